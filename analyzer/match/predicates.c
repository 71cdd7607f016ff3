#include "match/ask.h"

const struct predicate predicates[] = {
#define P(name, takes, function, about, cost, by_entry) {name, takes, ask_##function, about, cost, by_entry},
#include "match/predicates.def"
#undef P
	{NULL, NULL, NULL, NULL, 0, false},
};

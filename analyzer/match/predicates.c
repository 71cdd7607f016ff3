#include "match/ask.h"

const struct predicate predicates[] = {
#define P(name, takes, function, about, cost, needs) {name, takes, ask_##function, about, cost, MARK_##needs},
#include "match/predicates.def"
#undef P
	{NULL, NULL, NULL, NULL, 0, MARK_NOTHING},
};

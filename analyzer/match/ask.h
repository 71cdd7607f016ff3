/* The functions behind predicates.def. Private to match/. */
#ifndef OOMLINT_MATCH_ASK_H
#define OOMLINT_MATCH_ASK_H

#include "match/predicates.h"

#define P(name, takes, function, about, cost, needs) enum answer ask_##function(const struct asked *asked);
#include "match/predicates.def"
#undef P

/* YES when the entry is one of the operands; MAYBE when it is not known. */
enum answer among_entries(const struct asked *asked, api_id entry);

#endif

/* The functions behind predicates.def. Private to match/. */
#ifndef OOMLINT_MATCH_ASK_H
#define OOMLINT_MATCH_ASK_H

#include "match/predicates.h"

#define P(name, takes, function, about, cost, needs) enum answer ask_##function(const struct asked *asked);
#include "match/predicates.def"
#undef P

/* YES when the entry is one of the operands; MAYBE when it is not known. */
enum answer among_entries(const struct asked *asked, api_id entry);

/* Tells what the answer rests on, where somebody wants to know. */
void rests_on(const struct asked *asked, enum confidence confidence, enum ground ground, node_id node);
/* It rests on what this node is. */
void rests_on_value(const struct asked *asked, node_id node);

#endif

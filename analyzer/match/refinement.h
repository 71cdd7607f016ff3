/* Which rules are more specific than which: `refines`, over any number of steps. */
#ifndef OOMLINT_MATCH_REFINEMENT_H
#define OOMLINT_MATCH_REFINEMENT_H

#include "data/rules.h"

struct refined {
	LIST(uint32_t) rules;    /* that this one is more specific than, by number in the set */
};

struct refinement {
	struct refined *of;      /* by number in the set */
};

void refinement_read(struct refinement *refinement, const struct rule_set *set, struct arena *arena);
/* Whether `rule` speaks instead of `other`. Rules that refine each other both speak. */
bool refinement_of(const struct refinement *refinement, uint32_t rule, uint32_t other);

#endif

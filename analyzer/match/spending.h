/* What each rule costs, where somebody has asked (matcher_note_time). What several rules share, because their patterns have one shape, is
 * divided among them. */
#ifndef OOMLINT_MATCH_SPENDING_H
#define OOMLINT_MATCH_SPENDING_H

#include "match/run.h"

/* Seconds since some moment; 0 where nobody has asked. */
double spending_now(const struct matcher *m);
/* What was done since then was for one rule. */
void spending_charge(struct matcher *m, uint32_t rule, double since);
/* It was for all users of a shape, but for what has been charged since `charged`. */
void spending_share(struct matcher *m, const struct shape *shape, double since, double charged);

#endif

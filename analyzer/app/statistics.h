/* How often each rule spoke, and what the run spent its time on. */
#ifndef OOMLINT_APP_STATISTICS_H
#define OOMLINT_APP_STATISTICS_H

#include "app/timing.h"
#include "data/rules.h"

/* One line for each topic, the most frequent first. */
void statistics_write(const struct report *report, struct sink *sink);
/* Stages of the work, then the rules that took most of it: seconds by their place in the set. Of all threads. */
void statistics_write_time(const struct timing *stages, const double *by_rule, const struct rule_set *rules, struct sink *sink);

#endif

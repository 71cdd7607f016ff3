/* One finding: the rule's words, places, rewrites and settings for what matched. */
#ifndef OOMLINT_MATCH_FINDING_H
#define OOMLINT_MATCH_FINDING_H

#include "match/evidence.h"
#include "match/rewrite.h"

/* Adds the diagnostic of a pattern whose questions all hold; texts live in report->arena. */
void finding_add(const struct pattern *pattern, const struct telling *telling, const struct evidence *evidence,
                 struct rewriting *rewriting, struct report *report);

#endif

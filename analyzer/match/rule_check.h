/* What a rule says beside its query, checked against the other rules, the configuration keys and the formulas. */
#ifndef OOMLINT_MATCH_RULE_CHECK_H
#define OOMLINT_MATCH_RULE_CHECK_H

#include "match/query_file.h"
#include "settings/settings.h"

void rule_check(struct query_file *file, const struct rule_set *set, const struct spark_keys *keys);

#endif

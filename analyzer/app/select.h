/* Which rules are on, and how severe they are. */
#ifndef OOMLINT_APP_SELECT_H
#define OOMLINT_APP_SELECT_H

#include "app/setup.h"
#include "data/rules.h"

/* How closely a word names the rule: its name or code is closer than a prefix of the code (OOM1), that than its family, that than
 * ALL. 0: not at all. */
unsigned rule_closeness(const struct rule *rule, struct slice word);
/* Fills on[] from the words of `select`, `extend-select` and `ignore`: the closest counts, of equal ones that of the stronger layer,
 * then `ignore`. */
void select_rules(const struct rule_set *set, const struct config *config, bool *on);
/* The severities that were asked for, as numbers of enum severity; -1: the rule's own. */
void select_severities(const struct rule_set *set, const struct config *config, signed char *severities);
/* Reports each word of one layer's settings that should mean a rule and means none: false. */
bool check_rule_words(const struct rule_set *set, const struct config_layer *layer, struct report *report);
/* ", did you mean `x`?" for a word that was meant to be a rule. */
struct slice rule_suggestion(const struct rule_set *set, struct slice word, struct arena *arena);

#endif

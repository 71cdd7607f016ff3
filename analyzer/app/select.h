/* Which rules are on. */
#ifndef OOMLINT_APP_SELECT_H
#define OOMLINT_APP_SELECT_H

#include "app/setup.h"
#include "data/rules.h"

/* Whether a word names the rule: its name, its code, a prefix of the code (OOM1), its family, or ALL. */
bool rule_is_meant(const struct rule *rule, struct slice word);
/* Fills on[]: all, or those selected, without those ignored. A word that means no rule is reported: false. */
bool select_rules(const struct rule_set *set, const struct setup *setup, bool *on, struct report *report);
/* ", did you mean `x`?" for a word that was meant to be a rule. */
struct slice rule_suggestion(const struct rule_set *set, struct slice word, struct arena *arena);

#endif

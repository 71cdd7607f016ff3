/* Which rules are on. */
#ifndef OOMLINT_APP_SELECT_H
#define OOMLINT_APP_SELECT_H

#include "app/setup.h"
#include "data/rules.h"
#include "suppress/directive.h"

/* Fills on[] of topics, of which the first `set->count` are the rules: all, or those selected, without those ignored; what is said
 * about oomlint's own work is always on. A word that means no rule is reported: false. */
bool select_topics(const struct rule_set *set, const struct topics *topics, const struct setup *setup, bool *on, struct report *report);
/* ", did you mean `x`?" for a word that was meant to be a rule. */
struct slice rule_suggestion(const struct rule_set *set, struct slice word, struct arena *arena);

#endif

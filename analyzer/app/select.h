/* Which rules are on, and how severe they are. Topics are all rules, by code, and then our own. */
#ifndef OOMLINT_APP_SELECT_H
#define OOMLINT_APP_SELECT_H

#include "config/config.h"
#include "data/reading.h"
#include "data/rules.h"
#include "suppress/directive.h"

/* What is said about oomlint's own work is always on. */
bool topic_can_be_chosen(const struct topic *topic);
/* Fills on[] from the words of `select`, `extend-select` and `ignore`: the closest counts, of equal ones that of the stronger layer,
 * then `ignore`. */
void select_topics(const struct topics *topics, const struct config *config, bool *on);
/* The severities that were asked for, as numbers of enum severity; -1: the topic's own. */
void select_severities(const struct topics *topics, const struct config *config, signed char *severities);
/* Reports each word of one layer's settings that should mean a rule and means none: false. */
bool check_rule_words(const struct rule_set *set, const struct topics *topics, const struct config_layer *layer, struct report *report);
/* For a word that was meant to be a rule. */
struct guess rule_guess(const struct rule_set *set, struct slice word);

#endif

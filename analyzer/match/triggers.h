/* Words without which a rule cannot match. */
#ifndef OOMLINT_MATCH_TRIGGERS_H
#define OOMLINT_MATCH_TRIGGERS_H

#include "match/patterns.h"
#include "match/word_search.h"

/* The rule's own triggers, or else the names after calls? and sets? of each of its patterns. */
void triggers_add(struct word_search *search, const struct rule *rule, const struct pattern *patterns, uint32_t count,
                  const struct api *api, struct arena *arena);

#endif

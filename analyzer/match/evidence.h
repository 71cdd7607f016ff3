/* What a finding rests on. */
#ifndef OOMLINT_MATCH_EVIDENCE_H
#define OOMLINT_MATCH_EVIDENCE_H

#include "match/patterns.h"
#include "match/words.h"

/* The weakest of what holds the pattern's answers up; `asked` has all but the node and the operands. A maybe that the rule asked for
 * is an assumption, any other one a possibility. */
struct evidence evidence_of(const struct pattern *pattern, struct asked asked);
/* Why it is not certain, in the words of the user; empty where it is. */
struct slice evidence_words(const struct pattern *pattern, const struct evidence *evidence, const struct telling *telling);

#endif

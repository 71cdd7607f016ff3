/* A rule's rewrites for one finding: edits where they are certain to leave Python behind, otherwise something to look at. */
#ifndef OOMLINT_MATCH_REWRITE_H
#define OOMLINT_MATCH_REWRITE_H

#include "match/imports.h"
#include "match/words.h"

/* What is kept for one document. */
struct rewriting {
	TSParser *parser;
	struct imports imports;
	uint32_t spent;     /* bytes and nodes of statements that were written and parsed again */
};

/* Adds the fix to the diagnostic; nothing when the template asks for what is not known, or would change nothing. */
void rewrite_add(struct rewriting *rewriting, const struct telling *telling, const struct rule_fix *rule,
                 struct diagnostic *diagnostic);

#endif

/* Tokens of a SQL text with the depth of their brackets. */
#ifndef OOMLINT_MEANING_SQL_TOKENS_H
#define OOMLINT_MEANING_SQL_TOKENS_H

#include "meaning/evaluator.h"

struct token {
	struct slice text;
	uint16_t depth;
	bool word, number, hole;
};

/* The text, token by token: so many at the most, the rest is not looked at. */
struct sql {
	const struct facts *facts;
	struct token *tokens;
	uint32_t count;
};

/* Tokens live in the arena of the facts. */
void sql_open(struct sql *sql, const struct facts *facts, struct slice text);
/* Whether these tokens are a condition that asks for one entity: id = 17 AND more. */
bool sql_asks_for_key(const struct token *tokens, uint32_t count);

#endif

/* Tokens of a SQL text with the depth of their brackets. */
#ifndef OOMLINT_MEANING_SQL_TOKENS_H
#define OOMLINT_MEANING_SQL_TOKENS_H

#include "meaning/evaluator.h"

enum { SUBQUERIES_MOST = 16 }; /* of one WITH; further ones are not known */

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
	struct subquery { struct slice name; struct bound rows; } named[SUBQUERIES_MOST]; /* WITH name AS (...) */
	uint32_t named_count;
	uint32_t small, large;      /* tables of which it reads all, by their names */
};

struct range { uint32_t start, end; };

/* Tokens live in the arena of the facts. */
void sql_open(struct sql *sql, const struct facts *facts, struct slice text);
/* Words ignore case. The first one in the range at its own depth; range.end when there is none. `words` end with NULL; what is followed
 * by a bracket is a function. */
bool sql_is(const struct sql *sql, uint32_t at, const char *word);
uint32_t sql_find(const struct sql *sql, struct range range, const char *word);
uint32_t sql_first_of(const struct sql *sql, struct range range, const char *const *words);
uint32_t sql_closing(const struct sql *sql, uint32_t open, uint32_t end);
bool sql_is_among(const struct sql *sql, uint32_t at, const char *const *words);
/* Items that commas separate. */
uint32_t sql_items(const struct sql *sql, struct range range);

/* The items of a SELECT (sql_items.c). */
struct sql_item { bool aggregate, constant, wide, multiplies; uint32_t elements; };
struct sql_item sql_item_of(const struct sql *sql, struct range item);
/* Of so many rows, GROUP BY these keys; a number among them stands for an item of that list. */
struct bound sql_group(const struct sql *sql, struct range keys, struct range list, struct bound source);
/* A query, and what stands after FROM; `nested` counts brackets. */
struct bound sql_query(struct sql *sql, struct range range, int nested, bool *wide);
struct bound sql_sources(struct sql *sql, struct range range, int nested, bool *wide);

/* Whether these tokens are a condition that asks for one entity: id = 17 AND more. */
bool sql_asks_for_key(const struct token *tokens, uint32_t count);

#endif

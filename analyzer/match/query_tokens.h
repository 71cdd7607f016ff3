/* Tokens of a .scm. Private to the reader of patterns. */
#ifndef OOMLINT_MATCH_QUERY_TOKENS_H
#define OOMLINT_MATCH_QUERY_TOKENS_H

#include "match/query_text.h"

enum query_token_kind {
	QUERY_END,
	QUERY_OPEN, QUERY_CLOSE,     /* ( ) and [ ]: the first byte tells which */
	QUERY_STRING,
	QUERY_CAPTURE,               /* @name */
	QUERY_CLAUSE,                /* #name right after a ( */
	QUERY_WORD,                  /* a node, a field:, _ and what stands in clauses */
	QUERY_MARK                   /* ? * + . ! */
};

struct query_token {
	enum query_token_kind kind;
	struct slice text;           /* as it stands in the file */
	uint32_t offset;
};

struct query_scanner {
	struct slice text;
	uint32_t at;
	bool in_clause;              /* words there are anything up to white space or a bracket */
	struct query_mistake mistake;
};

/* The next token; QUERY_END at the end or after a mistake. */
struct query_token query_token_next(struct query_scanner *scanner);
/* The text of a string token, escapes undone. */
struct slice query_string(struct slice token, struct arena *arena);

#endif

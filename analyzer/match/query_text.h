/* The text of a .scm as patterns: what tree-sitter gets to see (the shape), and what we ask of it (the clauses). */
#ifndef OOMLINT_MATCH_QUERY_TEXT_H
#define OOMLINT_MATCH_QUERY_TEXT_H

#include "base/list.h"

struct query_word {
	struct slice text;     /* without @ and quotes, escapes undone */
	uint32_t offset;
	bool capture, quoted;
};

/* (#name? @x word ...) or (#set! key value). */
struct query_clause {
	struct slice name;     /* without # */
	uint32_t offset;       /* of # */
	LIST(struct query_word) words;
};

/* Where a token of the shape stands in the file. */
struct query_piece { uint32_t shape, file; };

struct query_pattern {
	struct slice shape;            /* without clauses, captures are called @c0, @c1 ...: equal shapes are equal texts */
	uint32_t offset;               /* of its first byte */
	LIST(struct query_word) captures; /* in order of appearance: @c0, @c1 ... */
	LIST(struct query_word) uses;  /* every place where a capture is set, for "only one @report" */
	LIST(struct query_clause) clauses;
	LIST(struct query_piece) pieces;
};

struct query_text {
	LIST(struct query_pattern) patterns;
};

/* The first mistake ends the reading. */
struct query_mistake {
	uint32_t offset;
	const char *problem;   /* NULL: none */
};

/* Reads all patterns; texts live in `arena`. */
struct query_mistake query_text_read(struct query_text *query, struct slice text, struct arena *arena);
/* Number of the capture with this name, or UINT32_MAX. */
uint32_t query_capture(const struct query_pattern *pattern, struct slice name);
/* The place in the file of an offset of the shape. */
uint32_t query_place(const struct query_pattern *pattern, uint32_t shape_offset);

#endif

/* Shapes: the structures of all patterns, each once, compiled as one query. */
#ifndef OOMLINT_MATCH_SHAPES_H
#define OOMLINT_MATCH_SHAPES_H

#include "match/query_file.h"
#include "match/query_text.h"

#include <tree_sitter/api.h>

/* A pattern that has this shape. */
struct shape_user {
	uint32_t pattern;                  /* its number for the matcher */
	const struct query_pattern *text;
	const struct rule *rule;
};

struct shape {
	struct slice text;
	LIST(struct shape_user) users;     /* in the order they were added */
	uint32_t start;                    /* in the text of the whole query */
	bool refused;                      /* by tree-sitter */
};

struct shapes {
	LIST(struct shape) all;
	TSQuery *query;
	uint32_t *of_query;                /* number of a pattern of `query` -> number of its shape */
	uint32_t *captures;                /* id of a capture of `query` -> number in its pattern */
};

void shapes_add(struct shapes *shapes, struct shape_user user, struct arena *arena);
/* Compiles what tree-sitter accepts and reports the rest, once for every rule that has it. false when nothing is left. */
bool shapes_compile(struct shapes *shapes, struct report *report, struct arena *arena);

#endif

/* Shapes: the structures of all patterns, each once. Where a shape can begin we read ourselves, and plain shapes whole (match/plain.h);
 * what else a query can say is tree-sitter's, compiled only where the questions about the outermost node already hold. */
#ifndef OOMLINT_MATCH_SHAPES_H
#define OOMLINT_MATCH_SHAPES_H

#include "data/api.h"
#include "match/plain.h"
#include "match/query_file.h"
#include "match/query_text.h"
#include "syntax/tree.h"

/* A pattern that has this shape. */
struct shape_user {
	uint32_t pattern;                  /* its number for the matcher */
	const struct query_pattern *text;
	const struct rule *rule;
	uint8_t needs;                     /* marks that its questions want of the outermost node */
	uint64_t *entries;                 /* bits: API entries of which it wants one there; NULL: any node may do */
};

struct shape {
	struct slice text;
	LIST(struct shape_user) users;     /* those that any node may do for come first */
	uint32_t free_count;               /* how many these are */
	bool root[NODE_KIND_COUNT];        /* kinds of node that it can begin at */
	uint32_t root_capture;             /* number of the outermost node's capture; UINT32_MAX: it has none */
	uint8_t needs, free_needs;         /* marks that all users want; that those want which come first */
	uint64_t *entries;                 /* bits: API entries that some user wants there */
	bool plainly;                      /* tree-sitter is not needed */
	struct plain plain;
	TSQuery *query;                    /* NULL until it is needed */
	uint32_t *captures;                /* id of a capture of `query` -> number in its pattern */
	bool refused;                      /* by tree-sitter */
};

struct shapes {
	LIST(struct shape) all;
};

/* Whether the entry is in such a set. */
static inline bool wants_entry(const uint64_t *entries, api_id entry) { return !entries || (entries[entry / 64] >> entry % 64 & 1); }

void shapes_add(struct shapes *shapes, struct shape_user user, struct arena *arena);
/* Compiles the shape when that has not been done. NULL when tree-sitter refuses it: reported once for every rule that has it. */
TSQuery *shape_query(struct shape *shape, struct report *report, struct arena *arena);
void shapes_close(struct shapes *shapes);

#endif

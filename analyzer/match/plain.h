/* Plain shapes: nodes by kind, children by field, by being the first or the last, or by standing beside another one or a token, captures.
 * They are matched on the flattened tree, with the same answers as tree-sitter's, which takes several milliseconds to compile one.
 * Everything else a query can say is tree-sitter's own business. */
#ifndef OOMLINT_MATCH_PLAIN_H
#define OOMLINT_MATCH_PLAIN_H

#include "base/list.h"
#include "syntax/tree.h"

struct plain_node {
	uint8_t kind;          /* enum node_kind; NODE_OTHER: any, `(_)` */
	uint8_t field;         /* enum node_field; FIELD_NONE: by place */
	bool first, last;      /* child: anchored to that end */
	bool beside;           /* child: the next one after the child before */
	struct slice token;    /* child: what stands between that, or the start of its parent, and it; at == NULL: anything */
	uint32_t capture;      /* UINT32_MAX: none */
	uint32_t also;         /* another name of it; UINT32_MAX: none */
	uint32_t child, next;  /* first child and next sibling in `nodes`, 0: none */
};

struct plain {
	LIST(struct plain_node) nodes;  /* [0] is unused, [1] is the outermost */
	bool kinds[NODE_KIND_COUNT];    /* of a choice of outermost nodes without children */
};

/* false when the shape says more than a plain one can; then tree-sitter has to. `shape`: canonical text (match/query_text.h). */
bool plain_read(struct plain *plain, struct slice shape, struct arena *arena);
/* Whether it matches at this node; fills `captures`. */
bool plain_match(const struct plain *plain, const struct tree *tree, node_id node, node_id *captures);

#endif

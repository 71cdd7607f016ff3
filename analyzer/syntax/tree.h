/* The parse of one source, flattened: named nodes in preorder, addressed by number. Walks are loops over an array. */
#ifndef OOMLINT_SYNTAX_TREE_H
#define OOMLINT_SYNTAX_TREE_H

#include "syntax/comments.h"
#include "text/source.h"

#include <tree_sitter/api.h>

enum node_kind {
	NODE_OTHER,
#define NODE(identifier, name) NODE_##identifier,
#include "syntax/nodes.def"
#undef NODE
	NODE_KIND_COUNT
};

enum node_field {
	FIELD_NONE,
#define FIELD(identifier, name) FIELD_##identifier,
#include "syntax/fields.def"
#undef FIELD
	FIELD_COUNT
};

/* Number of a node: its place in preorder. The module is 1; 0 is no node. */
typedef uint32_t node_id;

struct node {
	uint8_t kind;      /* enum node_kind */
	uint8_t field;     /* enum node_field: what it is to its parent */
	bool missing;      /* inserted by error recovery */
	uint8_t operator;  /* for binary, unary, boolean, comparison, augmented assignment: enum operator of the first one */
	uint32_t start, end;        /* bytes of source->code */
	node_id parent;
	node_id next;      /* next named sibling, 0 when last */
	node_id last;      /* last node of this subtree: children are id + 1 .. last; none when last == id */
	const void *id;    /* TSNode.id */
};

enum operator {
	OPERATOR_NONE, OPERATOR_ADD, OPERATOR_SUBTRACT, OPERATOR_MULTIPLY, OPERATOR_DIVIDE, OPERATOR_FLOOR_DIVIDE, OPERATOR_MODULO,
	OPERATOR_POWER, OPERATOR_OR, OPERATOR_AND, OPERATOR_XOR, OPERATOR_SHIFT_LEFT, OPERATOR_SHIFT_RIGHT, OPERATOR_MATRIX,
	OPERATOR_LESS, OPERATOR_LESS_EQUAL, OPERATOR_EQUAL, OPERATOR_NOT_EQUAL, OPERATOR_GREATER, OPERATOR_GREATER_EQUAL,
	OPERATOR_IN, OPERATOR_NOT_IN, OPERATOR_IS, OPERATOR_IS_NOT, OPERATOR_BOOL_AND, OPERATOR_BOOL_OR, OPERATOR_INVERT
};

struct tree {
	const struct source *source;
	struct node *nodes;      /* [0] is unused */
	uint32_t count;          /* nodes are 1 .. count - 1 */
	TSTree *parse;           /* owned: tree_close */
	struct slice parsed;     /* what the parser was given */
	LIST(struct span) comments; /* in order; they are no nodes, so that nobody takes one for a child */
	LIST(struct span) errors; /* outermost ERROR and missing nodes, merged when they touch */
	struct hidden_comments hidden; /* runs of comments that are not among those */
};

enum parse_outcome { PARSED, PARSE_OVER_BUDGET, PARSE_OUT_OF_MEMORY };

/* A parser that is reused for many files. parser_open panics when the grammar and the core do not match. */
TSParser *parser_open(void);
/* Parses source->code; nodes live in `arena`. PARSE_OVER_BUDGET after a number of parser steps in proportion to the text
 * (deterministic), and then *tree is empty. */
enum parse_outcome tree_open(struct tree *tree, TSParser *parser, const struct source *source, struct arena *arena);
/* The same, where there is a tree of the text from before a change; NULL: there is none. It stays the caller's, and is not needed any more. */
enum parse_outcome tree_open_again(struct tree *tree, TSParser *parser, const struct source *source, struct arena *arena,
                                   const struct tree *before);
void tree_close(struct tree *tree);

static inline const struct node *tree_node(const struct tree *tree, node_id id) { return &tree->nodes[id]; }
static inline enum node_kind node_kind(const struct tree *tree, node_id id) { return (enum node_kind)tree->nodes[id].kind; }
static inline node_id node_first(const struct tree *tree, node_id id)
{
	return tree->nodes[id].last > id ? id + 1 : 0;
}
static inline node_id node_next(const struct tree *tree, node_id id) { return tree->nodes[id].next; }
static inline node_id node_parent(const struct tree *tree, node_id id) { return tree->nodes[id].parent; }
static inline bool node_inside(const struct tree *tree, node_id id, node_id ancestor)
{
	return id >= ancestor && id <= tree->nodes[ancestor].last;
}
/* The first child with this field; 0 when there is none. */
static inline node_id node_child(const struct tree *tree, node_id id, enum node_field field)
{
	for (node_id child = node_first(tree, id); child; child = node_next(tree, child))
		if (tree->nodes[child].field == field)
			return child;
	return 0;
}
/* Text of the node in source->code. */
static inline struct slice node_text(const struct tree *tree, node_id id)
{
	return slice_part(tree->source->code, tree->nodes[id].start, tree->nodes[id].end);
}
/* The last node, in preorder, that begins at an offset or before it; the module when none does. */
node_id node_at(const struct tree *tree, uint32_t offset);
/* Number of the first comment that ends behind an offset; their count when none does. */
uint32_t comment_from(const struct tree *tree, uint32_t offset);
/* Our number of a node that a tree-sitter query captured; 0 when it is not a named node of this tree. */
node_id node_of(const struct tree *tree, TSNode node);
/* The node with this span and TSNode.id; 0: there is none. */
node_id node_with(const struct tree *tree, struct span span, const void *id);
/* Whether an identifier with this text stands in the subtree. */
bool node_mentions(const struct tree *tree, node_id id, struct slice name);
/* "call" ...; the grammar's word. */
const char *node_kind_name(enum node_kind kind);
const char *node_field_name(enum node_field field);

#endif

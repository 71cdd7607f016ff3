#include "syntax/flatten.h"

#include "syntax/grammar.h"
#include "syntax/splats.h"

struct flattening {
	struct tree *tree;
	struct arena *arena;
	const struct grammar *grammar;
	TSTreeCursor cursor;
	node_id parent;       /* of the node under the cursor */
	node_id previous;     /* its sibling before it */
	node_id error;        /* the outermost ERROR node that we are inside of */
	bool errors;          /* there are any in this tree */
	const struct tree *before; /* NULL: there is none */
	uint32_t shift;       /* of what was found in that last */
};

enum { ERROR_SYMBOL = UINT16_MAX };

/* Half of all nodes; to know them is cheaper than to look for children. */
static const bool is_token[NODE_KIND_COUNT] = {
	[NODE_IDENTIFIER] = true, [NODE_INTEGER] = true,      [NODE_FLOAT] = true,      [NODE_TRUE] = true,
	[NODE_FALSE] = true,      [NODE_STRING_START] = true, [NODE_STRING_END] = true, [NODE_NONE] = true,
};

static bool has_operator(enum node_kind kind)
{
	return kind == NODE_BINARY || kind == NODE_UNARY || kind == NODE_BOOLEAN || kind == NODE_COMPARISON ||
	       kind == NODE_AUGMENTED_ASSIGNMENT;
}

static void add_error(struct flattening *f, uint32_t start, uint32_t end)
{
	struct tree *tree = f->tree;
	struct span *last = tree->errors.count ? &tree->errors.at[tree->errors.count - 1] : NULL;

	if (last && start <= last->end) {
		last->end = end > last->end ? end : last->end;
		return;
	}
	*list_push(f->arena, &tree->errors) = (struct span){start, end};
}

/* Missing tokens are often anonymous (a bracket), so this looks at every node; but only in trees with errors. */
static bool note_error(struct flattening *f, TSNode node, TSSymbol symbol)
{
	bool missing = ts_node_is_missing(node);

	if (!f->error && (missing || symbol == ERROR_SYMBOL))
		add_error(f, ts_node_start_byte(node), ts_node_end_byte(node));
	return missing;
}

static void note_operator(struct flattening *f, TSSymbol symbol)
{
	struct node *parent = &f->tree->nodes[f->parent];

	if (!parent->operator && has_operator(parent->kind))
		parent->operator = f->grammar->operators[symbol];
}

static node_id add_node(struct flattening *f, TSNode node, enum node_kind kind)
{
	node_id id = f->tree->count++;

	f->tree->nodes[id] = (struct node){
		.kind = (uint8_t)kind,
		.field = f->grammar->fields[ts_tree_cursor_current_field_id(&f->cursor)],
		.start = ts_node_start_byte(node),
		.end = ts_node_end_byte(node),
		.parent = f->parent,
		.last = id,
		.id = node.id,
	};
	if (f->previous)
		f->tree->nodes[f->previous].next = id;
	f->previous = id;
	return id;
}

/* Our node for the one under the cursor; 0 when we keep none. */
static node_id visit(struct flattening *f)
{
	TSNode node = ts_tree_cursor_current_node(&f->cursor);
	TSSymbol symbol = ts_node_symbol(node);
	uint8_t kind = symbol == ERROR_SYMBOL ? NODE_ERROR : f->grammar->kinds[symbol];
	bool missing = f->errors && note_error(f, node, symbol);
	node_id id = 0;

	if (kind == SYMBOL_ANONYMOUS) {
		note_operator(f, symbol);
	} else if (kind == NODE_COMMENT) {
		*list_push(f->arena, &f->tree->comments) = (struct span){ts_node_start_byte(node), ts_node_end_byte(node)};
	} else if (kind != NODE_LINE_CONTINUATION) {
		id = add_node(f, node, kind);
		f->tree->nodes[id].missing = missing;
		if (kind == NODE_ERROR && !f->error)
			f->error = id;
	}
	return id;
}

static void leave(struct flattening *f, node_id id)
{
	f->tree->nodes[id].last = f->tree->count - 1;
	if (f->error == id)
		f->error = 0;
}

/* Goes on to the next node that is not below the one under the cursor; false at the end. */
static bool go_on(struct flattening *f, node_id id)
{
	if (f->error && f->error == id)
		f->error = 0;
	while (!ts_tree_cursor_goto_next_sibling(&f->cursor)) {
		if (!ts_tree_cursor_goto_parent(&f->cursor))
			return false;
		leave(f, f->parent);
		f->previous = f->parent;
		f->parent = f->tree->nodes[f->parent].parent;
	}
	return true;
}

/* ---- what the parser took from another tree ---------------------------------------------------------------------------- */

/* The parser shares whole subtrees, and none of them changes while that tree is there: what has the same address is the same. Before the
 * change it is where it was, behind it it has moved by the difference. 0: it is new. */
static node_id find_before(struct flattening *f, const struct node *node)
{
	const struct tree *before = f->before;
	uint32_t behind = f->tree->parsed.length - before->parsed.length;
	node_id old = node_with(before, (struct span){node->start - f->shift, node->end - f->shift}, node->id);

	if (!old && f->shift != behind) {
		old = node_with(before, (struct span){node->start - behind, node->end - behind}, node->id);
		f->shift = old ? behind : f->shift;
	}
	return old && before->nodes[old].kind == node->kind && !splats_move(node->kind) ? old : 0;
}

static void copy_node(struct flattening *f, const struct node *node, node_id by)
{
	struct node *copy = &f->tree->nodes[f->tree->count++];

	*copy = *node;
	copy->start += f->shift;
	copy->end += f->shift;
	copy->parent += by;
	copy->last += by;
	if (copy->next)
		copy->next += by;
}

static void copy_comments(struct flattening *f, const struct node *node)
{
	const struct tree *before = f->before;

	for (uint32_t i = comment_from(before, node->start); i < before->comments.count && before->comments.at[i].start < node->end; i++)
		*list_push(f->arena, &f->tree->comments) = (struct span){before->comments.at[i].start + f->shift, before->comments.at[i].end + f->shift};
}

/* All that is below the node. */
static bool copy_below(struct flattening *f, node_id id)
{
	struct node *node = &f->tree->nodes[id];
	node_id old = f->before ? find_before(f, node) : 0;

	if (!old)
		return false;
	node->operator = f->before->nodes[old].operator;
	for (node_id n = old + 1; n <= f->before->nodes[old].last; n++)
		copy_node(f, &f->before->nodes[n], id - old);
	node->last = f->tree->count - 1;
	copy_comments(f, &f->before->nodes[old]);
	return true;
}

/* Anonymous nodes are not descended into, so that the cursor is always one level below f->parent. */
void flatten(struct tree *tree, struct arena *arena, const struct tree *before)
{
	TSNode root = ts_tree_root_node(tree->parse);
	struct flattening f = {
		.tree = tree,
		.arena = arena,
		.grammar = grammar_tables(),
		.cursor = ts_tree_cursor_new(root),
		.errors = ts_node_has_error(root),
		.before = before,
	};
	bool more = true;

	tree->nodes = ARENA_RAW_ARRAY(arena, struct node, (size_t)ts_node_descendant_count(root) + 1);
	tree->nodes[0] = (struct node){0};
	tree->count = 1;
	while (more) {
		node_id id = visit(&f);

		if (id && !is_token[tree->nodes[id].kind] && !copy_below(&f, id) && ts_tree_cursor_goto_first_child(&f.cursor)) {
			f.parent = id;
			f.previous = 0;
		} else {
			more = go_on(&f, id);
		}
	}
	ts_tree_cursor_delete(&f.cursor);
	splats_mend(tree);
}

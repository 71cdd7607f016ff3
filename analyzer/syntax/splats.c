#include "syntax/splats.h"

/* What binds more loosely than the grammar's star, and more tightly than Python's. */
static const bool is_operand[NODE_KIND_COUNT] = {
	[NODE_ATTRIBUTE] = true, [NODE_CALL] = true,       [NODE_SUBSCRIPT] = true,   [NODE_BINARY] = true,
	[NODE_BOOLEAN] = true,   [NODE_COMPARISON] = true, [NODE_CONDITIONAL] = true,
};

/* The outermost expression that begins with this splat: each is the first child of the one before it. */
static node_id outermost(const struct tree *tree, node_id splat)
{
	node_id top = splat;

	while (is_operand[tree->nodes[top - 1].kind] && tree->nodes[top].parent == top - 1)
		top--;
	return top;
}

static void adopt(struct tree *tree, node_id parent)
{
	for (node_id child = node_first(tree, parent); child; child = node_next(tree, child))
		tree->nodes[child].parent = parent;
}

/* The splat takes the place of the outermost; that one and those below it move down by one. The operand stays where it is, and takes
 * the splat's. */
static void lift(struct tree *tree, node_id top, node_id splat)
{
	struct node *nodes = tree->nodes, lifted = nodes[splat], whole = nodes[top];
	uint32_t start = nodes[splat + 1].start;

	memmove(&nodes[top + 1], &nodes[top], (splat - top) * sizeof *nodes);
	nodes[splat + 1].field = lifted.field;
	nodes[splat + 1].next = lifted.next;
	nodes[top] = lifted;
	nodes[top].field = whole.field;
	nodes[top].parent = whole.parent;
	nodes[top].next = whole.next;
	nodes[top].end = whole.end;
	nodes[top].last = whole.last;
	nodes[top + 1].field = FIELD_NONE;
	nodes[top + 1].next = 0;
	for (node_id n = top; n <= splat; n++) {
		adopt(tree, n);
		nodes[n].start = n == top ? lifted.start : start;
	}
}

bool splats_move(enum node_kind kind)
{
	return is_operand[kind] || kind == NODE_LIST_SPLAT;
}

void splats_mend(struct tree *tree)
{
	for (node_id n = 2; n < tree->count; n++) {
		node_id top = node_kind(tree, n) == NODE_LIST_SPLAT && node_first(tree, n) ? outermost(tree, n) : n;

		if (top < n)
			lift(tree, top, n);
	}
}

/* Ways out of a function or of a turn of a loop that pass no release of what was acquired in it. */
#include "meaning/evaluator.h"

static node_id around(const struct tree *tree, node_id node, enum node_kind kind)
{
	while (node && node_kind(tree, node) != kind)
		node = node_parent(tree, node);
	return node;
}

/* The release stands before the exit on its way, or in a finally around it. */
static bool passes(const struct tree *tree, node_id exit, node_id release)
{
	node_id block = around(tree, release, NODE_BLOCK), finally = around(tree, release, NODE_FINALLY);

	if (finally && node_inside(tree, exit, node_parent(tree, finally)))
		return true;
	return release < exit && (!block || node_inside(tree, exit, block));
}

/* What begins again: the next turn of its loop, or the next call of its function. A break or a return out of a loop leaves one. */
static bool is_exit(const struct tree *tree, node_id acquisition, node_id node)
{
	node_id loop = enclosing_loop(tree, acquisition);

	if (enclosing_function(tree, node) != enclosing_function(tree, acquisition))
		return false;
	return loop ? node_kind(tree, node) == NODE_CONTINUE && enclosing_loop(tree, node) == loop : node_kind(tree, node) == NODE_RETURN;
}

static bool leaves(const struct tree *tree, const struct acquisition *acquisition, node_id exit)
{
	for (uint32_t i = 0; i < acquisition->releases.count; i++)
		if (passes(tree, exit, acquisition->releases.at[i]) ||
		    enclosing_function(tree, acquisition->releases.at[i]) != enclosing_function(tree, exit))
			return false;
	return true;
}

static bool is_left(const struct tree *tree, const struct acquisition *acquisition, const node_id *exits, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (exits[i] > acquisition->call && is_exit(tree, acquisition->call, exits[i]) && leaves(tree, acquisition, exits[i]))
			return true;
	return false;
}

/* An exception ends the stream or the job as a rule; a return or a continue does not. */
void judge_exits(struct facts *facts)
{
	const struct tree *tree = facts->tree;
	LIST(node_id) exits = {0};

	for (node_id n = 1; facts->acquisitions.count && n < tree->count; n++)
		if (node_kind(tree, n) == NODE_RETURN || node_kind(tree, n) == NODE_CONTINUE)
			*list_push(facts->arena, &exits) = n;
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (acquisition->releases.count && is_left(tree, acquisition, exits.at, exits.count))
			acquisition->fact.left = YES;
	}
}

/* What a loop goes through, and what is another one in every turn. */
#include "meaning/evaluator.h"

enum { SOURCE_STEPS_MOST = 8 };

static bool is_key_list(const struct tree *tree, node_id node)
{
	node_id name = node_kind(tree, node) == NODE_ATTRIBUTE ? node_child(tree, node, FIELD_ATTRIBUTE) : node;

	return node_kind(tree, name) == NODE_IDENTIFIER && is_named_as_keys(node_text(tree, name));
}

/* join_columns, and group_columns + ["day"], too. */
bool goes_through_keys(const struct tree *tree, node_id loop)
{
	node_id items = node_child(tree, loop, FIELD_RIGHT);
	bool keys = false;

	if (!items || node_kind(tree, items) != NODE_BINARY)
		return items && is_key_list(tree, items);
	for (node_id n = node_first(tree, items); n; n = node_next(tree, n)) {
		if (node_kind(tree, n) == NODE_LIST)
			continue;
		if (!is_key_list(tree, n))
			return false;
		keys = true;
	}
	return keys;
}

/* What the items come out of: frames of frames[1:], frames.items(), enumerate(frames), self.frames. */
static node_id source_of_items(const struct tree *tree, node_id node)
{
	for (int step = 0; node && step < SOURCE_STEPS_MOST; step++) {
		node_id function = node_child(tree, node, FIELD_FUNCTION), item = first_argument(tree, node);

		if (node_kind(tree, node) == NODE_SUBSCRIPT)
			node = node_child(tree, node, FIELD_VALUE);
		else if (node_kind(tree, node) == NODE_ATTRIBUTE)
			node = node_child(tree, node, FIELD_OBJECT);
		else if (node_kind(tree, node) == NODE_CALL && function)
			node = item ? item : function;
		else
			break;
	}
	return node;
}

static node_id second_argument(const struct tree *tree, node_id call)
{
	node_id first = first_argument(tree, call);

	return first ? node_next(tree, first) : 0;
}

static node_id definition_around(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) != NODE_FUNCTION)
		node = node_parent(tree, node);
	return node;
}

/* A name among the parameters of the function around it. */
static bool is_parameter(const struct tree *tree, node_id name)
{
	node_id function = definition_around(tree, name), parameters;

	parameters = function ? node_child(tree, function, FIELD_PARAMETERS) : 0;
	return parameters && node_kind(tree, name) == NODE_IDENTIFIER && node_mentions(tree, parameters, node_text(tree, name));
}

/* frame, or what is made of it: broadcast(frame), frame.select("id"), where the loop binds that name. */
static bool is_of_item(const struct tree *tree, node_id each, node_id added)
{
	for (node_id n = added; added && n <= tree_node(tree, added)->last; n++)
		if (node_kind(tree, n) == NODE_IDENTIFIER && node_mentions(tree, each, node_text(tree, n)))
			return true;
	return false;
}

enum answer facts_unites_given(const struct facts *facts, node_id call)
{
	const struct tree *tree = facts->tree;
	node_id loop = facts_loop(facts, call), each = loop ? node_child(tree, loop, FIELD_LEFT) : 0;
	node_id items = loop ? source_of_items(tree, each ? node_child(tree, loop, FIELD_RIGHT) : second_argument(tree, loop)) : 0;
	node_id added = first_argument(tree, call);

	if (!items || !is_parameter(tree, items))
		return NO;
	if (added && !node_inside(tree, call, loop)) /* by a function that is called from there */
		return answer_of(is_parameter(tree, added));
	return answer_of(!each || is_of_item(tree, each, added));
}

/* Places where a loop binds names: targets, parameters of what is folded, assignments in the body. */
static bool binds(const struct tree *tree, node_id node)
{
	enum node_kind kind = node_kind(tree, node);
	node_id parent = node_parent(tree, node);
	enum node_kind parent_kind = node_kind(tree, parent);

	if (kind == NODE_LAMBDA_PARAMETERS || kind == NODE_PARAMETERS)
		return true;
	if (tree_node(tree, node)->field != FIELD_LEFT && tree_node(tree, node)->field != FIELD_NAME)
		return false;
	return parent_kind == NODE_FOR || parent_kind == NODE_FOR_IN || parent_kind == NODE_ASSIGNMENT ||
	       parent_kind == NODE_AUGMENTED_ASSIGNMENT || parent_kind == NODE_NAMED_EXPRESSION;
}

static bool is_bound_in(const struct tree *tree, node_id loop, struct slice name)
{
	for (node_id n = loop; n <= tree_node(tree, loop)->last; n++)
		if (binds(tree, n) && node_mentions(tree, n, name))
			return true;
	return false;
}

struct variation { node_id node; bool varies; };

static void vary(const struct facts *facts, node_id loop, void *context)
{
	const struct tree *tree = facts->tree;
	struct variation *variation = context;

	if (node_kind(tree, loop) == NODE_FOR_IN) /* of a comprehension */
		loop = node_parent(tree, loop);
	if (!node_inside(tree, variation->node, loop)) /* in a function that is called from the loop */
		loop = definition_around(tree, variation->node);
	for (node_id n = variation->node; loop && n <= tree_node(tree, variation->node)->last && !variation->varies; n++)
		variation->varies = node_kind(tree, n) == NODE_IDENTIFIER && is_bound_in(tree, loop, node_text(tree, n));
}

enum answer facts_varies(const struct facts *facts, node_id node)
{
	struct variation variation = {.node = node};

	if (is_one_of_all(facts->tree, node))
		return NO;
	loops_around(facts, node, vary, &variation);
	for (node_id n = node_parent(facts->tree, node); n && !variation.varies; n = node_parent(facts->tree, n))
		if (node_kind(facts->tree, n) == NODE_CALL)
			carrying_loops(facts, n, vary, &variation);
	return answer_of(variation.varies);
}

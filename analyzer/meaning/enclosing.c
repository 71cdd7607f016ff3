/* What a node stands in. */
#include "meaning/evaluator.h"

node_id enclosing_function(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) != NODE_FUNCTION && node_kind(tree, node) != NODE_LAMBDA)
		node = node_parent(tree, node);
	return node;
}

bool runs_each_turn(const struct tree *tree, node_id part)
{
	enum node_kind kind = node_kind(tree, node_parent(tree, part));
	enum node_field field = (enum node_field)tree_node(tree, part)->field;

	return (kind == NODE_FOR && field == FIELD_BODY) || (kind == NODE_WHILE && field != FIELD_ALTERNATIVE);
}

node_id enclosing_loop(const struct tree *tree, node_id node)
{
	for (node_id part = node; part; part = node_parent(tree, part)) {
		enum node_kind kind = node_kind(tree, part);

		if (part != node && (kind == NODE_FUNCTION || kind == NODE_LAMBDA))
			return 0;
		if (runs_each_turn(tree, part))
			return node_parent(tree, part);
	}
	return 0;
}

node_id assigned_to(const struct facts *facts, node_id identifier)
{
	const struct node_fact *fact = fact_find(facts, identifier);
	node_id target = fact ? fact->defined : 0, parent = target ? node_parent(facts->tree, target) : 0;

	if (!parent || node_kind(facts->tree, parent) != NODE_ASSIGNMENT)
		return 0;
	return node_child(facts->tree, parent, FIELD_RIGHT);
}

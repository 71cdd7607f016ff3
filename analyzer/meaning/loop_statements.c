/* Of several calls that make a plan longer in a loop, the one that speaks for the others; what stands in a loop for one turn only. */
#include "meaning/evaluator.h"

/* The statement that a call is part of, in a block. */
static node_id statement_of(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node_parent(tree, node)) != NODE_BLOCK)
		node = node_parent(tree, node);
	return node;
}

enum answer facts_only_statement(const struct facts *facts, node_id node)
{
	const struct tree *tree = facts->tree;
	node_id block = node_parent(tree, statement_of(tree, node)), owner = block ? node_parent(tree, block) : 0;
	uint32_t statements = 0;

	for (node_id n = block ? node_first(tree, block) : 0; n; n = node_next(tree, n))
		statements += node_kind(tree, n) != NODE_COMMENT;
	return answer_of(statements == 1 && !node_child(tree, owner, FIELD_ALTERNATIVE) &&
	                 !slice_starts(node_text(tree, owner), SLICE("async")));
}

/* name == "day" of this name */
static bool asks_for_constant(const struct tree *tree, node_id condition, struct slice name)
{
	node_id left = node_first(tree, condition), right = left ? node_next(tree, left) : 0;

	return node_kind(tree, condition) == NODE_COMPARISON && tree_node(tree, condition)->operator == OPERATOR_EQUAL && right &&
	       slice_equal(node_text(tree, left), name) && node_kind(tree, right) == NODE_STRING;
}

bool is_one_of_all(const struct tree *tree, node_id node)
{
	for (node_id n = node; n && node_kind(tree, node) == NODE_IDENTIFIER && node_kind(tree, n) != NODE_FUNCTION; n = node_parent(tree, n)) {
		node_id parent = node_parent(tree, n);

		if (tree_node(tree, n)->field == FIELD_CONSEQUENCE && asks_for_constant(tree, node_child(tree, parent, FIELD_CONDITION), node_text(tree, node)))
			return true;
	}
	return false;
}

static bool has_varying_argument(const struct facts *facts, node_id call)
{
	node_id own = first_argument(facts->tree, call);

	return own && facts_varies(facts, own) == YES;
}

/* Another carried call that does the same to the plan. */
static bool is_alike(const struct facts *facts, node_id other, node_id call, bool varies)
{
	const struct api_member *members = facts->api->members;

	return node_number(facts, NUMBER_OF_CARRY, other) &&
	       members[facts_entry(facts, other)].plan == members[facts_entry(facts, call)].plan &&
	       (!varies || has_varying_argument(facts, other));
}

static node_id statement_in(const struct tree *tree, node_id block, node_id node)
{
	while (node_parent(tree, node) != block)
		node = node_parent(tree, node);
	return node;
}

static bool shares_loop(const struct facts *facts, node_id call, node_id other)
{
	uint32_t i = node_number(facts, NUMBER_OF_CARRY, call);

	while (i && !is_carried_by(facts, other, facts->carries.at[i - 1].loop))
		i = facts->carries.at[i - 1].next;
	return i;
}

/* The same method in branches of an earlier statement speaks for those that come after them. */
static bool speaks_before(const struct facts *facts, node_id call, bool varies)
{
	const struct tree *tree = facts->tree;
	node_id own = statement_of(tree, call), block = node_parent(tree, own);

	for (node_id n = block ? block + 1 : call; n < call; n++)
		if (is_alike(facts, n, call, varies) && shares_loop(facts, call, n) &&
		    (node_parent(tree, statement_of(tree, n)) == block ||
		     (facts_entry(facts, n) == facts_entry(facts, call) && statement_in(tree, block, n) != own)))
			return true;
	return false;
}

/* In a function that loops call: what stands in those loops themselves. */
static bool speaks_in_loops(const struct facts *facts, node_id call, bool varies)
{
	uint32_t loops = 0, spoken = 0;

	for (uint32_t i = node_number(facts, NUMBER_OF_CARRY, call); i; i = facts->carries.at[i - 1].next) {
		node_id loop = facts->carries.at[i - 1].loop, n = loop;

		if (node_inside(facts->tree, call, loop))
			return false;
		while (n <= tree_node(facts->tree, loop)->last && !is_alike(facts, n, call, varies))
			n++;
		loops++;
		spoken += n <= tree_node(facts->tree, loop)->last;
	}
	return loops && spoken == loops;
}

enum answer facts_after_another(const struct facts *facts, node_id call)
{
	bool varies = has_varying_argument(facts, call);

	return answer_of(speaks_before(facts, call, varies) || speaks_in_loops(facts, call, varies));
}

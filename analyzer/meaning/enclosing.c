/* What a node stands in, and what stands in it. */
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

node_id first_argument(const struct tree *tree, node_id call)
{
	node_id arguments = node_child(tree, call, FIELD_ARGUMENTS);

	return arguments ? node_first(tree, arguments) : 0;
}

node_id assigned_to(const struct facts *facts, node_id identifier)
{
	const struct node_fact *fact = fact_find(facts, identifier);
	node_id target = fact ? fact->defined : 0, parent = target ? node_parent(facts->tree, target) : 0;

	if (!parent || node_kind(facts->tree, parent) != NODE_ASSIGNMENT)
		return 0;
	return node_child(facts->tree, parent, FIELD_RIGHT);
}

static bool is_text(const struct tree *tree, node_id statement)
{
	node_id first = node_first(tree, statement);

	return node_kind(tree, statement) == NODE_EXPRESSION_STATEMENT && first && node_kind(tree, first) == NODE_STRING;
}

/* A block of this statement, and of comments and texts about it. */
static bool is_alone(const struct tree *tree, node_id statement)
{
	for (node_id n = node_first(tree, node_parent(tree, statement)); n; n = node_next(tree, n))
		if (n != statement && node_kind(tree, n) != NODE_COMMENT && !is_text(tree, n))
			return false;
	return true;
}

/* What nobody but code outside fills: a parameter without a default. */
static bool is_from_outside(const struct facts *facts, node_id name)
{
	struct value value = facts_value(facts, name);

	return value_has(value, TRAIT_PARAMETER) && value.origin && !node_child(facts->tree, value.origin, FIELD_VALUE);
}

/* def collect(self): return self.df.collect(): a frame in other clothes, of a name that says what happens. */
static bool passes_on(const struct facts *facts, node_id function, node_id method, node_id object)
{
	const struct tree *tree = facts->tree;
	node_id name = node_child(tree, function, FIELD_NAME);

	return node_kind(tree, object) == NODE_ATTRIBUTE && name && value_has(facts_value(facts, object), TRAIT_PARAMETER) &&
	       slice_equal(node_text(tree, name), node_text(tree, node_child(tree, method, FIELD_ATTRIBUTE)));
}

/* With the methods behind it, of which the last one converts as well: df.toPandas().squeeze().tolist() */
static node_id whole_chain(const struct tree *tree, node_id call)
{
	node_id first = call, last = 0;

	for (node_id n = node_parent(tree, call); node_kind(tree, n) == NODE_ATTRIBUTE; n = node_parent(tree, call)) {
		if (node_kind(tree, node_parent(tree, n)) != NODE_CALL || tree_node(tree, n)->field != FIELD_FUNCTION)
			break;
		last = node_child(tree, n, FIELD_ATTRIBUTE);
		call = node_parent(tree, n);
	}
	return last && slice_starts(node_text(tree, last), SLICE("to")) ? call : first;
}

/* Nothing else stands in its function, or in its arm of an `if` that is all of it. */
static bool is_all_of(const struct tree *tree, node_id function, node_id statement)
{
	for (;;) {
		node_id owner = node_parent(tree, node_parent(tree, statement));

		if (!is_alone(tree, statement))
			return false;
		if (owner == function)
			return true;
		while (node_kind(tree, owner) == NODE_ELSE || node_kind(tree, owner) == NODE_ELIF)
			owner = node_parent(tree, owner);
		if (node_kind(tree, owner) != NODE_IF)
			return false;
		statement = owner;
	}
}

enum answer facts_converts(const struct facts *facts, node_id call)
{
	const struct tree *tree = facts->tree;
	node_id statement = node_parent(tree, whole_chain(tree, call)), function = enclosing_function(tree, call);
	node_id method = node_child(tree, call, FIELD_FUNCTION), object = method ? node_child(tree, method, FIELD_OBJECT) : 0;

	if (node_kind(tree, statement) != NODE_RETURN || !function || !object)
		return NO;
	if (!passes_on(facts, function, method, object) && (node_kind(tree, object) != NODE_IDENTIFIER || !is_from_outside(facts, object)))
		return NO;
	return is_all_of(tree, function, statement) ? MAYBE : NO;
}

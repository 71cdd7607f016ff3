/* What a look at the number of rows teaches: below `if frame.count() < 100` there are that few. */
#include "meaning/evaluator.h"

enum { STEPS_MOST = 8 }; /* names and operators between a number and the count that it is computed from */

static bool counts(const struct facts *facts, node_id node)
{
	node_id call = node_kind(facts->tree, node) == NODE_IDENTIFIER ? assigned_to(facts, node) : node;

	return call && facts->api->members[facts_entry(facts, call)].counts;
}

/* n * columns * 8 / 1e6, but not the share of another count */
static bool scales(const struct facts *facts, node_id node)
{
	uint8_t operator = tree_node(facts->tree, node)->operator;
	node_id right = node_child(facts->tree, node, FIELD_RIGHT);

	return (operator == OPERATOR_MULTIPLY || operator == OPERATOR_DIVIDE) && right && !counts(facts, right);
}

/* The call that counts, of frame.count(), of n after n = frame.count(), or of a size that is computed from n. 0: none does. */
static node_id counting_call(const struct facts *facts, node_id node)
{
	const struct tree *tree = facts->tree;

	for (int steps = 0; node && steps < STEPS_MOST; steps++) {
		if (node_kind(tree, node) == NODE_IDENTIFIER)
			node = assigned_to(facts, node);
		else if (node_kind(tree, node) == NODE_PARENTHESIZED)
			node = node_first(tree, node);
		else if (node_kind(tree, node) == NODE_BINARY && scales(facts, node))
			node = node_child(tree, node, FIELD_LEFT);
		else
			return facts->api->members[facts_entry(facts, node)].counts ? node : 0;
	}
	return 0;
}

/* So many rows as the comparison allows: not known, but somebody has looked. */
static void measure(struct facts *facts, node_id frame)
{
	name_t name = node_kind(facts->tree, frame) == NODE_IDENTIFIER ? name_find(&facts->names, node_text(facts->tree, frame)) : 0;
	uint32_t slot;
	struct environment *environment = name ? environment_of(facts, name, &slot) : NULL;
	struct binding *binding = environment && environment == facts->frame->environment ? &environment->slots[slot] : NULL;
	struct value value = binding ? facts_value(facts, frame) : (struct value){0}; /* a parameter may be known by what is done to it */

	if (value.rows.tag != BOUND_UNBOUNDED && value.rows.tag != BOUND_GROUP)
		return;
	binding_will_change(facts, binding);
	binding->value = value;
	binding->value.rows = BOUND(UNKNOWN);
}

static void note_comparison(struct facts *facts, node_id comparison, bool holds)
{
	const struct tree *tree = facts->tree;
	uint8_t operator = tree_node(tree, comparison)->operator;
	node_id left = node_first(tree, comparison), right = left ? node_next(tree, left) : 0;
	node_id first = right ? counting_call(facts, left) : 0, second = right ? counting_call(facts, right) : 0;
	bool less = operator == OPERATOR_LESS || operator == OPERATOR_LESS_EQUAL;
	double number;

	if (!first == !second || (!less && operator != OPERATOR_GREATER && operator != OPERATOR_GREATER_EQUAL))
		return; /* none is counted, or another frame is, too */
	if (number_of(facts, facts_value(facts, first ? right : left), &number) && number <= 1)
		return; /* whether there is any */
	if ((first ? less : !less) == holds)
		measure(facts, node_child(tree, node_child(tree, first ? first : second, FIELD_FUNCTION), FIELD_OBJECT));
}

void note_measured(struct facts *facts, node_id condition, bool holds)
{
	enum { LINKS_MOST = 32 };
	const struct tree *tree = facts->tree;

	for (int links = 0; condition && links < LINKS_MOST; links++) {
		node_id right = 0;

		while (node_kind(tree, condition) == NODE_PARENTHESIZED)
			condition = node_first(tree, condition);
		if (node_kind(tree, condition) == NODE_BOOLEAN && (tree_node(tree, condition)->operator == OPERATOR_BOOL_AND) == holds)
			right = node_child(tree, condition, FIELD_RIGHT);
		if (node_kind(tree, right ? right : condition) == NODE_COMPARISON)
			note_comparison(facts, right ? right : condition, holds);
		condition = right ? node_child(tree, condition, FIELD_LEFT) : 0;
	}
}

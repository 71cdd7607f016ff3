#include "meaning/evaluator.h"

#include <stdlib.h>

static struct value first_child_value(struct facts *facts, node_id node)
{
	node_id child = node_first(facts->tree, node);

	return child ? evaluate(facts, child) : (struct value){0};
}

static struct value identifier_value(struct facts *facts, node_id node)
{
	struct value value = name_value(facts, node);

	return record(facts, node, value);
}

/* Digits with underscores, hexadecimal, a trailing j or L. */
static struct value number_node(struct facts *facts, node_id node)
{
	struct slice text = node_text(facts->tree, node);
	const struct node_fact *known = fact_find(facts, node);
	char digits[64];
	uint32_t count = 0;

	if (known)
		return known->value;
	for (uint32_t i = 0; i < text.length && count + 1 < sizeof digits; i++)
		if (text.at[i] != '_')
			digits[count++] = text.at[i];
	digits[count] = '\0';
	if (count > 1 && digits[0] == '0' && (digits[1] == 'o' || digits[1] == 'O' || digits[1] == 'b' || digits[1] == 'B'))
		return record(facts, node, number_value(facts, (double)strtoull(digits + 2, NULL, (digits[1] | 32) == 'o' ? 8 : 2)));
	return record(facts, node, number_value(facts, strtod(digits, NULL)));
}

/* True and False are texts too: that is what Spark's configuration makes of them. */
static struct value boolean_node(struct facts *facts, node_id node)
{
	struct value value = text_value(facts, node_kind(facts->tree, node) == NODE_TRUE ? SLICE("true") : SLICE("false"));

	value.kind = KIND_BOOLEAN;
	return value;
}

static struct value nothing_node(struct facts *facts, node_id node)
{
	(void)facts;
	(void)node;
	return value_of_kind(KIND_NOTHING);
}

static struct value lambda_node(struct facts *facts, node_id node)
{
	return record(facts, node, define_function(facts, node, 0));
}

static void test_truth(struct facts *facts, node_id node)
{
	use(facts, evaluate(facts, node), USE_TRUTH);
}

static struct value conditional_node(struct facts *facts, node_id node)
{
	node_id then = node_first(facts->tree, node), condition = then ? node_next(facts->tree, then) : 0;
	node_id otherwise = condition ? node_next(facts->tree, condition) : 0;
	struct branch branch;
	struct value value, other;

	if (!otherwise)
		return value_of_kind(KIND_UNKNOWN);
	test_truth(facts, condition);
	branch_open(facts, &branch);
	note_measured(facts, condition, true);
	value = evaluate(facts, then);
	branch_else(facts, &branch);
	note_measured(facts, condition, false);
	other = evaluate(facts, otherwise);
	branch_close(facts, &branch);
	return record(facts, node, value_join(value, other));
}

static struct value named_node(struct facts *facts, node_id node)
{
	node_id name = node_child(facts->tree, node, FIELD_NAME), item = node_child(facts->tree, node, FIELD_VALUE);
	struct value value = item ? evaluate(facts, item) : (struct value){0};

	if (name)
		assign(facts, name, value);
	return record(facts, node, value);
}

static struct value boolean_operator(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = node_child(facts->tree, node, FIELD_RIGHT);
	struct value a = left ? evaluate(facts, left) : (struct value){0}, b = right ? evaluate(facts, right) : (struct value){0};

	use(facts, a, USE_TRUTH);
	return record(facts, node, tree_node(facts->tree, node)->operator == OPERATOR_BOOL_OR ? value_join(a, b) : b);
}

static struct value not_node(struct facts *facts, node_id node)
{
	node_id argument = node_child(facts->tree, node, FIELD_ARGUMENT);

	if (argument)
		test_truth(facts, argument);
	return value_of_kind(KIND_BOOLEAN);
}

static struct value comparison_node(struct facts *facts, node_id node)
{
	struct value value = value_of_kind(KIND_BOOLEAN);

	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		struct value side = evaluate(facts, n);

		use(facts, side, USE_TRUTH);
		if (side.kind == KIND_COLUMN || is_pandas_like((enum kind)side.kind)) {
			value.kind = side.kind;
			value.rows = side.kind == KIND_COLUMN ? BOUND_OF(TRUTHS) : side.rows;
			value.traits |= side.traits;
		}
	}
	return record(facts, node, value);
}

static struct value unary_node(struct facts *facts, node_id node)
{
	node_id argument = node_child(facts->tree, node, FIELD_ARGUMENT);
	struct value value = argument ? evaluate(facts, argument) : (struct value){0};
	double number;

	if (number_of(facts, value, &number) && tree_node(facts->tree, node)->operator == OPERATOR_SUBTRACT)
		return record(facts, node, number_value(facts, -number));
	return value;
}

static struct value yield_node(struct facts *facts, node_id node)
{
	struct value value = first_child_value(facts, node);

	use(facts, value, USE_RETURNED);
	escape(facts, value);
	facts->frame->yields += !facts->frame->loop_depth;
	facts->frame->yields_in_loop = facts->frame->yields_in_loop || facts->frame->loop_depth;
	facts->frame->yielded = value_join(facts->frame->yielded, value);
	return (struct value){0};
}

static struct value interpolation_parts(struct facts *facts, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n))
		use(facts, evaluate(facts, n), USE_PRINTED);
	return (struct value){0};
}

typedef struct value evaluate_node(struct facts *facts, node_id node);

static evaluate_node *const evaluators[NODE_KIND_COUNT] = {
	[NODE_IDENTIFIER] = identifier_value,
	[NODE_ATTRIBUTE] = evaluate_attribute,
	[NODE_CALL] = evaluate_call,
	[NODE_SUBSCRIPT] = evaluate_subscript,
	[NODE_STRING] = evaluate_string,
	[NODE_CONCATENATED_STRING] = evaluate_string,
	[NODE_INTEGER] = number_node,
	[NODE_FLOAT] = number_node,
	[NODE_TRUE] = boolean_node,
	[NODE_FALSE] = boolean_node,
	[NODE_NONE] = nothing_node,
	[NODE_TUPLE] = evaluate_sequence,
	[NODE_LIST] = evaluate_sequence,
	[NODE_SET] = evaluate_sequence,
	[NODE_EXPRESSION_LIST] = evaluate_sequence,
	[NODE_DICTIONARY] = evaluate_dictionary,
	[NODE_LIST_COMPREHENSION] = evaluate_comprehension,
	[NODE_SET_COMPREHENSION] = evaluate_comprehension,
	[NODE_DICTIONARY_COMPREHENSION] = evaluate_comprehension,
	[NODE_GENERATOR] = evaluate_comprehension,
	[NODE_LAMBDA] = lambda_node,
	[NODE_CONDITIONAL] = conditional_node,
	[NODE_NAMED_EXPRESSION] = named_node,
	[NODE_BINARY] = evaluate_binary,
	[NODE_BOOLEAN] = boolean_operator,
	[NODE_NOT] = not_node,
	[NODE_COMPARISON] = comparison_node,
	[NODE_UNARY] = unary_node,
	[NODE_AWAIT] = first_child_value,
	[NODE_PARENTHESIZED] = first_child_value,
	[NODE_LIST_SPLAT] = first_child_value,
	[NODE_DICTIONARY_SPLAT] = first_child_value,
	[NODE_YIELD] = yield_node,
	[NODE_INTERPOLATION] = interpolation_parts,
	[NODE_AS_PATTERN] = first_child_value,
};

struct value evaluate(struct facts *facts, node_id node)
{
	evaluate_node *evaluator = evaluators[node_kind(facts->tree, node)];
	struct value value = {0};
	bool given = facts->given;

	if (facts->depth >= DEPTH_MOST || facts->budget == 0) {
		facts->stopped = facts->stopped ? facts->stopped : node;
		return value;
	}
	facts->depth++;
	facts->budget--;
	facts->given = false;
	if (evaluator)
		value = evaluator(facts, node);
	else if (node_kind(facts->tree, node) == NODE_ERROR)
		evaluate_block(facts, node);
	value.traits |= (uint16_t)(facts->given << TRAIT_GIVEN);
	facts->given = given || value_has(value, TRAIT_GIVEN);
	facts->depth--;
	return value;
}

/* Strings and numbers that are known before the job runs: literals, f-strings, concatenation, formatting, arithmetic. */
#include "meaning/evaluator.h"
#include "meaning/literals.h"
#include "syntax/encoding.h"

#include <math.h>

static const char hole[] = {TEXT_HOLE};

/* {x!r} and {x:>8} print it in another way, and so does {x=}. */
static bool prints_plainly(const struct tree *tree, node_id interpolation)
{
	node_id conversion = node_child(tree, interpolation, FIELD_TYPE_CONVERSION);

	return !literal_label(tree, interpolation).length && !node_child(tree, interpolation, FIELD_FORMAT_SPECIFIER) &&
	       (!conversion || slice_equal(node_text(tree, conversion), SLICE("!s")));
}

static void add_interpolation(struct facts *facts, struct buffer *text, node_id interpolation)
{
	const struct tree *tree = facts->tree;
	node_id expression = node_child(tree, interpolation, FIELD_EXPRESSION);
	struct value value = expression ? evaluate(facts, expression) : (struct value){0};

	use(facts, value, USE_PRINTED);
	buffer_add(text, literal_label(tree, interpolation));
	print_value(facts, text, prints_plainly(tree, interpolation) ? value : (struct value){0});
}

static void add_string(struct facts *facts, struct buffer *text, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		enum node_kind kind = node_kind(facts->tree, n);

		if (kind == NODE_STRING_CONTENT || kind == NODE_STRING_END)
			literal_add(text, facts->tree, n);
		else if (kind == NODE_INTERPOLATION)
			add_interpolation(facts, text, n);
		else if (kind == NODE_STRING)
			add_string(facts, text, n); /* parts of a concatenation: one level */
	}
}

static struct value string_value(struct facts *facts, node_id node, struct slice text)
{
	if (!text_fits(facts, node, text.length))
		return value_of_kind(KIND_STRING);
	return text_value(facts, arena_copy(facts->arena, slice_part(text, 0, TEXT_MOST)));
}

/* What is made of several parts, or has escapes. */
static struct value composed_string(struct facts *facts, node_id node)
{
	struct value value = value_of_kind(KIND_STRING);
	struct buffer text = {0};

	add_string(facts, &text, node);
	if (encoding_is_utf8(buffer_slice(&text))) /* bytes may be anything */
		value = string_value(facts, node, buffer_slice(&text));
	buffer_free(&text);
	return value;
}

struct value evaluate_string(struct facts *facts, node_id node)
{
	const struct node_fact *known = fact_find(facts, node);
	struct slice text;

	if (known && known->value.of && text_is_whole(thing_of(facts, known->value)->is.text))
		return known->value;
	return record(facts, node, literal_is_plain(facts->tree, node, &text) ? string_value(facts, node, text) : composed_string(facts, node));
}

/* The text of a sum while it grows. Shorter sums of the same operands are beginnings of it, in the same place. */
struct sum {
	node_id node;
	char *at;
	uint32_t length, capacity;
};

/* false: there is no room. */
static bool append(struct facts *facts, struct sum *sum, struct slice text, struct slice part)
{
	uint32_t length = text.length + part.length;

	if (!sum->at || text.at != sum->at || text.length != sum->length || length > sum->capacity) {
		sum->capacity = sum->at ? 2 * length : length;
		if (!text_fits(facts, sum->node, sum->capacity))
			return false;
		sum->at = arena_take(facts->arena, sum->capacity + 1);
		memcpy(sum->at, text.at, text.length);
	}
	memcpy(sum->at + text.length, part.at, part.length);
	sum->length = length;
	return true;
}

static struct value joined_text(struct facts *facts, struct sum *sum, struct value left, struct value right)
{
	struct slice a, b, unknown = {hole, 1};
	bool knows_left = text_of(facts, left, &a), knows_right = text_of(facts, right, &b);

	if (!knows_left && !knows_right)
		return value_of_kind(KIND_STRING);
	a = knows_left ? a : unknown;
	b = knows_right ? b : unknown;
	if (a.length + b.length > TEXT_MOST || !append(facts, sum, a, b))
		return value_of_kind(KIND_STRING);
	return text_value(facts, (struct slice){sum->at, sum->length});
}

/* What the form number `at` of a format stands for. */
static struct value operand_at(struct facts *facts, struct value operands, uint32_t at)
{
	if (kind_is((enum kind)operands.kind, KIND_TUPLE))
		return position_of(facts, operands, at);
	return at ? (struct value){0} : operands;
}

/* "%dg" % n, "%s.%s" % (a, b): forms with flags, widths or names are holes. */
static struct value percent_text(struct facts *facts, node_id node, struct slice format, struct value operands)
{
	struct buffer text = {0};
	struct value value = value_of_kind(KIND_STRING);
	uint32_t forms = 0;

	for (uint32_t i = 0; i < format.length; i++) {
		uint32_t start = ++i;

		if (format.at[start - 1] != '%') {
			buffer_add_char(&text, format.at[--i]);
			continue;
		}
		while (i < format.length && strchr("(0123456789.-+ #", format.at[i])) {
			if (format.at[i] == '(')
				while (i + 1 < format.length && format.at[i] != ')')
					i++;
			i++;
		}
		if (i < format.length && format.at[i] == '%')
			buffer_add_char(&text, '%');
		else
			print_value(facts, &text, i == start ? operand_at(facts, operands, forms++) : (struct value){0});
	}
	if (text_fits(facts, node, text.length))
		value = text_value(facts, arena_copy(facts->arena, slice_part(buffer_slice(&text), 0, TEXT_MOST)));
	buffer_free(&text);
	return value;
}

static bool fold(enum operator operator, double a, double b, double *result)
{
	switch (operator) {
	case OPERATOR_ADD: *result = a + b; return true;
	case OPERATOR_SUBTRACT: *result = a - b; return true;
	case OPERATOR_MULTIPLY: *result = a * b; return true;
	case OPERATOR_DIVIDE: *result = b != 0 ? a / b : 0; return b != 0;
	case OPERATOR_FLOOR_DIVIDE: *result = b != 0 ? floor(a / b) : 0; return b != 0;
	case OPERATOR_MODULO: *result = b != 0 ? a - b * floor(a / b) : 0; return b != 0;
	case OPERATOR_POWER: *result = pow(a, b); return true;
	case OPERATOR_SHIFT_LEFT: *result = a * pow(2, b); return true;
	default: return false;
	}
}

/* Sets take away and keep no more than the first one has. */
static bool lessens(enum operator operator)
{
	return operator == OPERATOR_SUBTRACT || operator == OPERATOR_AND;
}

/* [0] * n, list + list, set - set know their lengths. */
static struct value list_arithmetic(struct facts *facts, enum operator operator, struct value a, struct value b)
{
	struct value list = kind_is((enum kind)a.kind, KIND_LIST) ? a : b, other = kind_is((enum kind)a.kind, KIND_LIST) ? b : a;
	double times;

	list.of = 0;
	if (operator == OPERATOR_MULTIPLY && number_of(facts, other, &times) && times >= 0)
		list.rows = bound_product(list.rows, BOUND_OF(count_of_number(times)));
	else if ((operator == OPERATOR_ADD || operator == OPERATOR_OR) && kind_is((enum kind)other.kind, KIND_LIST))
		list.rows = bound_sum(list.rows, other.rows);
	else if (lessens(operator) && kind_is((enum kind)a.kind, KIND_LIST))
		list.rows = a.rows;
	else
		list.rows = BOUND(UNKNOWN);
	use(facts, a, USE_COPIED);
	use(facts, b, USE_COPIED);
	list.made = a.made ? a.made : b.made;
	return list;
}

static bool is_condition(struct value value)
{
	return value.rows.tag == BOUND_LITERAL && value.rows.count <= TRUTHS;
}

/* Conditions that are combined stay conditions; x % k is between -k and k. */
static struct bound distinct_values(const struct facts *facts, enum operator operator, struct value a, struct value b)
{
	double number;

	if (operator == OPERATOR_MODULO && number_of(facts, b, &number) && number >= 1 && number < 1e6)
		return BOUND_OF(2 * (uint64_t)number + 1);
	if ((operator == OPERATOR_AND || operator == OPERATOR_OR) && is_condition(a) && is_condition(b))
		return BOUND_OF(TRUTHS);
	return BOUND(UNKNOWN);
}

static struct value column_arithmetic(const struct facts *facts, enum operator operator, struct value a, struct value b)
{
	struct value column = value_of_kind(KIND_COLUMN);

	column.traits = a.traits | b.traits;
	column.rows = distinct_values(facts, operator, a, b);
	return column;
}

/* Its own frame, which is not on the stack while operands are evaluated. */
static __attribute__((noinline)) struct value combined(struct facts *facts, struct sum *sum, enum operator operator,
                                                        struct value a, struct value b)
{
	struct value value = {0};
	struct slice format;
	double x, y, result;

	if (number_of(facts, a, &x) && number_of(facts, b, &y) && fold(operator, x, y, &result))
		value = number_value(facts, result);
	else if (a.kind == KIND_COLUMN || b.kind == KIND_COLUMN)
		value = column_arithmetic(facts, operator, a, b);
	else if (a.kind == KIND_STRING && operator == OPERATOR_MODULO && text_of(facts, a, &format))
		value = percent_text(facts, sum->node, format, b);
	else if (operator == OPERATOR_ADD && (a.kind == KIND_STRING || b.kind == KIND_STRING))
		value = joined_text(facts, sum, a, b);
	else if (kind_is((enum kind)a.kind, KIND_LIST) || kind_is((enum kind)b.kind, KIND_LIST))
		value = list_arithmetic(facts, operator, a, b);
	else if (is_pandas_like((enum kind)a.kind) || is_pandas_like((enum kind)b.kind))
		value = a.kind == b.kind ? value_join(a, b) : is_pandas_like((enum kind)a.kind) ? a : b; /* (n, 1) * (1, m) is (n, m) */
	else if (a.kind == KIND_NUMBER && b.kind == KIND_NUMBER)
		value = value_of_kind(KIND_NUMBER);
	if (value.kind == KIND_STRING && !value.made)
		value.made = a.made ? a.made : b.made;
	if (kind_is((enum kind)value.kind, KIND_PYTHON))
		value.traits |= (a.traits | b.traits) & (1u << TRAIT_PARAMETER);
	return value;
}

static struct value operand(struct facts *facts, node_id node, enum node_field side)
{
	node_id child = node_child(facts->tree, node, side);

	return child ? evaluate(facts, child) : (struct value){0};
}

/* a + b + c ...: operators that stand to the left of others are evaluated first, and not one within the other. */
struct value evaluate_binary(struct facts *facts, node_id node)
{
	node_id at = node, left;
	struct sum sum = {.node = node};
	struct value value;

	while ((left = node_child(facts->tree, at, FIELD_LEFT)) && node_kind(facts->tree, left) == NODE_BINARY)
		at = left;
	value = operand(facts, at, FIELD_LEFT);
	for (;; at = node_parent(facts->tree, at)) {
		struct value right = operand(facts, at, FIELD_RIGHT);
		enum operator operator = (enum operator)tree_node(facts->tree, at)->operator;

		if (operator != OPERATOR_ADD || !add_datasets(facts, at, &value, right))
			value = combined(facts, &sum, operator, value, right);
		value = record(facts, at, value);
		if (at == node)
			return value;
	}
}

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

static void add_entry(struct facts *facts, struct container_thing *container, node_id node, struct value key, struct value value)
{
	*list_push(facts->arena, &container->entries) = (struct container_entry){key, value, node};
	use(facts, value, USE_STORED);
	keep(facts, value);
}

/* A list of what an action brought is made of it. */
static node_id made_of_entries(const struct container_thing *container)
{
	for (uint32_t i = 0; i < container->entries.count; i++)
		if (container->entries.at[i].value.made)
			return container->entries.at[i].value.made;
	return 0;
}

static uint8_t common_element(const struct container_thing *container)
{
	uint8_t kind = container->entries.count ? container->entries.at[0].value.kind : KIND_UNKNOWN;

	for (uint32_t i = 1; i < container->entries.count; i++)
		if (container->entries.at[i].value.kind != kind)
			return KIND_UNKNOWN;
	return kind;
}

static struct value sequence_node(struct facts *facts, node_id node)
{
	static const uint8_t kinds[NODE_KIND_COUNT] = {[NODE_LIST] = KIND_LIST, [NODE_SET] = KIND_SET};
	enum kind kind = kinds[node_kind(facts->tree, node)] ? (enum kind)kinds[node_kind(facts->tree, node)] : KIND_TUPLE;
	struct value value = container_value(facts, kind);
	struct container_thing *container = container_of(facts, value);
	struct bound spread = BOUND_OF(0);

	container->node = node;
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		struct value entry;

		if (node_kind(facts->tree, n) == NODE_COMMENT)
			continue;
		entry = evaluate(facts, n);
		if (node_kind(facts->tree, n) == NODE_LIST_SPLAT) {
			container->whole = false;
			spread = bound_sum(spread, entry.rows);
			value.traits |= entry.traits & (1u << TRAIT_PARAMETER);
		}
		add_entry(facts, container, n, value_of_kind(KIND_NOTHING), entry);
	}
	value.rows = bound_sum(spread, BOUND_OF(container->entries.count));
	value.element = common_element(container);
	value.made = made_of_entries(container);
	if (kind == KIND_TUPLE && container->entries.count == 2)
		note_pair(facts, node, container->entries.at[0].value, container->entries.at[1].value);
	return record(facts, node, value);
}

/* {**other}: its entries; settings of the other one are settings of this one. */
bool pour_entries(struct facts *facts, struct container_thing *into, struct value other)
{
	const struct container_thing *container = other.kind == KIND_DICT ? container_of(facts, other) : NULL;

	if (!container || container == into || container->entries.count > ENTRIES_MOST)
		return false;
	configurations_join(facts, container->node, into->node);
	for (uint32_t i = 0; i < container->entries.count; i++)
		*list_push(facts->arena, &into->entries) = container->entries.at[i];
	return container->whole;
}

static struct value dictionary_node(struct facts *facts, node_id node)
{
	struct value value = container_value(facts, KIND_DICT);
	struct container_thing *container = container_of(facts, value);

	container->node = node;
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id key = node_child(facts->tree, n, FIELD_KEY), item = node_child(facts->tree, n, FIELD_VALUE);
		struct value key_value, item_value;

		if (!key || !item) {
			if (node_kind(facts->tree, n) != NODE_COMMENT)
				container->whole = pour_entries(facts, container, evaluate(facts, n)) && container->whole;
			continue;
		}
		key_value = evaluate(facts, key);
		item_value = evaluate(facts, item);
		add_entry(facts, container, n, key_value, item_value);
		note_pair(facts, n, key_value, item_value);
	}
	value.made = made_of_entries(container);
	value.rows = container->whole ? BOUND_OF(container->entries.count) : BOUND(UNKNOWN);
	return record(facts, node, value);
}

static bool same_constant(const struct facts *facts, struct value a, struct value b)
{
	double x, y;
	struct slice s, t;

	if (number_of(facts, a, &x) && number_of(facts, b, &y))
		return x == y;
	return text_of(facts, a, &s) && text_of(facts, b, &t) && text_is_whole(s) && slice_equal(s, t);
}

/* The entry with this constant key, the newest first; by number in lists and tuples. */
static bool entry_value(struct facts *facts, struct value container_value, struct value key, struct value *found)
{
	const struct container_thing *container = container_of(facts, container_value);
	double at;

	if (!container)
		return false;
	if (container_value.kind != KIND_DICT) {
		if (!container->whole || !number_of(facts, key, &at))
			return false;
		at = at < 0 ? at + container->entries.count : at;
		if (at < 0 || at >= container->entries.count)
			return false;
		*found = container->entries.at[(uint32_t)at].value;
		return true;
	}
	spend(facts, container->entries.count);
	for (uint32_t i = container->entries.count; i > 0; i--)
		if (same_constant(facts, container->entries.at[i - 1].key, key)) {
			*found = container->entries.at[i - 1].value;
			return true;
		}
	return false;
}

/* Which part of start:stop:step it is. */
static uint32_t colons_before(const struct facts *facts, node_id slice, node_id part)
{
	struct slice text = slice_part(facts->tree->source->code, tree_node(facts->tree, slice)->start, tree_node(facts->tree, part)->start);
	uint32_t colons = 0;

	for (uint32_t i = 0; i < text.length; i++)
		colons += text.at[i] == ':';
	return colons;
}

/* [:n] of driver-side rows: at most n of them, but they had all come. */
static struct value sliced_value(struct facts *facts, struct value value, node_id slice)
{
	node_id stop = 0;
	double count;

	use(facts, value, USE_SLICED);
	for (node_id n = node_first(facts->tree, slice); n; n = node_next(facts->tree, n)) {
		struct value number = evaluate(facts, n);

		stop = colons_before(facts, slice, n) == 1 ? n : stop;
		if (stop == n && number_of(facts, number, &count) && count >= 0)
			value.rows = bound_least(value.rows, BOUND_OF((uint64_t)count));
	}
	if (!stop && value.rows.tag == BOUND_LITERAL) /* [1:] of a list of known length */
		return value;
	value.of = 0;
	value.made = 0; /* what is done with the part is done with the part */
	return value;
}

static struct value indexed_value(struct facts *facts, struct value object, struct value key)
{
	struct value found;
	double at;

	if (entry_value(facts, object, key, &found))
		return found;
	if (thing_of(facts, object)->sort == THING_EACH && number_of(facts, key, &at) && at >= 0 && at < EACH_WHOLE)
		return position_of(facts, object, (uint32_t)at);
	if (object.kind == KIND_DATAFRAME)
		return key.kind == KIND_STRING || key.kind == KIND_NUMBER ? value_of_kind(KIND_COLUMN) : object;
	if (is_pandas_like((enum kind)object.kind)) {
		use(facts, object, USE_COLUMN);
		return key.kind == KIND_STRING && object.kind != KIND_PANDAS ? column_of_pandas(object) : object;
	}
	use(facts, object, key.kind == KIND_STRING ? USE_COLUMN : key.kind == KIND_NUMBER ? USE_INDEXED : USE_ITERATED);
	if (object.kind == KIND_ROW)
		return value_of_kind(KIND_UNKNOWN);
	return item_of(facts, object);
}

static struct value subscript_node(struct facts *facts, node_id node)
{
	node_id object_node = node_child(facts->tree, node, FIELD_VALUE), key_node = node_child(facts->tree, node, FIELD_SUBSCRIPT);
	struct value object = object_node ? evaluate(facts, object_node) : (struct value){0}, key, value;

	if (key_node && node_kind(facts->tree, key_node) == NODE_SLICE)
		return record(facts, node, sliced_value(facts, object, key_node));
	key = key_node ? evaluate(facts, key_node) : (struct value){0};
	value = indexed_value(facts, object, key);
	if (object.kind == KIND_DATAFRAME && value.kind == KIND_DATAFRAME && asks_for_key(facts, key, key_node)) /* df[df.id == x] */
		value.rows = bound_least(value.rows, BOUND(UNKNOWN));
	return record(facts, node, value);
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
	value = evaluate(facts, then);
	branch_else(facts, &branch);
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
	[NODE_SUBSCRIPT] = subscript_node,
	[NODE_STRING] = evaluate_string,
	[NODE_CONCATENATED_STRING] = evaluate_string,
	[NODE_INTEGER] = number_node,
	[NODE_FLOAT] = number_node,
	[NODE_TRUE] = boolean_node,
	[NODE_FALSE] = boolean_node,
	[NODE_NONE] = nothing_node,
	[NODE_TUPLE] = sequence_node,
	[NODE_LIST] = sequence_node,
	[NODE_SET] = sequence_node,
	[NODE_EXPRESSION_LIST] = sequence_node,
	[NODE_DICTIONARY] = dictionary_node,
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

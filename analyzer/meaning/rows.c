/* What a call does to the row bound: the words of `rows:` in the API model. */
#include "meaning/evaluator.h"

static enum key_sort key_sort_of_value(const struct facts *facts, struct value value, node_id node);

enum { CONDITIONS_MOST = 16 };

typedef struct bound rows_of(struct facts *facts, const struct call *call, struct value *result);

const struct argument *call_argument(const struct call *call, uint8_t number)
{
	uint32_t position = 0;

	if (number == NO_ARGUMENT)
		return NULL;
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		const struct argument *argument = &call->arguments->at[i];

		if (argument->keyword.length) {
			if (number < call->member->argument_count && slice_equal(argument->keyword, call->member->arguments[number]))
				return argument;
		} else if (position++ == number) {
			return argument;
		}
	}
	return NULL;
}

static struct value argument_value(const struct call *call, uint8_t number)
{
	const struct argument *argument = call_argument(call, number);

	return argument ? argument->value : (struct value){0};
}

static struct bound rows_unknown(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(UNKNOWN);
}

static struct bound rows_same(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (value_has(call->arguments->at[i].value, TRAIT_MULTIPLIES))
			return BOUND(UNBOUNDED);
	return call->receiver.rows;
}

static struct bound rows_literal(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return BOUND_OF(call->member->rows_literal);
}

static struct bound rows_zero(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND_OF(0);
}

static struct bound rows_one(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND_OF(1);
}

/* No number given: head() is one row. A number that is not known still is a limit. */
static struct bound rows_at_most(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *argument = call_argument(call, call->member->rows_argument);
	double number;

	if (!argument)
		return call->arguments->count ? call->receiver.rows : BOUND_OF(1);
	if (number_of(facts, argument->value, &number) && number >= 0)
		return bound_least(call->receiver.rows, BOUND_OF((uint64_t)number));
	(void)result;
	return bound_least(call->receiver.rows, BOUND_SOME);
}

static struct bound rows_argument(struct facts *facts, const struct call *call, struct value *result)
{
	struct value value = argument_value(call, call->member->rows_argument);

	(void)facts;
	result->made = value.made;
	if (value.kind == KIND_DICT) /* columns, not rows */
		return BOUND(UNKNOWN);
	if (value.origin)
		result->origin = value.origin;
	if (value.kind == KIND_UNKNOWN && result->kind == KIND_DATAFRAME && call->member->hinted)
		return BOUND(UNKNOWN);
	return value.rows;
}

/* range(stop), range(start, stop), range(start, stop, step) */
static struct bound rows_range(struct facts *facts, const struct call *call, struct value *result)
{
	double numbers[3] = {0, 0, 1};
	uint32_t count = 0;

	(void)result;
	for (uint32_t i = 0; i < call->arguments->count && count < 3; i++)
		if (!call->arguments->at[i].keyword.length && !number_of(facts, call->arguments->at[i].value, &numbers[count++]))
			return BOUND(UNKNOWN);
	if (count == 1)
		numbers[1] = numbers[0], numbers[0] = 0;
	if (!count || numbers[2] == 0)
		return BOUND(UNKNOWN);
	numbers[0] = (numbers[1] - numbers[0]) / numbers[2];
	return BOUND_OF(numbers[0] > 0 ? (uint64_t)numbers[0] : 0);
}

static struct bound rows_meta(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(META);
}

static struct bound rows_part(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_least(call->receiver.parts ? BOUND_OF(call->receiver.parts) : BOUND(PART), BOUND(PART));
}

static struct bound rows_group(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	if (call->receiver.kind == KIND_GROUPED)
		return call->receiver.rows;
	return group_rows(facts, call);
}

static struct bound rows_unbounded(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(UNBOUNDED);
}

/* The receiver and every argument, or a list of them (sc.union, pd.concat). */
static struct bound rows_sum(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound sum = kind_is_spark((enum kind)call->receiver.kind) ? call->receiver.rows : BOUND_OF(0);

	(void)result;
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct value value = call->arguments->at[i].value;
		const struct container_thing *container = container_of(facts, value);

		if (call->arguments->at[i].keyword.length)
			continue;
		for (uint32_t j = 0; container && j < container->entries.count; j++)
			sum = bound_sum(sum, container->entries.at[j].value.rows);
		if (!container && (kind_is_spark((enum kind)value.kind) || value.kind == KIND_UNKNOWN))
			sum = bound_sum(sum, value.rows);
		else if (!container && kind_is((enum kind)value.kind, KIND_LIST))
			sum = bound_join(sum, kind_is_spark((enum kind)value.element) ? BOUND(UNBOUNDED) : BOUND(UNKNOWN));
	}
	return sum;
}

static struct bound rows_least(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_least(call->receiver.rows, argument_value(call, 0).rows);
}

static struct bound rows_product(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_product(call->receiver.rows, argument_value(call, 0).rows);
}

static bool at_most_one(struct bound bound)
{
	return bound.tag == BOUND_LITERAL && bound.count <= 1;
}

static bool keeps_left(struct slice how)
{
	static const char *const kinds[] = {"semi", "anti", "leftsemi", "leftanti", "left_semi", "left_anti"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (slice_equal_ignoring_case(how, slice_of(kinds[i])))
			return true;
	return false;
}

/* Joins, boundedness model 2.4: a side that has one row per key cannot multiply the other. */
static struct bound rows_join(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound left = call->receiver.rows, right = argument_value(call, 0).rows;
	struct slice how = {"inner", 5};

	(void)result;
	text_of(facts, argument_value(call, api_argument(call->member, SLICE("how"))), &how);
	if (keeps_left(how))
		return left;
	if (slice_equal_ignoring_case(how, SLICE("cross")))
		return bound_product(left, right);
	if (at_most_one(right) || (right.tag == BOUND_GROUP && slice_starts(how, SLICE("left"))))
		return left;
	if (at_most_one(left) && !slice_starts(how, SLICE("left")))
		return right;
	if (left.tag == BOUND_LITERAL && right.tag == BOUND_LITERAL)
		return bound_product(left, right);
	return bound_join(left, right);
}

static struct bound rows_sql(struct facts *facts, const struct call *call, struct value *result)
{
	struct value text_argument = argument_value(call, 0);
	struct slice text;
	bool wide = false;
	struct bound bound;

	if (!text_of(facts, text_argument, &text))
		return BOUND(UNKNOWN);
	bound = sql_rows(facts, text, &wide);
	if (wide)
		result->traits |= 1u << TRAIT_WIDE;
	note_set_statement(facts, call->node, text, call->entry);
	return bound;
}

static struct bound rows_table(struct facts *facts, const struct call *call, struct value *result)
{
	struct slice name;

	if (!text_of(facts, argument_value(call, 0), &name))
		return BOUND(UNBOUNDED);
	for (uint32_t i = facts->views.count; i > 0; i--)
		if (slice_equal_ignoring_case(facts->views.at[i - 1].name, name)) {
			result->origin = facts->views.at[i - 1].value.origin;
			result->step = facts->views.at[i - 1].value.step;
			return facts->views.at[i - 1].value.rows;
		}
	return slice_has(name, SLICE("information_schema")) ? BOUND(META) : BOUND(UNBOUNDED);
}

/* Elements that one call of a function gives: a list's length, the yields outside loops, none for None. */
static struct bound given_back(struct value value)
{
	if (value.kind == KIND_NOTHING)
		return BOUND_OF(0);
	if (kind_is((enum kind)value.kind, KIND_LIST) || value.kind == KIND_ITERATOR || value.kind == KIND_DICT)
		return value.rows;
	return BOUND(UNKNOWN);
}

/* mapPartitions(f), flatMap(f), applyInPandas(f): what f gives for one call, times the calls. */
static struct bound rows_shipped(struct facts *facts, const struct call *call, const struct argument *function)
{
	struct value given[KINDS_BOUND_MOST];
	uint32_t count = bound_values(call, given);
	enum granularity per = (enum granularity)call->member->per;
	struct bound once, calls = call->receiver.rows;

	if (!function || !function_of(facts, function->value))
		return calls.tag == BOUND_LITERAL ? BOUND(UNKNOWN) : calls;
	once = given_back(call_by_spark(facts, function->value, per, given, count, call->node));
	if (once.tag != BOUND_LITERAL)
		return calls.tag == BOUND_LITERAL ? BOUND(UNKNOWN) : calls;
	if (per == PER_PARTITION)
		return bound_least(BOUND(PART), call->receiver.parts ? BOUND_OF(call->receiver.parts * once.count) : BOUND(PART));
	return bound_product(calls, once);
}

/* df.transform(f): what f returns when it gets the frame. */
static struct bound rows_function(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *function = call_argument(call, call->member->rows_argument);
	struct argument frame = {.value = call->receiver};
	struct arguments arguments = {&frame, 1};
	struct value value;

	if (call->member->ships != NO_ARGUMENT)
		return rows_shipped(facts, call, function);
	if (!function || !function_of(facts, function->value))
		return call->receiver.rows;
	value = call_function(facts, function->value, &arguments, call->node);
	if (value.kind != KIND_DATAFRAME)
		return call->receiver.rows;
	result->origin = value.origin;
	result->step = value.step;
	result->plan = value.plan;
	result->cached = value.cached;
	return value.rows;
}

static bool is_aggregate_item(const struct facts *facts, struct value item)
{
	struct slice text;

	if (item.kind == KIND_COLUMN)
		return value_has(item, TRAIT_AGGREGATE);
	return text_of(facts, item, &text) && sql_is_aggregate(facts, text);
}

/* select of aggregates only is one row; the names selected are the keys of a later distinct(). */
static struct bound rows_select(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound rows = call->receiver.rows;
	bool aggregates = call->arguments->count > 0;

	(void)result;
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct value item = call->arguments->at[i].value;

		aggregates = aggregates && is_aggregate_item(facts, item);
		if (value_has(item, TRAIT_MULTIPLIES))
			rows = BOUND(UNBOUNDED);
	}
	if (aggregates)
		return BOUND_OF(1);
	rows.selected = (uint8_t)tallied_keys(facts, call);
	return rows;
}

/* The frame's row number is compared in this condition: row_number() == 1 leaves one row for each key of the window. */
static bool compares_row_number(const struct facts *facts, const struct call *call)
{
	struct slice code = facts->tree->source->code, name;

	if (!value_has(call->receiver, TRAIT_RANKED) || !text_of(facts, call->receiver, &name) || !call->arguments->count)
		return false;
	return slice_has(slice_part(code, tree_node(facts->tree, call->node)->start, tree_node(facts->tree, call->node)->end), name) &&
	       slice_has(node_text(facts->tree, call->arguments->at[0].node), name);
}

/* id == x: the rows of one entity. How many that are is not known, but it is not the table. */
static bool asks_for_one_key(const struct facts *facts, node_id condition)
{
	const struct tree *tree = facts->tree;
	node_id left = node_first(tree, condition), right = left ? node_next(tree, left) : 0;

	while (node_kind(tree, condition) == NODE_PARENTHESIZED && left)
		condition = left, left = node_first(tree, condition), right = left ? node_next(tree, left) : 0;
	if (node_kind(tree, condition) != NODE_COMPARISON || tree_node(tree, condition)->operator != OPERATOR_EQUAL || !right)
		return false;
	return key_sort_of_value(facts, (struct value){0}, left) == KEYS_MANY && node_kind(tree, right) != NODE_ATTRIBUTE;
}

/* a & (id == x) & b: any of them will do. */
static bool some_asks_for_one_key(const struct facts *facts, node_id condition)
{
	const struct tree *tree = facts->tree;

	for (int links = 0; links < CONDITIONS_MOST; links++) {
		node_id left = node_child(tree, condition, FIELD_LEFT), right = node_child(tree, condition, FIELD_RIGHT);

		if (node_kind(tree, condition) == NODE_PARENTHESIZED && node_kind(tree, node_first(tree, condition)) == NODE_BINARY) {
			condition = node_first(tree, condition);
			continue;
		}
		if (node_kind(tree, condition) != NODE_BINARY || tree_node(tree, condition)->operator != OPERATOR_AND || !left || !right)
			return asks_for_one_key(facts, condition);
		if (asks_for_one_key(facts, right))
			return true;
		condition = left;
	}
	return false;
}

static struct bound rows_filter(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound group = {.tag = BOUND_GROUP, .keys = KEYS_OPEN};

	if (call->receiver.kind == KIND_DATAFRAME && compares_row_number(facts, call))
		return bound_least(call->receiver.rows, group);
	if (call->arguments->count && some_asks_for_one_key(facts, call->arguments->at[0].node))
		return bound_least(call->receiver.rows, BOUND(UNKNOWN));
	return rows_same(facts, call, result);
}

/* A share that is computed, like wanted / count, may well be a bound; a share that is written down is none. */
static struct bound rows_sample(struct facts *facts, const struct call *call, struct value *result)
{
	struct value fraction = argument_value(call, api_argument(call->member, SLICE("fraction")));
	double number;

	if (!call_argument(call, api_argument(call->member, SLICE("fraction"))) && call->arguments->count)
		fraction = call->arguments->at[0].value; /* sample(0.1) */
	if (!number_of(facts, fraction, &number) && fraction.kind != KIND_BOOLEAN)
		return bound_least(call->receiver.rows, BOUND(UNKNOWN));
	return rows_same(facts, call, result);
}

static rows_of *const effects[ROWS_EFFECT_COUNT] = {
	[ROWS_UNKNOWN] = rows_unknown, [ROWS_SAME] = rows_same, [ROWS_ZERO] = rows_zero, [ROWS_ONE] = rows_one,
	[ROWS_LITERAL] = rows_literal, [ROWS_AT_MOST] = rows_at_most, [ROWS_ARGUMENT] = rows_argument, [ROWS_RANGE] = rows_range,
	[ROWS_META] = rows_meta, [ROWS_PART] = rows_part, [ROWS_GROUP] = rows_group, [ROWS_UNBOUNDED] = rows_unbounded,
	[ROWS_SUM] = rows_sum, [ROWS_LEAST] = rows_least, [ROWS_PRODUCT] = rows_product, [ROWS_JOIN] = rows_join,
	[ROWS_SQL] = rows_sql, [ROWS_TABLE] = rows_table, [ROWS_FUNCTION] = rows_function, [ROWS_SELECT] = rows_select, [ROWS_FILTER] = rows_filter, [ROWS_SAMPLE] = rows_sample,
};

struct bound call_rows(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *files = call_argument(call, call->member->files);
	struct slice text;

	if (files && text_of(facts, files->value, &text) && slice_equal(text, SLICE("true"))) {
		result->traits |= 1u << TRAIT_WIDE;
		return BOUND(META);
	}
	return effects[call->member->rows](facts, call, result);
}

/* One grouping key: by the column's name, or by what the expression computes. */
static enum key_sort key_sort_of_value(const struct facts *facts, struct value value, node_id node)
{
	const struct tree *tree = facts->tree;
	struct slice text;

	if (text_of(facts, value, &text))
		return key_sort_of(text);
	while (node && node_kind(tree, node) == NODE_CALL) { /* F.col("country"), F.month("ts"), col("x").alias("y") */
		node_id function = node_child(tree, node, FIELD_FUNCTION), arguments = node_child(tree, node, FIELD_ARGUMENTS);
		node_id name = function && node_kind(tree, function) == NODE_ATTRIBUTE ? node_child(tree, function, FIELD_ATTRIBUTE) : function;
		node_id first = arguments ? node_first(tree, arguments) : 0;
		struct slice word = name ? node_text(tree, name) : (struct slice){"", 0};

		if (slice_equal(word, SLICE("col")) || slice_equal(word, SLICE("column"))) {
			const struct node_fact *fact = first ? fact_find(facts, first) : NULL;

			return fact && text_of(facts, fact->value, &text) ? key_sort_of(text) : KEYS_UNKNOWN;
		}
		if (slice_equal(word, SLICE("alias")) && function && node_kind(tree, function) == NODE_ATTRIBUTE)
			node = node_child(tree, function, FIELD_OBJECT);
		else
			return key_sort_of(word) == KEYS_FEW ? KEYS_FEW : KEYS_UNKNOWN; /* F.month("ts"), F.to_json("doc") */
	}
	if (node && node_kind(tree, node) == NODE_ATTRIBUTE)
		return key_sort_of(node_text(tree, node_child(tree, node, FIELD_ATTRIBUTE)));
	if (node && node_kind(tree, node) == NODE_SUBSCRIPT) {
		const struct node_fact *fact = fact_find(facts, node_child(tree, node, FIELD_SUBSCRIPT));

		return fact && text_of(facts, fact->value, &text) ? key_sort_of(text) : KEYS_UNKNOWN;
	}
	return KEYS_UNKNOWN;
}

/* So many keys of unclear names are as good as one with many values. */
enum { MANY_KEYS = 3 };

struct key_tally { bool any, many; uint32_t unknown; };

static void tally_key(struct key_tally *tally, enum key_sort sort)
{
	tally->any = true;
	tally->many = tally->many || sort == KEYS_MANY;
	tally->unknown += sort == KEYS_UNKNOWN;
}

static void tally_argument(const struct facts *facts, const struct argument *argument, struct key_tally *tally)
{
	const struct container_thing *container = container_of(facts, argument->value);

	if (!container) {
		tally_key(tally, key_sort_of_value(facts, argument->value, argument->node));
		return;
	}
	for (uint32_t i = 0; i < container->entries.count; i++)
		tally_key(tally, key_sort_of_value(facts, container->entries.at[i].value, 0));
}

enum key_sort tallied_keys(const struct facts *facts, const struct call *call)
{
	struct key_tally tally = {0};

	for (uint32_t i = 0; i < call->arguments->count; i++)
		tally_argument(facts, &call->arguments->at[i], &tally);
	if (!tally.any)
		return KEYS_UNKNOWN;
	return tally.many || tally.unknown >= MANY_KEYS ? KEYS_MANY : tally.unknown ? KEYS_OPEN : KEYS_FEW;
}

struct bound group_rows(struct facts *facts, const struct call *call)
{
	struct bound group = {.tag = BOUND_GROUP, .keys = (uint8_t)tallied_keys(facts, call)};

	if (group.keys != KEYS_UNKNOWN)
		return bound_least(call->receiver.rows, group);
	if (call->member->returns == KIND_GROUPED)
		return BOUND_OF(1);        /* groupBy() */
	group.keys = call->receiver.rows.selected; /* distinct() of what was selected */
	if (group.keys == KEYS_UNKNOWN && call->receiver.kind == KIND_DATAFRAME)
		return call->receiver.rows; /* distinct() of whole rows takes hardly any away */
	return bound_least(call->receiver.rows, group);
}

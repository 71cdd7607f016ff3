/* What a call does to the row bound: the words of `rows:` in the API model. */
#include "meaning/rows.h"

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

struct value argument_value(const struct call *call, uint8_t number)
{
	const struct argument *argument = call_argument(call, number);

	return argument ? argument->value : (struct value){0};
}

static struct bound rows_unknown(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(UNKNOWN);
}

struct bound rows_same(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts;
	result->width = call->receiver.width;
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

	if (!call->arguments->count && call->receiver.kind == KIND_UNKNOWN && kind_is((enum kind)result->kind, KIND_PYTHON))
		return BOUND_OF(0); /* list(), dict(), deque() */
	result->made = value.made;
	result->width = value.width;
	if (value.kind == KIND_DICT && !kind_is((enum kind)result->kind, KIND_LIST) && result->kind != KIND_DICT)
		return columns_rows(facts, value, result);
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

/* pd.concat([read_csv(a), read_csv(b)]): what has no bound says where it is from. */
static void note_sum_origin(const struct container_thing *container, struct value *result)
{
	for (uint32_t i = 0; i < container->entries.count && result->kind == KIND_PANDAS && !result->origin; i++)
		if (container->entries.at[i].value.rows.tag == BOUND_UNBOUNDED)
			result->origin = container->entries.at[i].value.origin;
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
		if (container && !container->whole && sum.tag == BOUND_LITERAL) /* so much for each, and nobody knows how often */
			sum = BOUND(UNKNOWN);
		if (container)
			note_sum_origin(container, result);
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
	if (call->receiver.kind == KIND_DATAFRAME)
		note_join(facts, call, how);
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
	if (sql_hints_table(facts, text))
		fact_of(facts, call->node)->hints_table = true;
	note_set_statement(facts, call->node, text, call->entry);
	note_cache_statement(facts, call->node, text);
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
	if (kind_is((enum kind)value.kind, KIND_LIST) || kind_is((enum kind)value.kind, KIND_ITERATOR) || value.kind == KIND_DICT)
		return value.rows;
	return BOUND(UNKNOWN);
}

/* mapPartitions(f), flatMap(f), applyInPandas(f): what f gives for one call, times the calls. */
static struct bound rows_shipped(struct facts *facts, const struct call *call, const struct argument *function)
{
	struct value given[KINDS_BOUND_MOST];
	uint32_t count = bound_values(facts, call, given);
	enum granularity per = (enum granularity)call->member->per;
	struct bound once, calls = call->receiver.rows;

	if (!function || !function_of(facts, function->value))
		return calls.tag == BOUND_LITERAL ? BOUND(UNKNOWN) : calls;
	once = given_back(call_by_spark(facts, function->value, shipped_granularity(call), given, count, call->node));
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

static rows_of *const effects[ROWS_EFFECT_COUNT] = {
	[ROWS_UNKNOWN] = rows_unknown, [ROWS_SAME] = rows_same, [ROWS_ZERO] = rows_zero, [ROWS_ONE] = rows_one,
	[ROWS_LITERAL] = rows_literal, [ROWS_AT_MOST] = rows_at_most, [ROWS_ARGUMENT] = rows_argument, [ROWS_RANGE] = rows_range,
	[ROWS_META] = rows_meta, [ROWS_PART] = rows_part, [ROWS_GROUP] = rows_group, [ROWS_UNBOUNDED] = rows_unbounded,
	[ROWS_SUM] = rows_sum, [ROWS_LEAST] = rows_least, [ROWS_PRODUCT] = rows_product, [ROWS_JOIN] = rows_join,
	[ROWS_SQL] = rows_sql, [ROWS_TABLE] = rows_table, [ROWS_FUNCTION] = rows_function, [ROWS_SELECT] = rows_select, [ROWS_FILTER] = rows_filter,
	[ROWS_SHAPE] = rows_shape, [ROWS_FILE] = rows_file, [ROWS_SAMPLE] = rows_sample,
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


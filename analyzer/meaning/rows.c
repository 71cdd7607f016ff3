/* What a call does to the row bound: the words of `rows:` in the API model. */
#include "meaning/rows.h"

const struct argument *argument_given(const struct call *call, uint8_t number)
{
	uint32_t position = 0;

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

struct bound rows_unknown(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(UNKNOWN);
}

/* explode(x) of a few rows: how many they become is not known. Of a table, or of cells that hold one, there is no bound. */
static struct bound exploded(struct value frame)
{
	bool few = frame.rows.tag == BOUND_LITERAL || frame.rows.tag == BOUND_META;

	return few && !value_has(frame, TRAIT_WIDE) ? BOUND(UNKNOWN) : BOUND(UNBOUNDED);
}

/* A generator makes so many rows of each one. */
struct bound generated_rows(struct bound rows, struct value frame, struct value item)
{
	if (!value_has(item, TRAIT_MULTIPLIES))
		return rows;
	return item.parts ? bound_product(rows, BOUND_OF(item.parts)) : exploded(frame);
}

static struct bound rows_multiplied(const struct call *call, struct bound rows)
{
	for (uint32_t i = 0; i < call->arguments->count; i++)
		rows = generated_rows(rows, call->receiver, call->arguments->at[i].value);
	return rows;
}

struct bound rows_same(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts;
	result->width = call->receiver.width;
	return result->kind == KIND_COLUMN ? call->receiver.rows : rows_multiplied(call, call->receiver.rows);
}

struct bound rows_literal(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return BOUND_OF(call->member->rows_literal);
}

struct bound rows_zero(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND_OF(0);
}

struct bound rows_one(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND_OF(1);
}

struct bound rows_argument(struct facts *facts, const struct call *call, struct value *result)
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

struct bound rows_meta(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)call; (void)result;
	return BOUND(META);
}

struct bound rows_part(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_least(call->receiver.parts ? BOUND_OF(call->receiver.parts) : BOUND(PART), BOUND(PART));
}

struct bound rows_group(struct facts *facts, const struct call *call, struct value *result)
{
	bool grouped = call->receiver.kind == KIND_GROUPED;

	result->unique = grouped ? call->receiver.unique : group_names(facts, call);
	return grouped ? call->receiver.rows : group_rows(facts, call);
}

struct bound rows_keyed(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound group = {.tag = BOUND_GROUP, .keys = call->receiver.rows.selected};

	(void)facts; (void)result;
	return bound_least(call->receiver.rows, group);
}

/* spark.read.parquet(path): as many as there are, or were written there before. */
struct bound rows_unbounded(struct facts *facts, const struct call *call, struct value *result)
{
	const struct value *stored = stored_before(facts, call);

	if (!stored)
		return BOUND(UNBOUNDED);
	result->origin = stored->origin;
	result->step = stored->step;
	return stored->rows;
}

struct bound rows_from(struct facts *facts, const struct call *call, struct value *result)
{
	struct value given = argument_value(call, call->member->rows_argument);

	return is_dataset((enum kind)given.kind) ? given.rows : rows_unbounded(facts, call, result);
}

struct bound rows_below(struct facts *facts, const struct call *call, struct value *result)
{
	double number;

	(void)result;
	if (!number_of(facts, argument_value(call, call->member->rows_argument), &number) || number < 0 || number > 1e6)
		return BOUND(UNKNOWN);
	return BOUND_OF((uint64_t)number + call->member->rows_literal);
}

/* when(a, "x").when(b, "y").otherwise("z"): a value for each branch, and none. */
struct bound rows_branch(struct facts *facts, const struct call *call, struct value *result)
{
	struct value given = argument_value(call, call->member->rows_argument);
	bool chained = call->receiver.kind == KIND_COLUMN, constant = given.kind == KIND_NUMBER || given.kind == KIND_STRING ||
	     given.kind == KIND_BOOLEAN || given.kind == KIND_NOTHING || (given.kind == KIND_COLUMN && at_most_one(given.rows));

	(void)facts; (void)result;
	if (!constant || (chained && call->receiver.rows.tag != BOUND_LITERAL))
		return BOUND(UNKNOWN);
	return bound_sum(chained ? call->receiver.rows : BOUND_OF(1), BOUND_OF(1));
}

/* pd.concat([read_csv(a), read_csv(b)]): what has no bound says where it is from. */
static void note_sum_origin(const struct container_thing *container, struct value *result)
{
	for (uint32_t i = 0; i < container->entries.count && result->kind == KIND_PANDAS && !result->origin; i++)
		if (container->entries.at[i].value.rows.tag == BOUND_UNBOUNDED)
			result->origin = container->entries.at[i].value.origin;
}

static bool is_frame(struct value value)
{
	return is_dataset((enum kind)value.kind) || value.kind == KIND_PANDAS;
}

/* The receiver and every argument, or a list of them (sc.union, pd.concat). */
struct bound rows_sum(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound sum = is_frame(call->receiver) ? call->receiver.rows : BOUND_OF(0);

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
		if (!container && (is_frame(value) || value.kind == KIND_UNKNOWN))
			sum = bound_sum(sum, value.rows);
		else if (!container && kind_is((enum kind)value.kind, KIND_LIST))
			sum = bound_join(sum, kind_is_spark((enum kind)value.element) ? BOUND(UNBOUNDED) : BOUND(UNKNOWN));
	}
	return sum;
}

struct bound rows_least(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_least(call->receiver.rows, argument_value(call, 0).rows);
}

struct bound rows_product(struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts; (void)result;
	return bound_product(call->receiver.rows, argument_value(call, 0).rows);
}

struct bound rows_sql(struct facts *facts, const struct call *call, struct value *result)
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
	if (sql_anti_joins_table(facts, text))
		fact_of(facts, call->node)->anti_joins_table = true;
	note_set_statement(facts, call->node, text, call->entry);
	note_cache_statement(facts, call->node, text);
	return bound;
}

struct bound rows_table(struct facts *facts, const struct call *call, struct value *result)
{
	const struct value *view;
	struct slice name;

	if (!text_of(facts, argument_value(call, 0), &name))
		return BOUND(UNBOUNDED);
	view = view_find(facts, name);
	if (view) {
		result->origin = view->origin;
		result->step = view->step;
		return view->rows;
	}
	return slice_has(name, SLICE("information_schema")) ? BOUND(META) : BOUND(UNBOUNDED);
}

typedef struct bound rows_of(struct facts *facts, const struct call *call, struct value *result);

static rows_of *const effects[ROWS_EFFECT_COUNT] = {
#define R(identifier, function, word, wants) rows_##function,
	ROWS_EFFECTS(R)
#undef R
};

/* Rows that go on one for one, or fewer, are still the only ones of their key. */
static bool keeps_unique(const struct call *call, struct bound rows)
{
	enum rows_effect effect = (enum rows_effect)call->member->rows;

	if (effect == ROWS_SAME || effect == ROWS_SELECT)
		return bound_same(rows, call->receiver.rows);
	return effect == ROWS_AT_MOST || effect == ROWS_FILTER || effect == ROWS_SAMPLE;
}

/* What `rows` says of a column: how many elements its arrays have, or how many distinct values there are. */
static struct bound column_rows(const struct call *call, struct bound rows, struct value *result)
{
	enum rows_effect effect = (enum rows_effect)call->member->rows;
	bool counts = effect == ROWS_ITEMS || effect == ROWS_SEQUENCE || effect == ROWS_AT_MOST;

	if (counts && rows.tag == BOUND_LITERAL && rows.count <= UINT32_MAX)
		result->parts = (uint32_t)rows.count;
	else if (call->member->multiplies)
		result->parts = argument_value(call, 0).parts;
	return counts ? BOUND(UNKNOWN) : rows;
}

/* spark.tvf.explode(array): as many rows as elements, where those are written down. */
static struct bound rows_multiplied_by(struct value column, struct bound rows)
{
	if (rows.tag != BOUND_UNKNOWN)
		return rows;
	return column.parts ? BOUND_OF(column.parts) : BOUND(UNBOUNDED);
}

struct bound call_rows(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound rows;

	if (reads_declared(facts, call, result))
		return BOUND_OF(COUNT_SOME);
	if (source_rows(facts, call, result, &rows))
		return rows;
	if (call->member->window != NO_ARGUMENT)
		return window_count(call);
	rows = effects[call->member->rows](facts, call, result);
	if (result->kind == KIND_COLUMN)
		return column_rows(call, rows, result);
	if (call->member->multiplies)
		rows = rows_multiplied_by(argument_value(call, 0), rows);
	if (!result->unique && keeps_unique(call, rows))
		result->unique = call->receiver.unique;
	return rows;
}

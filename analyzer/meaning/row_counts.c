/* Rows that are counted out in the call: numbers, lists, keys. */
#include "meaning/rows.h"

enum { KEYS_COUNTED_MOST = 20 };

/* The numbers of range(stop), range(start, stop), range(start, stop, step). */
static bool range_numbers(const struct facts *facts, const struct call *call, double numbers[3])
{
	uint32_t count = 0;

	numbers[0] = numbers[1] = 0;
	numbers[2] = 1;
	for (uint32_t i = 0; i < call->arguments->count && count < 3; i++)
		if (!call->arguments->at[i].keyword.length && !number_of(facts, call->arguments->at[i].value, &numbers[count++]))
			return false;
	if (count == 1)
		numbers[1] = numbers[0], numbers[0] = 0;
	return count && numbers[2] != 0;
}

struct bound rows_range(struct facts *facts, const struct call *call, struct value *result)
{
	double numbers[3], steps;
	uint64_t whole;

	(void)result;
	if (!range_numbers(facts, call, numbers))
		return BOUND(UNKNOWN);
	steps = (numbers[1] - numbers[0]) / numbers[2];
	whole = count_of_number(steps);
	return BOUND_OF(whole + (steps > (double)whole));
}

/* Both ends are in it. */
struct bound rows_sequence(struct facts *facts, const struct call *call, struct value *result)
{
	double numbers[3], steps;

	(void)result;
	if (call->arguments->count < 2 || !range_numbers(facts, call, numbers))
		return BOUND(UNKNOWN);
	steps = (numbers[1] - numbers[0]) / numbers[2];
	return BOUND_OF(count_of_number(steps < 0 ? -steps : steps) + 1);
}

/* How many arguments a variadic one takes; a list among them counts with its items. */
static struct bound given_items(const struct facts *facts, const struct call *call, uint8_t from)
{
	uint64_t count = 0;

	for (uint32_t i = from; i < call->arguments->count; i++) {
		const struct argument *argument = &call->arguments->at[i];
		const struct container_thing *container = container_of(facts, argument->value);

		if (argument->splat || (container && !container->whole))
			return BOUND(UNKNOWN);
		if (!argument->keyword.length)
			count += container ? container->entries.count : 1;
	}
	return BOUND_OF(count);
}

/* Items of a list or dict; a number stands for itself, a text is one. */
static struct bound argument_items(const struct facts *facts, struct value value)
{
	const struct container_thing *container = container_of(facts, value);
	double number;

	if (container)
		return container->whole ? BOUND_OF(container->entries.count) : BOUND(UNKNOWN);
	if (number_of(facts, value, &number) && number >= 0)
		return BOUND_OF(count_of_number(number));
	return value.kind == KIND_STRING || value.kind == KIND_COLUMN ? BOUND_OF(1) : BOUND(UNKNOWN);
}

static struct bound items(const struct facts *facts, const struct call *call)
{
	const struct api_member *member = call->member;
	const struct argument *argument = call_argument(call, member->rows_argument);

	if (!argument)
		return member->rows_literal ? BOUND_OF(member->rows_literal) : BOUND(UNKNOWN);
	if (member->variadic && member->rows_argument + 1 == member->argument_count)
		return given_items(facts, call, member->rows_argument);
	return argument_items(facts, argument->value);
}

struct bound rows_items(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound counted = items(facts, call);

	(void)result;
	return counted.tag == BOUND_UNKNOWN && call->member->returns != KIND_COLUMN ? BOUND(META) : counted;
}

struct bound rows_times(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound counted = items(facts, call), rows = call->receiver.rows;

	(void)result;
	if (counted.tag == BOUND_UNKNOWN)
		return rows.tag == BOUND_LITERAL ? counted : rows;
	return bound_product(rows, counted);
}

/* groupBy's bound, once for each of so many sets of keys. */
static struct bound group_sets(struct facts *facts, const struct call *call, bool all)
{
	struct bound keys = given_items(facts, call, 0), rows = group_rows(facts, call);

	if (rows.tag != BOUND_LITERAL)
		return rows;
	if (keys.tag != BOUND_LITERAL || keys.count > KEYS_COUNTED_MOST)
		return BOUND(UNKNOWN);
	return bound_product(rows, BOUND_OF(all ? 1u << keys.count : keys.count + 1));
}

struct bound rows_rollup(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	return group_sets(facts, call, false);
}

struct bound rows_cube(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	return group_sets(facts, call, true);
}

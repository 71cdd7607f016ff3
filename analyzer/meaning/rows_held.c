/* How much the driver's own arrays, frames and files hold: words of `rows:` that are not about Spark. */
#include "meaning/rows.h"

/* {"a": [..], "b": [..]}: columns of one length, side by side. */
struct bound columns_rows(struct facts *facts, struct value value, struct value *result)
{
	const struct container_thing *container = container_of(facts, value);
	struct bound rows = BOUND(UNKNOWN);

	result->width = 0;
	for (uint32_t i = 0; container && i < container->entries.count; i++) {
		struct value column = container->entries.at[i].value;

		if (column.rows.tag != BOUND_UNKNOWN && column.rows.tag != BOUND_META) /* a mean stands in every row */
			rows = rows.tag == BOUND_UNKNOWN ? column.rows : bound_least(rows, column.rows);
		result->made = result->made ? result->made : column.made;
		result->origin = result->origin ? result->origin : column.origin;
		result->width += column.width ? column.width : 1;
	}
	return rows;
}

/* A number of a shape; a negative one, and one that is not known, is less than 0. */
static double shape_number(const struct facts *facts, struct value value)
{
	double number;

	return number_of(facts, value, &number) ? number : -1;
}

/* zeros(n), zeros((n, m)), rand(n, m): the first number is rows, the others are their width. A number that is not known, and -1 in
 * reshape, leaves the rows as they were. */
struct bound rows_shape(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *first = call_argument(call, call->member->rows_argument);
	const struct container_thing *tuple = first ? container_of(facts, first->value) : NULL;
	double rows = first && !tuple ? shape_number(facts, first->value) : -1, width = 1;

	if (call_argument(call, call->member->width))
		width = shape_number(facts, argument_value(call, call->member->width));
	for (uint32_t i = 0; tuple && i < tuple->entries.count; i++)
		*(i ? &width : &rows) = (i ? width : 1) * shape_number(facts, tuple->entries.at[i].value);
	for (const struct argument *a = first; !tuple && a && call->member->variadic && ++a < call->arguments->at + call->arguments->count;)
		width *= shape_number(facts, a->value);
	if (rows < 0 || width < 0 || rows >= 1e18 || width >= UINT32_MAX)
		return call->receiver.rows;
	result->width = (uint32_t)width;
	return BOUND_OF(count_of_number(rows));
}

/* cloudpickle sends what a text file holds. Files for writing and binary ones cannot be sent. */
static bool is_sendable(const struct facts *facts, const struct call *call)
{
	struct value mode = argument_value(call, api_argument(call->member, SLICE("mode")));
	struct slice text;

	return !text_of(facts, mode, &text) || ((slice_has(text, SLICE("r")) || slice_has(text, SLICE("+"))) && !slice_has(text, SLICE("b")));
}

/* pd.read_csv(path): the driver takes in the whole file. What stands at a web address is no table of the job's, and its size is not known. */
struct bound rows_file(struct facts *facts, const struct call *call, struct value *result)
{
	struct value file = argument_value(call, call->member->rows_argument), most = argument_value(call, api_argument(call->member, SLICE("nrows")));
	struct slice path;
	double count;

	if (result->kind == KIND_FILE) {
		if (!is_sendable(facts, call))
			result->traits |= 1u << TRAIT_UNPICKLABLE;
		return BOUND(UNKNOWN);
	}
	if (number_of(facts, most, &count) && count >= 0)
		return BOUND_OF(count_of_number(count));
	if (file.kind == KIND_FILE)
		return file.rows;
	return text_of(facts, file, &path) && (slice_starts(path, SLICE("http://")) || slice_starts(path, SLICE("https://")))
	           ? BOUND(UNKNOWN) : BOUND(UNBOUNDED);
}

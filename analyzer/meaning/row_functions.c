/* Rows that a function of the script makes: df.transform(f), mapPartitions(f), applyInPandas(f). */
#include "meaning/rows.h"

enum { GIVEN_MOST = 8 };

/* What one call gives: a list's length, the yields outside loops, a pandas frame's rows, none for None. Of the frames that an
 * iterator yields, only that there are some is known. */
static struct bound given_back(const struct call *call, struct value value)
{
	bool frames = is_dataset((enum kind)call->member->returns) && call->member->returns != KIND_RDD && call->member->returns != KIND_DSTREAM;

	if (value.kind == KIND_NOTHING)
		return BOUND_OF(0);
	if (value.kind == KIND_ROW) /* flatMap(lambda row: row): its columns */
		return BOUND(META);
	if (frames)
		return value.kind == KIND_PANDAS ? value.rows : BOUND(UNKNOWN);
	if (kind_is((enum kind)value.kind, KIND_LIST) || kind_is((enum kind)value.kind, KIND_ITERATOR) || value.kind == KIND_DICT)
		return value.rows;
	return BOUND(UNKNOWN);
}

/* A list that is not made of the partition's rows, but of what was counted in them: [(k, n) for k, n in counts.items()]. */
static bool gives_something_else(const struct facts *facts, struct value list)
{
	bool counted = list.rows.tag == BOUND_UNKNOWN || list.rows.tag == BOUND_GROUP;

	return list.kind == KIND_LIST && counted && !list.made && !container_of(facts, list);
}

/* One frame from a whole partition, mostly what was learned from it: a model, statistics. */
static bool gives_few_frames(const struct call *call, struct value value)
{
	return call->member->returns == KIND_DATAFRAME && call->member->per == PER_PARTITION &&
	       kind_is((enum kind)value.kind, KIND_ITERATOR) && value.rows.tag == BOUND_LITERAL;
}

/* What the function goes over: the receiver, or the dataset that is given with it (sc.runJob(rdd, f)). */
static struct value gone_over(const struct call *call)
{
	for (uint32_t i = 0; i < call->arguments->count && !is_dataset((enum kind)call->receiver.kind); i++)
		if (is_dataset((enum kind)call->arguments->at[i].value.kind))
			return call->arguments->at[i].value;
	return call->receiver;
}

/* So many rows from each call. What is not known of one call says nothing of a few calls, or of one for each group. */
static struct bound rows_of_calls(struct facts *facts, const struct call *call, struct bound once)
{
	struct value over = gone_over(call);

	if (over.kind == KIND_PANDAS_ON_SPARK_GROUPS) /* all rows, with the keys */
		over.rows = rows_keyed(facts, call, &over);
	if (once.tag == BOUND_UNKNOWN)
		return over.rows.tag == BOUND_UNBOUNDED ? over.rows : once;
	if (once.tag != BOUND_LITERAL || call->member->per != PER_PARTITION)
		return bound_product(over.rows, once);
	return over.parts ? BOUND_OF(over.parts * once.count) : BOUND(PART);
}

static struct bound rows_shipped(struct facts *facts, const struct call *call, const struct argument *function)
{
	struct value given[KINDS_BOUND_MOST];
	uint32_t count = bound_values(facts, call, given);
	struct value made;

	if (call->member->returns == KIND_RDD && call->member->per == PER_PARTITION && function && !function_of(facts, function->value))
		return BOUND(UNKNOWN); /* a function of another file may give a single thing for each partition */
	if (!function || !function_of(facts, function->value))
		return rows_of_calls(facts, call, BOUND(UNKNOWN));
	made = call_by_spark(facts, function->value, shipped_granularity(call), given, count, call->node);
	if ((shipped_granularity(call) == PER_PARTITION && gives_something_else(facts, made)) || gives_few_frames(call, made))
		return BOUND(UNKNOWN);
	return rows_of_calls(facts, call, given_back(call, made));
}

/* df.transform(f, a, key=b): what f returns when it gets the frame, and what else is given. */
static struct bound rows_transformed(struct facts *facts, const struct call *call, struct value function, struct value *result)
{
	struct argument given[1 + GIVEN_MOST] = {{.value = call->receiver}};
	struct arguments arguments = {given, 1};
	struct value value;

	for (uint32_t i = 1; i < call->arguments->count && arguments.count <= GIVEN_MOST; i++)
		given[arguments.count++] = call->arguments->at[i];
	value = call_function(facts, function, &arguments, call->node);
	if (value.kind != KIND_DATAFRAME)
		return call->receiver.rows;
	result->steps = value.steps;
	result->run = value.run;
	result->origin = value.origin;
	result->step = value.step;
	result->plan = value.plan;
	result->cached = value.cached;
	return value.rows;
}

struct bound rows_function(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *function = call_argument(call, call->member->rows_argument);

	if (call->member->ships != NO_ARGUMENT)
		return rows_shipped(facts, call, function);
	if (!function || !function_of(facts, function->value))
		return call->receiver.rows;
	return rows_transformed(facts, call, function->value, result);
}

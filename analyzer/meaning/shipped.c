/* Functions that are given to Spark: what it calls them with, and what is known from that. */
#include "meaning/evaluator.h"

/* groupByKey().mapValues(f): f gets all values of one key. */
static struct value group_values(const struct call *call)
{
	struct value values = value_of_kind(KIND_GROUP_VALUES);

	values.rows = call->receiver.rows.tag == BOUND_GROUP ? BOUND(UNBOUNDED) : call->receiver.rows;
	values.made = call->node;
	return values;
}

/* groupByKey().map(f): f gets the key and its values. */
static struct value group_pair(struct facts *facts, const struct call *call)
{
	struct value pair = container_value(facts, KIND_TUPLE);
	struct container_thing *container = container_of(facts, pair);

	*list_push(facts->arena, &container->entries) = (struct container_entry){.value = {0}};
	*list_push(facts->arena, &container->entries) = (struct container_entry){.value = group_values(call)};
	return pair;
}

/* sc.runJob(rdd, f): the rows are an argument's. */
static struct bound rows_gone_through(const struct call *call)
{
	struct value first = argument_value(call, 0);

	return !is_dataset((enum kind)call->receiver.kind) && is_dataset((enum kind)first.kind) ? first.rows : call->receiver.rows;
}

/* The kinds of what Spark gives to a function: rows, an iterator over the partition, a micro-batch. */
uint32_t bound_values(struct facts *facts, const struct call *call, struct value *values)
{
	const struct api_member *member = call->member;

	if (call->receiver.kind == KIND_RDD && call->receiver.element == KIND_GROUP_VALUES && member->per == PER_ROW &&
	    !member->element_same) {
		values[0] = member->bind_count ? group_pair(facts, call) : group_values(call);
		return 1;
	}
	for (uint32_t i = 0; i < member->bind_count; i++) {
		values[i] = value_of_kind((enum kind)member->binds[i]);
		values[i].origin = call->node;
		if (values[i].kind == KIND_PANDAS && member->per == PER_GROUP)
			values[i].rows = BOUND(UNBOUNDED);
		if (kind_is((enum kind)values[i].kind, KIND_PARTITION)) {
			values[i].element = values[i].kind == KIND_BATCHES ? KIND_PANDAS : KIND_ROW;
			values[i].rows = rows_gone_through(call);
			values[i].made = call->node;
		}
		if (values[i].kind == KIND_DATAFRAME || values[i].kind == KIND_RDD) {
			values[i].rows = BOUND(UNBOUNDED);
			values[i].traits = 1u << TRAIT_BATCH;
			values[i].plan = call->node;
		}
	}
	return member->bind_count;
}

/* mapValues(sum), mapPartitions(list) */
static void give_to_entry(struct facts *facts, const struct call *call, struct slice path, struct value given)
{
	const struct api_member *member = &facts->api->members[api_find_dotted(facts->api, path)];
	enum use how = USE_PASSED;

	use_of_word(member->uses, &how);
	how = keeps_many(member, given) ? USE_COPIED : how;
	use(facts, given, how);
	if (how == USE_COPIED)
		use(facts, given, USE_RETURNED);
	if (how == USE_COPIED && is_long_partition(given))
		fact_of(facts, call->node)->marks |= MARK_PARTITION;
}

/* The groupByKey() or groupBy() that made the groups; 0: not known. */
static node_id grouping_call(const struct facts *facts, struct value groups)
{
	const struct node_fact *fact = groups.step ? fact_find(facts, groups.step) : NULL;

	return fact && facts->api->members[fact->entry].element == KIND_GROUP_VALUES ? groups.step : 0;
}

/* What became of the groups in this call: said of the call that made them, too. */
static void note_groups(struct facts *facts, const struct call *call, struct value *result)
{
	enum { SMALL = 1u << USE_REDUCED | 1u << USE_LENGTH, ON_THE_WAY = 1u << USE_COPIED | 1u << USE_TRUTH };
	const struct api_member *member = call->member;
	node_id grouping = grouping_call(facts, call->receiver);
	uint32_t uses = fact_of(facts, call->node)->uses;

	if (call->receiver.kind != KIND_RDD || call->receiver.element != KIND_GROUP_VALUES || member->element_same)
		return;
	if ((uses & SMALL) && !(uses & ~(uint32_t)(SMALL | ON_THE_WAY)))
		result->traits &= (uint16_t)~(1u << TRAIT_WIDE);
	if (member->ships == NO_ARGUMENT && (result->kind == KIND_RDD || member->moves >= MOVES_SOME))
		uses = member->cell == CELL_NARROW ? 0 : 1u << USE_PASSED;
	else if (member->ships != NO_ARGUMENT && !uses)
		uses = 1u << USE_PASSED;
	if (grouping)
		fact_of(facts, grouping)->uses |= uses;
}

/* parallelize(range(4)).map(train), groupBy("country").applyInPandas(train): a function that is called for a handful of elements or groups is
 * called about once for each task. */
enum granularity shipped_granularity(const struct call *call)
{
	struct bound rows = call->receiver.rows;
	bool few = rows.tag == BOUND_LITERAL && rows.count <= FEW_CALLS, few_groups = rows.tag == BOUND_GROUP && rows.keys == KEYS_FEW;

	switch (call->member->per) {
	case PER_ROW: return few ? PER_PARTITION : PER_ROW;
	case PER_GROUP: return few || few_groups ? PER_PARTITION : PER_GROUP;
	default: return (enum granularity)call->member->per;
	}
}

/* The function gives back what it was given, or a copy. */
static void use_returned(struct facts *facts, const struct call *call, struct value returned)
{
	if (returned.made == call->node)
		use(facts, returned, USE_RETURNED);
}

void run_given_functions(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *shipped = call_argument(call, call->member->ships), *driven = call_argument(call, call->member->drives);
	struct value values[KINDS_BOUND_MOST] = {{0}}, made = {0};
	uint32_t count = bound_values(facts, call, values);

	if (shipped && path_of(facts, shipped->value).length)
		give_to_entry(facts, call, path_of(facts, shipped->value), values[0]);
	else if (shipped)
		made = call_by_spark(facts, shipped->value, shipped_granularity(call), values, count, call->node);
	use_returned(facts, call, made);
	result_width(facts, call, made, result);
	if (call->member->threads != NO_ARGUMENT)
		call_by_threads(facts, call);
	if (call->member->repeats != NO_ARGUMENT)
		call_repeatedly(facts, call);
	if (driven)
		call_by_spark(facts, driven->value, PER_NOTHING, values, count, call->node);
	note_groups(facts, call, result);
}

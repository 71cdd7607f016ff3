/* Calls whose result is a function or a container: wrappers of UDFs, functools.partial, dict.items. */
#include "meaning/evaluator.h"

/* A function that annotates an iterator is called once per partition, whatever the decorator says. */
static enum granularity wrapped_granularity(const struct facts *facts, const struct api_member *member, struct value function)
{
	const struct function_thing *thing = function_of(facts, function);
	node_id parameters = thing ? node_child(facts->tree, thing->node, FIELD_PARAMETERS) : 0;

	if (member->wraps == WRAPS_ITERATOR || (parameters && slice_has(node_text(facts->tree, parameters), SLICE("Iterator["))))
		return PER_PARTITION;
	return member->wraps == WRAPS_ROW ? PER_ROW : PER_BATCH;
}

/* udf(f), or udf(returnType) which makes a decorator. */
static void wrap_function(struct facts *facts, const struct call *call, struct value *result)
{
	enum granularity per;
	struct value values[1] = {value_of_kind(KIND_UNKNOWN)};
	struct thing *thing;

	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct value function = call->arguments->at[i].value;

		if (!function_of(facts, function))
			continue;
		per = wrapped_granularity(facts, call->member, function);
		if (per == PER_PARTITION)
			values[0] = (struct value){.kind = KIND_PARTITION, .element = KIND_PANDAS, .made = call->node, .rows = BOUND(UNBOUNDED)};
		else if (per == PER_BATCH)
			values[0] = (struct value){.kind = KIND_PANDAS, .origin = call->node};
		call_by_spark(facts, function, per, values, 1, call->node);
		*result = value_of_kind(KIND_UDF);
		return;
	}
	/* a decorator: the call itself stands for the wrapper */
	result->kind = KIND_FUNCTION;
	thing = thing_new(facts, result, THING_MEMBER);
	thing->is.member.entry = call->entry;
	thing->is.member.receiver = ARENA_NEW(facts->arena, struct value);
	*thing->is.member.receiver = call->receiver;
}

/* functools.partial(f, a, b) */
static bool bind_partial(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *function = call_argument(call, 0);
	struct bound_thing *bound;

	if (!slice_equal(call->member->owner, SLICE("functools")) || !slice_equal(call->member->name, SLICE("partial")) || !function ||
	    !function_of(facts, function->value))
		return false;
	bound = ARENA_NEW(facts->arena, struct bound_thing);
	bound->function = function->value;
	for (uint32_t i = 1; i < call->arguments->count && bound->count < 4; i++)
		if (!call->arguments->at[i].keyword.length)
			bound->first[bound->count++] = call->arguments->at[i].value;
	result->kind = KIND_FUNCTION;
	thing_new(facts, result, THING_BOUND)->is.bound = bound;
	return true;
}

static struct value pair_value(struct facts *facts, const struct container_entry *entry)
{
	struct value pair = container_value(facts, KIND_TUPLE);
	struct container_thing *container = container_of(facts, pair);

	*list_push(facts->arena, &container->entries) = (struct container_entry){.value = entry->key};
	*list_push(facts->arena, &container->entries) = (struct container_entry){.value = entry->value};
	for (uint32_t i = 0; i < 2; i++)
		container->entries.at[i].key = value_of_kind(KIND_NOTHING);
	pair.rows = BOUND_OF(2);
	return pair;
}

/* d.items(): a list of pairs, and each knows where it was written. */
static bool give_entries(struct facts *facts, const struct call *call, struct value *result)
{
	const struct container_thing *from = container_of(facts, call->receiver);
	struct container_thing *to;
	struct value list;

	if (call->member->gives == GIVES_NOTHING || !from || from->entries.count > ENTRIES_MOST)
		return false;
	list = container_value(facts, KIND_LIST);
	to = container_of(facts, list);
	to->whole = from->whole;
	to->node = from->node;
	for (uint32_t i = 0; i < from->entries.count; i++) {
		const struct container_entry *entry = &from->entries.at[i];
		struct value pair = entry->key;

		if (call->member->gives == GIVES_VALUES)
			pair = entry->value;
		else if (call->member->gives == GIVES_PAIRS)
			pair = pair_value(facts, entry);
		*list_push(facts->arena, &to->entries) = (struct container_entry){value_of_kind(KIND_NOTHING), pair, entry->node};
	}
	list.rows = result->rows;
	list.element = call->member->gives == GIVES_PAIRS ? KIND_TUPLE : KIND_UNKNOWN;
	*result = list;
	return true;
}

/* list(pairs), dict(other): the same entries in a container of their own, in an order that we do not follow. */
static bool copy_entries(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *first = call_argument(call, 0);
	const struct container_thing *from = first ? container_of(facts, first->value) : NULL;
	struct container_thing *to;

	if (!from || from->entries.count > ENTRIES_MOST || call->arguments->count > 1 || !slice_equal(call->member->uses, SLICE("copy")) ||
	    (result->kind != KIND_DICT && !kind_is((enum kind)result->kind, KIND_LIST)) ||
	    (result->kind == KIND_DICT) != (first->value.kind == KIND_DICT))
		return false;
	to = ARENA_NEW(facts->arena, struct container_thing);
	thing_new(facts, result, THING_CONTAINER)->is.container = to;
	to->node = from->node;
	for (uint32_t i = 0; i < from->entries.count; i++)
		*list_push(facts->arena, &to->entries) = from->entries.at[i];
	return true;
}

void special_result(struct facts *facts, const struct call *call, struct value *result)
{
	if (call->member->wraps)
		wrap_function(facts, call, result);
	else if (!bind_partial(facts, call, result) && !give_entries(facts, call, result) && !copy_entries(facts, call, result))
		fold_call(facts, call, result);
}

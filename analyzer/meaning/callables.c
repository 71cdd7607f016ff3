/* Calls whose result is a function or a container: wrappers of UDFs, functools.partial, dict.items. */
#include "meaning/evaluator.h"

/* A function that annotates an iterator is called once per partition, whatever the decorator says. */
static enum granularity wrapped_granularity(const struct facts *facts, const struct call *call, struct value function)
{
	const struct api_member *member = call->member;
	const struct function_thing *thing = function_of(facts, function);
	node_id parameters = thing ? node_child(facts->tree, thing->node, FIELD_PARAMETERS) : 0;

	if (slice_has(node_text(facts->tree, call->node), SLICE("PandasUDFType.GROUPED_")))
		return PER_GROUP;

	if (member->wraps == WRAPS_ITERATOR || (parameters && slice_has(node_text(facts->tree, parameters), SLICE("Iterator["))))
		return PER_PARTITION;
	return member->wraps == WRAPS_ROW ? PER_ROW : PER_BATCH;
}

/* A decorator: the call itself stands for the wrapper. */
static void keep_wrapper(struct facts *facts, const struct call *call, struct value *result)
{
	struct thing *thing;

	result->kind = KIND_FUNCTION;
	thing = thing_new(facts, result, THING_MEMBER);
	thing->is.member.entry = call->entry;
	thing->is.member.receiver = ARENA_NEW(facts->arena, struct value);
	*thing->is.member.receiver = call->receiver;
}

/* g = lru_cache(f): another function with the same body; f stays as it is. */
static struct function_thing *memoized_copy(struct facts *facts, node_id call, struct function_thing *original)
{
	const struct node_fact *fact = fact_find(facts, call);
	struct function_thing *copy = fact && fact->function ? facts->functions.at[fact->function - 1] : NULL;

	if (copy && copy->original == original)
		return copy;
	copy = ARENA_NEW(facts->arena, struct function_thing);
	*copy = (struct function_thing){.node = original->node, .decorated = original->decorated, .outer = original->outer,
	                                .owner = original->owner, .scope = original->scope, .memoized = true, .original = original};
	*list_push(facts->arena, &facts->functions) = copy;
	fact_of(facts, call)->function = facts->functions.count;
	return copy;
}

/* lru_cache(f), lru_cache(maxsize=1)(f), or lru_cache(maxsize=1) as a decorator. */
static void memoize(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *first = call_argument(call, 0);
	struct function_thing *original = first ? function_of(facts, first->value) : NULL;

	if (!original) {
		keep_wrapper(facts, call, result);
		return;
	}
	result->kind = KIND_FUNCTION;
	thing_new(facts, result, THING_FUNCTION)->is.function = memoized_copy(facts, call->node, original);
}

/* udf(f), or udf(returnType) which makes a decorator. */
static void wrap_function(struct facts *facts, const struct call *call, struct value *result)
{
	enum granularity per;
	struct value values[1] = {value_of_kind(KIND_UNKNOWN)};

	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct value function = call->arguments->at[i].value;

		if (!function_of(facts, function))
			continue;
		per = wrapped_granularity(facts, call, function);
		if (per == PER_PARTITION)
			values[0] = (struct value){.kind = KIND_BATCHES, .element = KIND_PANDAS, .made = call->node, .rows = BOUND(UNBOUNDED)};
		else if (per == PER_BATCH)
			values[0] = (struct value){.kind = KIND_PANDAS, .origin = call->node};
		call_by_spark(facts, function, per, values, 1, call->node);
		*result = value_of_kind(KIND_UDF);
		return;
	}
	keep_wrapper(facts, call, result);
}

/* Arguments are gone when their call returns. */
static const struct arguments *kept_arguments(struct facts *facts, const struct arguments *arguments)
{
	struct arguments *kept = ARENA_NEW(facts->arena, struct arguments);

	kept->count = arguments->count;
	kept->at = ARENA_ARRAY(facts->arena, struct argument, arguments->count);
	memcpy(kept->at, arguments->at, sizeof *kept->at * arguments->count);
	return kept;
}

/* functools.partial(f, a, b) */
static bool bind_partial(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *function = call_argument(call, 0);
	struct bound_thing *bound;
	struct value *first;

	if (!slice_equal(call->member->owner, SLICE("functools")) || !slice_equal(call->member->name, SLICE("partial")) || !function ||
	    !function_of(facts, function->value))
		return false;
	bound = ARENA_NEW(facts->arena, struct bound_thing);
	bound->function = function->value;
	first = ARENA_ARRAY(facts->arena, struct value, call->arguments->count);
	for (uint32_t i = 1; i < call->arguments->count; i++)
		if (!call->arguments->at[i].keyword.length)
			first[bound->count++] = call->arguments->at[i].value;
	bound->first = first;
	bound->named = kept_arguments(facts, call->arguments);
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

	if (call->member->gives == GIVES_NOTHING || !from)
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

	if (!from || call->arguments->count > 1 || !slice_equal(call->member->uses, SLICE("copy")) ||
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
	else if (call->member->memoizes)
		memoize(facts, call, result);
	else if (!bind_partial(facts, call, result) && !give_entries(facts, call, result) && !copy_entries(facts, call, result))
		fold_call(facts, call, result);
}

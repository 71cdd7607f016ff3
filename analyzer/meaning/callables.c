/* Calls whose result is a function or a container: wrappers of UDFs, functools.partial, dict.items. */
#include "meaning/evaluator.h"

/* A function that annotates an iterator is called once per partition, and so is one that the decorator says it of (SCALAR_ITER). */
static enum granularity wrapped_granularity(const struct facts *facts, const struct call *call, struct value function)
{
	const struct api_member *member = call->member;
	const struct function_thing *thing = function_of(facts, function);
	node_id parameters = thing ? node_child(facts->tree, thing->node, FIELD_PARAMETERS) : 0;
	struct slice text = node_text(facts->tree, call->node);

	if (slice_has(text, SLICE("PandasUDFType.GROUPED_")))
		return PER_GROUP;
	if (member->wraps == WRAPS_ITERATOR || slice_has(text, SLICE("PandasUDFType.SCALAR_ITER")) || (parameters && slice_has(node_text(facts->tree, parameters), SLICE("Iterator["))))
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
	struct function_thing *copy = function_made_by(facts, call);

	if (copy && copy->original == original)
		return copy;
	copy = ARENA_NEW(facts->arena, struct function_thing);
	*copy = (struct function_thing){.node = original->node, .decorated = original->decorated, .outer = original->outer,
	                                .owner = original->owner, .scope = original->scope, .memoized = true, .original = original};
	*list_push(facts->arena, &facts->functions) = copy;
	node_number_put(facts, NUMBER_OF_FUNCTION, call, facts->functions.count);
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

/* udtf(Class): calling it makes a frame. */
static bool wraps_class(const struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0);

	return call->member->element && first && thing_of(facts, first->value)->sort == THING_CLASS;
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
	if (wraps_class(facts, call))
		*result = (struct value){.kind = KIND_UDF, .element = call->member->element};
	else
		keep_wrapper(facts, call, result);
}

static void bind_arguments(struct facts *facts, const struct arguments *arguments, struct bound_thing *bound)
{
	bound->keywords.at = ARENA_ARRAY(facts->arena, struct argument, arguments->count);
	for (uint32_t i = 1; i < arguments->count; i++) {
		if (arguments->at[i].keyword.length) {
			bound->keywords.at[bound->keywords.count++] = arguments->at[i];
		} else if (bound->count < 4) {
			bound->nodes[bound->count] = arguments->at[i].node;
			bound->first[bound->count++] = arguments->at[i].value;
		}
	}
}

/* functools.partial(f, a, b, key=c) */
static bool bind_partial(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *function = call_argument(call, 0);
	struct bound_thing *bound;

	if (!slice_equal(call->member->owner, SLICE("functools")) || !slice_equal(call->member->name, SLICE("partial")) || !function ||
	    !function_of(facts, function->value))
		return false;
	bound = ARENA_NEW(facts->arena, struct bound_thing);
	bound->function = function->value;
	bind_arguments(facts, call->arguments, bound);
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

/* len() of what has a known number of elements. */
static bool count_elements(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *first = call_argument(call, 0);

	if (result->kind != KIND_NUMBER || !first || !slice_equal(call->member->uses, SLICE("length")) ||
	    first->value.rows.tag != BOUND_LITERAL || first->value.rows.count > UINT32_MAX || value_has(first->value, TRAIT_PARAMETER))
		return false;
	*result = number_value(facts, (double)first->value.rows.count);
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

/* functools.reduce(f, items, first): a loop that calls f with what it gave before and the next item. */
static void reduce_items(struct facts *facts, const struct call *call, struct value *result)
{
	const uint8_t folds = call->member->folds;
	const struct argument *function = call_argument(call, folds), *items = call_argument(call, folds + 1);
	const struct argument *first = call_argument(call, folds + 2);
	struct value item, total;
	struct turn turn;

	if (!function || !items)
		return;
	item = item_of(facts, items->value);
	total = first ? first->value : item;
	note_turns(facts, call->node, items->value);
	turn_open(facts, &turn, call->node);
	facts->frame->loop_depth++;
	for (int i = 0; i < 2; i++) {
		struct argument both[2] = {{.node = items->node, .value = total}, {.node = items->node, .value = item}};
		struct arguments arguments = {both, 2};

		turn_begin(facts, &turn, i > 0);
		total = call_value(facts, function->node, function->value, &arguments);
	}
	facts->frame->loop_depth--;
	turn_close(facts, &turn);
	if (total.kind != KIND_UNKNOWN)
		*result = total;
}

/* cast(T, x) is x. */
static bool pass_argument(const struct call *call, struct value *result)
{
	const struct argument *passed = call_argument(call, call->member->passes);

	if (passed)
		*result = passed->value;
	return passed != NULL;
}

void special_result(struct facts *facts, const struct call *call, struct value *result)
{
	if (call->member->wraps)
		wrap_function(facts, call, result);
	else if (call->member->memoizes)
		memoize(facts, call, result);
	else if (call->member->folds != NO_ARGUMENT)
		reduce_items(facts, call, result);
	else if (!look_above(facts, call, result) && !bind_partial(facts, call, result) && !give_entries(facts, call, result) && !copy_entries(facts, call, result) &&
	         !count_elements(facts, call, result) && !pass_argument(call, result) && !take_attribute(facts, call, result))
		fold_call(facts, call, result);
}

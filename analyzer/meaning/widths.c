/* How much one cell of a frame, or one element of an RDD, may hold: the trait WIDE. */
#include "meaning/evaluator.h"

enum { SMALL_MOST = 10000 }; /* a cell with so many values is as harmless as so many rows */

/* Rows that a cell is made of are few: limit(100).agg(collect_list("x")). groupBy() leaves no trace of them. */
static bool has_few_rows(struct value frame)
{
	return frame.rows.tag == BOUND_LITERAL && frame.rows.count <= SMALL_MOST && (frame.kind != KIND_GROUPED || frame.rows.count > 1);
}

static bool takes_wide(const struct call *call)
{
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (value_has(call->arguments->at[i].value, TRAIT_WIDE))
			return true;
	return false;
}

/* join(other), union(other) */
static bool takes_frames(const struct call *call)
{
	return call->arguments->count && call->arguments->at[0].value.kind == KIND_DATAFRAME;
}

/* The columns of the result are those that are given. */
static bool replaces_columns(const struct call *call)
{
	return call->receiver.kind == KIND_GROUPED || call->member->rows == ROWS_SELECT || call->member->rows == ROWS_ONE;
}

static bool frame_is_wide(const struct call *call, bool wide)
{
	if (has_few_rows(call->receiver) && !value_has(call->receiver, TRAIT_WIDE) && !takes_frames(call))
		return false;
	return replaces_columns(call) && call->arguments->count ? takes_wide(call) : wide;
}

/* A sequence of unknown length, as list(values) gives; not [a, b]. */
static bool holds_many(const struct facts *facts, struct value value)
{
	const struct container_thing *container = container_of(facts, value);
	bool sequence = kind_is((enum kind)value.kind, KIND_LIST) || kind_is((enum kind)value.kind, KIND_ITERATOR) || value.kind == KIND_DICT ||
	                value.kind == KIND_PANDAS;

	return sequence && !(container && container->whole);
}

/* What one call of a function gives for one element. */
struct given_value {
	struct value value;      /* of a pair: its second part */
	node_id node;            /* where that is written, or 0 */
	enum key_sort keys;      /* how many values it may have, or the first part of a pair */
};

/* (row.user_id, row.day): so many parts of unclear names are as good as one with many values. */
static enum key_sort key_of_pair(const struct facts *facts, const struct container_entry *key)
{
	const struct container_thing *parts = container_of(facts, key->value);
	uint32_t few = 0, unknown = 0;

	if (!parts)
		return key->node ? key_sort_of_value(facts, (struct value){0}, key->node) : KEYS_UNKNOWN;
	for (uint32_t i = 0; i < parts->entries.count; i++) {
		node_id node = parts->entries.at[i].node;
		enum key_sort sort = node ? key_sort_of_value(facts, (struct value){0}, node) : KEYS_UNKNOWN;

		if (sort == KEYS_MANY)
			return KEYS_MANY;
		few += sort == KEYS_FEW;
		unknown += sort == KEYS_UNKNOWN;
	}
	return unknown >= MANY_KEYS ? KEYS_MANY : few && !unknown ? KEYS_FEW : KEYS_UNKNOWN;
}

static void split_pair(const struct facts *facts, struct given_value *given)
{
	const struct container_thing *pair = given->value.kind == KIND_TUPLE ? container_of(facts, given->value) : NULL;

	if (!pair && given->node)
		given->keys = key_sort_of_value(facts, (struct value){0}, given->node); /* of a later distinct() */
	if (!pair || pair->entries.count != 2)
		return;
	given->keys = key_of_pair(facts, &pair->entries.at[0]);
	given->node = pair->entries.at[1].node;
	given->value = pair->entries.at[1].value;
}

/* flatMap(f): one of the list that f gives. */
static void take_one(const struct facts *facts, struct value *value)
{
	const struct container_thing *list = container_of(facts, *value);

	*value = list && list->entries.count ? list->entries.at[0].value : (struct value){0};
}

/* sum, len, set: one small thing of many. */
static bool reduces(const struct facts *facts, api_id entry)
{
	const struct api_member *member = &facts->api->members[entry];
	enum use how;

	return use_of_word(member->uses, &how) && (how == USE_LENGTH || (how == USE_REDUCED && !kind_is((enum kind)member->returns, KIND_LIST)));
}

static struct given_value given_element(struct facts *facts, const struct call *call, struct value function, struct value given)
{
	const struct function_thing *thing = function_of(facts, function);
	api_id entry = api_find_dotted(facts->api, path_of(facts, function));
	struct given_value element = {.value = given};

	if (entry) { /* mapValues(list), mapValues(sum) */
		element.value = value_of_kind(reduces(facts, entry) ? KIND_NUMBER : (enum kind)facts->api->members[entry].returns);
		return element;
	}
	if (thing && node_kind(facts->tree, thing->node) == NODE_LAMBDA)
		element.node = node_child(facts->tree, thing->node, FIELD_BODY);
	if (call->member->rows == ROWS_FUNCTION)
		take_one(facts, &element.value);
	split_pair(facts, &element);
	return element;
}

/* sum(values) / len(values) */
static bool is_reduction(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = node ? fact_find(facts, node) : NULL;

	return node && (node_kind(facts->tree, node) == NODE_BINARY || (fact && reduces(facts, fact->entry)));
}

/* Of map(f) and mapValues(f). The RDD remembers what its elements, or the values of its pairs, are, and how many keys they have. */
static bool mapped_is_wide(struct facts *facts, const struct call *call, struct value given, struct value *result)
{
	const struct argument *function = call_argument(call, call->member->ships);
	struct given_value element = {0};

	if (function)
		element = given_element(facts, call, function->value, given);
	result->element = element.value.kind;
	if (call->member->bind_count && node_kind(facts->tree, element.node) != NODE_IDENTIFIER) /* not of values alone, or x: x */
		result->rows.selected = (uint8_t)element.keys;
	if (!value_has(call->receiver, TRAIT_WIDE) || is_reduction(facts, element.node) || call->member->rows == ROWS_FUNCTION)
		return false;
	return element.value.kind == KIND_UNKNOWN || holds_many(facts, element.value);
}

/* lambda a, b: a + b, operator.add, or a function that extends one by the other. */
static bool concatenates(const struct facts *facts, struct value value)
{
	const struct function_thing *function = function_of(facts, value);
	node_id body = function ? node_child(facts->tree, function->node, FIELD_BODY) : 0;
	struct slice path = path_of(facts, value);

	if (slice_starts(path, SLICE("operator.")))
		return true;
	if (!body)
		return false;
	if (node_kind(facts->tree, body) == NODE_BINARY)
		return tree_node(facts->tree, body)->operator == OPERATOR_ADD || tree_node(facts->tree, body)->operator == OPERATOR_OR;
	return slice_has(node_text(facts->tree, body), SLICE(".extend(")) || slice_has(node_text(facts->tree, body), SLICE(".union("));
}

/* What is merged: the value that it begins with, what a combiner becomes with one value more, or else two elements. */
static enum kind merged_kind(const struct call *call, struct value given)
{
	struct value zero = argument_value(call, api_argument(call->member, SLICE("zeroValue")));

	if (api_argument(call->member, SLICE("createCombiner")) != NO_ARGUMENT)
		return (enum kind)given.kind;
	return (enum kind)(zero.kind ? zero.kind : call->receiver.element);
}

/* Of reduceByKey(f), reduce(f): lists, sets or texts that are put together hold everything in the end. */
static bool merged_is_wide(struct facts *facts, const struct call *call, struct value given)
{
	const struct argument *merge = call_argument(call, call->member->merges);
	enum kind kind = merged_kind(call, given);
	bool grows = kind == KIND_LIST || kind == KIND_SET || kind == KIND_STRING;

	return merge && grows && concatenates(facts, merge->value);
}

/* collect_set("country") */
static enum key_sort sort_of_first(const struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0);

	return first ? key_sort_of_value(facts, first->value, first->node) : KEYS_UNKNOWN;
}

void result_width(struct facts *facts, const struct call *call, struct value given, struct value *result)
{
	bool wide = value_has(*result, TRAIT_WIDE);

	if (call->member->cell == CELL_FUNCTION)
		wide = mapped_is_wide(facts, call, given, result);
	else if (call->member->merges != NO_ARGUMENT)
		wide = merged_is_wide(facts, call, given);
	else if (call->member->cell == CELL_DISTINCT)
		wide = sort_of_first(facts, call) != KEYS_FEW;
	else if (call->member->cell != CELL_SAME)
		wide = call->member->cell == CELL_WIDE;
	else if (result->kind == KIND_DATAFRAME)
		wide = frame_is_wide(call, wide);
	if (result->kind == KIND_RDD && !result->element && call->member->rows == ROWS_SAME)
		result->element = call->receiver.element;
	result->traits = (uint16_t)((result->traits & ~(1u << TRAIT_WIDE)) | (uint16_t)(wide << TRAIT_WIDE));
}

/* Calls whose result is a function or a text: wrappers of UDFs, functools.partial, str.format. */
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

/* "a {} b".format(x): every brace is a hole. */
static bool format_text(struct facts *facts, const struct call *call, struct value *result)
{
	struct slice text;
	struct buffer out = {0};

	if (call->receiver.kind != KIND_STRING || !slice_equal(call->member->name, SLICE("format")) ||
	    !text_of(facts, call->receiver, &text))
		return false;
	for (uint32_t i = 0; i < text.length; i++) {
		bool brace = text.at[i] == '{', doubled = i + 1 < text.length && text.at[i + 1] == text.at[i];

		if (brace && !doubled)
			while (i + 1 < text.length && text.at[i] != '}')
				i++;
		else if ((brace || text.at[i] == '}') && doubled)
			i++;
		buffer_add_char(&out, brace && !doubled ? TEXT_HOLE : text.at[i]);
	}
	*result = text_value(facts, arena_copy(facts->arena, buffer_slice(&out)));
	buffer_free(&out);
	return true;
}

/* strip(), upper() and the like keep the text as far as SQL is concerned. */
static bool keep_text(struct facts *facts, const struct call *call, struct value *result)
{
	static const char *const keeping[] = {"strip", "lstrip", "rstrip", "upper", "lower"};

	if (call->receiver.kind != KIND_STRING || thing_of(facts, call->receiver)->sort != THING_TEXT)
		return false;
	for (size_t i = 0; i < sizeof keeping / sizeof *keeping; i++)
		if (slice_equal(call->member->name, slice_of(keeping[i]))) {
			*result = call->receiver;
			return true;
		}
	return false;
}

void special_result(struct facts *facts, const struct call *call, struct value *result)
{
	if (call->member->wraps)
		wrap_function(facts, call, result);
	else if (!bind_partial(facts, call, result) && !format_text(facts, call, result))
		keep_text(facts, call, result);
}


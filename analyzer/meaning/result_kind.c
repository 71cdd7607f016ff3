/* What kind of thing a call of the API model returns. */
#include "meaning/evaluator.h"

bool is_dataset(enum kind kind)
{
	return kind == KIND_DATAFRAME || kind == KIND_RDD || kind == KIND_GROUPED || kind == KIND_DSTREAM || kind == KIND_DYNAMIC_FRAME ||
	       kind == KIND_WRITER || kind == KIND_STREAM_WRITER || kind == KIND_NA_FUNCTIONS || kind == KIND_STAT_FUNCTIONS ||
	       kind_is(kind, KIND_PANDAS_ON_SPARK);
}

bool is_pandas_like(enum kind kind)
{
	return kind == KIND_PANDAS || kind == KIND_PANDAS_ON_SPARK_GROUPS || kind_is(kind, KIND_PANDAS_ON_SPARK);
}

bool takes_as_pandas(const struct facts *facts, struct value receiver, api_id entry, const struct arguments *arguments)
{
	const struct api_member *member = &facts->api->members[entry];
	api_id other = receiver.kind == KIND_DATAFRAME && value_has(receiver, TRAIT_PARAMETER)
	                       ? api_find_of_kind(facts->api, KIND_PANDAS, member->name) : 0;

	for (uint32_t i = 0; i < arguments->count && other; i++) {
		struct slice keyword = arguments->at[i].keyword;

		if (keyword.length && api_argument(member, keyword) == NO_ARGUMENT &&
		    api_argument(&facts->api->members[other], keyword) != NO_ARGUMENT)
			return true;
	}
	return false;
}

struct value column_of_pandas(struct value frame)
{
	if (frame.kind == KIND_PANDAS_ON_SPARK)
		frame.kind = KIND_PANDAS_ON_SPARK_SERIES;
	frame.of = 0;
	return frame;
}

static bool is_given(const struct call *call, uint8_t number)
{
	const struct argument *argument = call_argument(call, number);

	return argument && argument->value.kind != KIND_NOTHING;
}

bool is_taken_away(const struct call *call)
{
	return is_given(call, call->member->away);
}

bool is_hinted(const struct facts *facts, const struct call *call)
{
	const struct argument *argument = call_argument(call, call->member->hint);
	struct slice text;

	if (!argument || !text_of(facts, argument->value, &text))
		return call->member->hinted;
	for (uint32_t i = 0; i < call->member->hint_count; i++)
		if (slice_equal_ignoring_case(text, call->member->hint_words[i]))
			return true;
	return false;
}

struct value result_of_kind(const struct call *call)
{
	const struct api_member *member = call->member;
	struct value result = {.kind = member->returns, .element = member->element};
	const struct argument *like = call_argument(call, member->like), *constant = call_argument(call, member->constant);

	if (is_taken_away(call))
		return value_of_kind(KIND_NOTHING);
	if (member->bare && !call->arguments->count)
		return value_of_kind((enum kind)member->bare);
	if (member->returns_self && kind_is((enum kind)call->receiver.kind, (enum kind)result.kind))
		result.kind = call->receiver.kind;
	if (like && is_dataset((enum kind)like->value.kind))
		result.kind = like->value.kind;
	if (constant)
		result.of = constant->value.of;
	return result;
}

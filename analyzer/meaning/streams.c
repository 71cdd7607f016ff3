/* Streams: watermarks and their event-time columns, and what readers and writers were told. */
#include "meaning/rows.h"

static bool meets_stream(const struct call *call)
{
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (value_has(call->arguments->at[i].value, TRAIT_STREAMING) || value_has(call->arguments->at[i].value, TRAIT_WATERMARKED))
			return true;
	return false;
}

/* A projection may give the column another name, or make another one of it. */
static bool keeps_names(const struct call *call)
{
	enum rows_effect rows = (enum rows_effect)call->member->rows;

	if (call->member->plan == PLAN_COLUMNS || call->member->returns != KIND_DATAFRAME || call->receiver.kind != KIND_DATAFRAME)
		return false;
	return rows == ROWS_SAME || rows == ROWS_FILTER || rows == ROWS_AT_MOST || rows == ROWS_SAMPLE || rows == ROWS_GROUP ||
	       rows == ROWS_SUM || rows == ROWS_JOIN;
}

void note_event_time(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *column = call_argument(call, call->member->event_time);

	if (column && !value_has(call->receiver, TRAIT_WATERMARKED))
		result->event = key_names(facts, column->value);
	else if (!column && keeps_names(call) && !meets_stream(call))
		result->event = call->receiver.event;
	if (call->member->event_time != NO_ARGUMENT)
		result->traits |= 1u << TRAIT_WATERMARKED;
}

/* One name, or a list of them. */
static enum answer names_it(const struct facts *facts, struct value names, uint32_t event)
{
	const struct container_thing *container = container_of(facts, names);
	enum answer answer = container && !container->whole ? MAYBE : NO;
	uint32_t name;

	if (!container) {
		name = key_names(facts, names);
		return name ? answer_of(name == event) : MAYBE;
	}
	for (uint32_t i = 0; i < container->entries.count; i++) {
		name = container_of(facts, container->entries.at[i].value) ? 0 : key_names(facts, container->entries.at[i].value);
		answer = answer_or(answer, name ? answer_of(name == event) : MAYBE);
	}
	return answer;
}

enum answer facts_names_event_time(const struct facts *facts, node_id names, node_id frame)
{
	uint32_t event = facts_value(facts, frame).event;

	if (node_kind(facts->tree, names) == NODE_KEYWORD_ARGUMENT)
		names = node_child(facts->tree, names, FIELD_VALUE);
	return event ? names_it(facts, facts_value(facts, names), event) : MAYBE;
}

node_id facts_reader(const struct facts *facts, node_id node)
{
	node_id origin = facts_value(facts, node).origin;
	node_id function = origin && node_kind(facts->tree, origin) == NODE_CALL ? node_child(facts->tree, origin, FIELD_FUNCTION) : 0;

	return function ? node_child(facts->tree, function, FIELD_OBJECT) : 0;
}

enum answer facts_option(const struct facts *facts, node_id node, struct slice name, struct slice *text)
{
	struct value value = facts_value(facts, node);
	const struct value *option = option_find(facts, container_of(facts, value), name);

	text->at = NULL;
	if (!option)
		return value.kind == KIND_UNKNOWN ? MAYBE : NO;
	if (!text_of(facts, *option, text) || !text_is_whole(*text))
		text->at = NULL;
	return YES;
}

/* By its keyword, or by its place; 0: not given. */
static node_id argument_named(const struct facts *facts, node_id call, const struct api_member *member, struct slice name)
{
	const struct tree *tree = facts->tree;
	node_id list = node_child(tree, call, FIELD_ARGUMENTS);
	uint8_t place = 0, wanted = api_argument(member, name);

	for (node_id node = list ? node_first(tree, list) : 0; node; node = node_next(tree, node)) {
		bool keyword = node_kind(tree, node) == NODE_KEYWORD_ARGUMENT;

		if (node_kind(tree, node) == NODE_COMMENT)
			continue;
		if (keyword && slice_equal(node_text(tree, node_child(tree, node, FIELD_NAME)), name))
			return node_child(tree, node, FIELD_VALUE);
		if (!keyword && place++ == wanted)
			return node;
	}
	return 0;
}

enum answer facts_argument(const struct facts *facts, node_id call, struct slice name, struct slice *text)
{
	api_id entry = facts_entry(facts, call);
	node_id node = entry ? argument_named(facts, call, &facts->api->members[entry], name) : 0;
	struct value value = facts_value(facts, node);

	*text = (struct slice){0};
	if (!node)
		return entry ? NO : MAYBE;
	if (text_of(facts, value, text) && text_is_whole(*text))
		return YES;
	*text = path_of(facts, value);
	for (uint32_t i = text->length; i > 0; i--)
		if (text->at[i - 1] == '.') {
			*text = slice_part(*text, i, text->length);
			return YES;
		}
	text->at = NULL;
	return YES;
}

enum answer facts_written_with(const struct facts *facts, node_id call, struct slice name, struct slice value)
{
	for (uint32_t i = 0; i < facts->stream_writers.count; i++) {
		struct value writer = facts_value(facts, facts->stream_writers.at[i]);
		const struct value *option = writer.kind == KIND_STREAM_WRITER && writer.step == call ? option_find(facts, container_of(facts, writer), name) : NULL;
		struct slice text;

		if (option && text_of(facts, *option, &text) && slice_equal_ignoring_case(text, value))
			return YES;
	}
	return NO;
}

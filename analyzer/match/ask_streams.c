/* Questions about streams, and about the options of readers and writers. */
#include "match/ask.h"

enum answer ask_names_event_time(const struct asked *asked)
{
	node_id frame = asked->captures[asked->rest[0].is.capture];

	rests_on_value(asked, frame);
	return facts_names_event_time(asked->facts, asked->node, frame);
}

/* Whether what was given is one of the operands from `first` on. */
static enum answer is_one_of(const struct asked *asked, uint32_t first, enum answer given, struct slice text)
{
	if (given != YES || !text.at)
		return given == YES ? MAYBE : given;
	for (uint32_t i = first; i < asked->count; i++)
		if (slice_equal_ignoring_case(text, asked->rest[i].is.text))
			return YES;
	return NO;
}

enum answer ask_option_is(const struct asked *asked)
{
	struct slice text;
	enum answer given = facts_option(asked->facts, asked->node, asked->rest[0].is.text, &text);

	return is_one_of(asked, 1, given, text);
}

enum answer ask_from_source(const struct asked *asked)
{
	node_id reader = facts_reader(asked->facts, asked->node);
	struct slice text;
	enum answer named = reader ? facts_option(asked->facts, reader, SLICE("format"), &text) : MAYBE;

	return is_one_of(asked, 0, named, text);
}

enum answer ask_argument_is(const struct asked *asked)
{
	struct slice text;
	enum answer given = facts_argument(asked->facts, asked->node, asked->rest[0].is.text, &text);

	return is_one_of(asked, 1, given, text);
}

enum answer ask_has_option(const struct asked *asked)
{
	enum answer answer = NO;
	struct slice text;

	for (uint32_t i = 0; i < asked->count; i++)
		answer = answer_or(answer, facts_option(asked->facts, asked->node, asked->rest[i].is.text, &text));
	return answer;
}

enum answer ask_written_with(const struct asked *asked)
{
	enum answer answer = NO;

	for (uint32_t i = 1; i < asked->count; i++)
		answer = answer_or(answer, facts_written_with(asked->facts, asked->node, asked->rest[0].is.text, asked->rest[i].is.text));
	return answer;
}

/* Questions about how often and where a node runs. */
#include "match/ask.h"

enum { FEW_TURNS = 10 };

enum answer ask_in_loop(const struct asked *asked)
{
	uint64_t trips;
	enum answer repeats = facts_repeats(asked->facts, asked->node, &trips);

	return repeats == YES && trips > 0 && trips <= FEW_TURNS ? NO : repeats;
}

enum answer ask_turns_above(const struct asked *asked)
{
	return facts_turns_above(asked->facts, asked->node, asked->rest[0].is.number);
}

enum answer ask_piles_up(const struct asked *asked)
{
	return facts_carried(asked->facts, asked->node);
}

enum answer ask_reruns(const struct asked *asked)
{
	return facts_reruns(asked->facts, asked->node);
}

enum answer ask_united(const struct asked *asked)
{
	return facts_united(asked->facts, asked->node);
}

enum answer ask_after_another(const struct asked *asked)
{
	return facts_after_another(asked->facts, asked->node);
}

enum answer ask_only_statement(const struct asked *asked)
{
	return facts_only_statement(asked->facts, asked->node);
}

enum answer ask_inspected(const struct asked *asked)
{
	return facts_inspected(asked->facts, asked->node);
}

enum answer ask_viewed(const struct asked *asked)
{
	return facts_viewed(asked->facts, asked->node);
}

enum answer ask_adds(const struct asked *asked)
{
	api_id entry = facts_added(asked->facts, asked->node);

	return entry ? among_entries(asked, entry) : NO;
}

enum answer ask_unites_given(const struct asked *asked)
{
	return facts_unites_given(asked->facts, asked->node);
}

enum answer ask_varies(const struct asked *asked)
{
	return facts_varies(asked->facts, asked->node);
}

enum answer ask_called_again(const struct asked *asked)
{
	return facts_called_again(asked->facts, asked->node);
}

enum answer ask_in_batch_function(const struct asked *asked)
{
	return facts_in_batch_function(asked->facts, asked->node);
}

enum answer ask_in_threads(const struct asked *asked)
{
	return facts_in_threads(asked->facts, asked->node);
}

enum answer ask_in_worker(const struct asked *asked)
{
	return facts_in_worker(asked->facts, asked->node);
}

static enum answer granularity_is(const struct asked *asked, enum granularity per)
{
	return facts_reached(asked->facts, asked->node) ? answer_of(facts_granularity(asked->facts, asked->node) == per) : MAYBE;
}

enum answer ask_per_row(const struct asked *asked)
{
	return granularity_is(asked, PER_ROW);
}

enum answer ask_per_batch(const struct asked *asked)
{
	return granularity_is(asked, PER_BATCH);
}

enum answer ask_per_group(const struct asked *asked)
{
	return granularity_is(asked, PER_GROUP);
}

enum answer ask_captured(const struct asked *asked)
{
	return facts_captured(asked->facts, asked->node);
}

enum answer ask_first_captured(const struct asked *asked)
{
	return facts_first_captured(asked->facts, asked->node);
}

enum answer ask_pickled(const struct asked *asked)
{
	return facts_pickled(asked->facts, asked->node);
}

enum answer ask_carries(const struct asked *asked)
{
	return facts_carries(asked->facts, asked->node, asked->rest[0].is.number);
}

enum answer ask_grows(const struct asked *asked)
{
	return answer_of(facts_grown(asked->facts, asked->node));
}

enum answer ask_memoized(const struct asked *asked)
{
	return facts_memoized(asked->facts, asked->node);
}

enum answer ask_shipped(const struct asked *asked)
{
	return facts_shipped(asked->facts, asked->node);
}

enum answer ask_main_script(const struct asked *asked)
{
	return facts_main_script(asked->facts);
}

enum answer ask_materializes(const struct asked *asked)
{
	return facts_materializes(asked->facts, asked->node);
}

enum answer ask_file_calls(const struct asked *asked)
{
	for (uint32_t i = 0; i < asked->count; i++)
		if (facts_file_calls(asked->facts, asked->rest[i].is.entry))
			return YES;
	return NO;
}

enum answer ask_file_imports(const struct asked *asked)
{
	for (uint32_t i = 0; i < asked->count; i++)
		if (facts_file_imports(asked->facts, asked->rest[i].is.text))
			return YES;
	return NO;
}

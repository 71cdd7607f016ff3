#include "app/statistics.h"

#include <stdlib.h>

struct tally {
	const struct topic *topic;
	uint32_t count;
};

struct tallies {
	struct tally *at;
	uint32_t count, capacity;
};

static struct tally *tally_of(struct tallies *tallies, const struct topic *topic, struct arena *arena)
{
	struct tally *tally;

	for (uint32_t i = 0; i < tallies->count; i++)
		if (tallies->at[i].topic == topic)
			return &tallies->at[i];
	tally = list_push(arena, tallies);
	tally->topic = topic;
	return tally;
}

static int most_first(const void *a, const void *b)
{
	const struct tally *left = a, *right = b;

	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return slice_order(left->topic->code, right->topic->code);
}

void statistics_write(const struct report *report, struct sink *sink)
{
	struct arena arena = {0};
	struct tallies tallies = {0};

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		tally_of(&tallies, report->diagnostics.at[i].topic, &arena)->count++;
	if (tallies.count)
		qsort(tallies.at, tallies.count, sizeof *tallies.at, most_first);
	for (uint32_t i = 0; i < tallies.count; i++) {
		const struct topic *topic = tallies.at[i].topic;

		sink_format(sink, "%7u  %.*s  %-32.*s %.*s\n", tallies.at[i].count, SLICE_ARGS(topic->code), SLICE_ARGS(topic->name),
		            SLICE_ARGS(topic->title));
	}
	arena_free(&arena);
}

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

/* ---- time ------------------------------------------------------------------------------------------------------------ */

enum { SHOWN_MOST = 10 };

struct cost {
	const struct rule *rule;
	double seconds;
};

static int most_costly_first(const void *a, const void *b)
{
	const struct cost *left = a, *right = b;

	if (left->seconds != right->seconds)
		return left->seconds < right->seconds ? 1 : -1;
	return slice_order(left->rule->topic.code, right->rule->topic.code);
}

static void write_time(double seconds, double whole, struct sink *sink)
{
	sink_format(sink, "%9.1f ms %5.1f %%  ", seconds * 1000, whole > 0 ? 100 * seconds / whole : 0);
}

static void write_stages(const struct timing *stages, struct sink *sink)
{
	double whole = 0;

	for (int i = 0; i < STAGE_COUNT; i++)
		whole += stages->seconds[i];
	sink_format(sink, "\nTime of the processor, in all threads: %.1f ms\n", whole * 1000);
	for (int i = STAGE_READ; i < STAGE_COUNT; i++) {
		write_time(stages->seconds[i], whole, sink);
		sink_format(sink, "%s\n", timing_word((enum stage)i));
	}
	write_time(stages->seconds[STAGE_OTHER], whole, sink);
	sink_format(sink, "%s\n", timing_word(STAGE_OTHER));
}

static void write_rules(struct cost *costs, uint32_t count, double whole, struct sink *sink)
{
	double rest = 0;

	sink_text(sink, "\nTime of the rules, by the clock\n");
	for (uint32_t i = 0; i < count && i < SHOWN_MOST; i++) {
		write_time(costs[i].seconds, whole, sink);
		sink_format(sink, "%.*s  %.*s\n", SLICE_ARGS(costs[i].rule->topic.code), SLICE_ARGS(costs[i].rule->topic.name));
	}
	for (uint32_t i = SHOWN_MOST; i < count; i++)
		rest += costs[i].seconds;
	if (count > SHOWN_MOST) {
		write_time(rest, whole, sink);
		sink_format(sink, "the other %u\n", count - SHOWN_MOST);
	}
	sink_text(sink, "\n");
}

void statistics_write_time(const struct timing *stages, const double *by_rule, const struct rule_set *rules, struct sink *sink)
{
	struct arena arena = {0};
	struct cost *costs = ARENA_ARRAY(&arena, struct cost, rules->count + 1);
	uint32_t count = 0;
	double whole = 0;

	write_stages(stages, sink);
	for (uint32_t i = 0; i < rules->count; i++) {
		if (by_rule[i] > 0)
			costs[count++] = (struct cost){&rules->rules[i], by_rule[i]};
		whole += by_rule[i];
	}
	qsort(costs, count, sizeof *costs, most_costly_first);
	if (count)
		write_rules(costs, count, whole, sink);
	arena_free(&arena);
}

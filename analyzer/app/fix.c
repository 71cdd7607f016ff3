#include "app/fix.h"

#include "app/complain.h"
#include "base/search.h"
#include "text/edit.h"

#include <stdlib.h>

enum { ROUNDS_MOST = 10 };

struct chosen {
	const struct topic *topic;
	const struct fix *fix;
};

/* The edits of one round, in the order of the file and without overlaps. */
struct round {
	struct arena arena;
	struct edit *at;
	uint32_t count, capacity;
	LIST(struct chosen) chosen; /* the fixes that they belong to */
	uint32_t refused;
	const struct source *source;
};

static int by_start(const void *a, const void *b)
{
	struct span left = ((const struct edit *)a)->span, right = ((const struct edit *)b)->span;

	if (left.start != right.start)
		return left.start < right.start ? -1 : 1;
	return (left.end > right.end) - (left.end < right.end);
}

/* The first rewrite that is allowed and has something to write. */
static const struct fix *allowed_fix(const struct diagnostic *diagnostic, enum applicability least)
{
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		if (diagnostic->fixes.at[i].applicability >= least && diagnostic->fixes.at[i].edit_count)
			return &diagnostic->fixes.at[i];
	return NULL;
}

static int by_place(const void *a, const void *b)
{
	const struct diagnostic *left = *(const struct diagnostic *const *)a, *right = *(const struct diagnostic *const *)b;
	int order = (left->span.start > right->span.start) - (left->span.start < right->span.start);

	return order ? order : slice_order(left->topic->name, right->topic->name);
}

static const struct diagnostic **in_order(struct round *round, const struct report *report, uint32_t first)
{
	uint32_t count = report->diagnostics.count - first;
	const struct diagnostic **ordered = ARENA_ARRAY(&round->arena, const struct diagnostic *, count + 1);

	for (uint32_t i = 0; i < count; i++)
		ordered[i] = &report->diagnostics.at[first + i];
	qsort(ordered, count, sizeof *ordered, by_place);
	return ordered;
}

/* The first edit of the round that does not come before this one. */
static uint32_t place_of(const struct round *round, const struct edit *edit)
{
	uint32_t at = 0;

	PARTITION_POINT(at, round->count, by_start(&round->at[at], edit) < 0);
	return at;
}

/* On each side two neighbours are enough: at one place there can be an insertion and what is replaced behind it. */
static bool edit_is_in_the_way(const struct round *round, const struct edit *edit)
{
	uint32_t place = place_of(round, edit);

	for (uint32_t i = place > 2 ? place - 2 : 0; i < round->count && i < place + 2; i++)
		if (edit_overlaps(round->at[i], *edit))
			return true;
	return false;
}

static bool overlaps(const struct round *round, const struct fix *fix)
{
	for (uint32_t i = 0; i < fix->edit_count; i++)
		if (edit_is_in_the_way(round, &fix->edits[i]))
			return true;
	return false;
}

/* Whether the edits can be written back to the file: not across cells, not in another encoding. */
static bool can_be_written(const struct round *round, const struct fix *fix)
{
	struct arena scratch = {0};
	struct edit *edits = ARENA_ARRAY(&scratch, struct edit, fix->edit_count);
	bool can;

	memcpy(edits, fix->edits, fix->edit_count * sizeof *edits);
	qsort(edits, fix->edit_count, sizeof *edits, by_start);
	can = edits_fit(round->source, edits, fix->edit_count);
	arena_free(&scratch);
	return can;
}

/* Findings come in the order of the file, so that nearly all edits go to the end. */
static void add_edit(struct round *round, struct edit edit)
{
	uint32_t place = place_of(round, &edit);

	*list_push(&round->arena, round) = edit;
	for (uint32_t i = round->count - 1; i > place; i--)
		round->at[i] = round->at[i - 1];
	round->at[place] = edit;
}

static void take_fix(struct round *round, const struct topic *topic, const struct fix *fix)
{
	if (overlaps(round, fix))
		return; /* its turn comes in the next round */
	if (round->source->segments.count && !can_be_written(round, fix)) {
		round->refused++;
		return;
	}
	for (uint32_t i = 0; i < fix->edit_count; i++)
		add_edit(round, fix->edits[i]);
	*list_push(&round->arena, &round->chosen) = (struct chosen){topic, fix};
}

static void choose(struct round *round, const struct report *report, uint32_t first, enum applicability least)
{
	uint32_t count = report->diagnostics.count - first;
	const struct diagnostic **ordered = in_order(round, report, first);

	for (uint32_t i = 0; i < count; i++) {
		const struct fix *fix = allowed_fix(ordered[i], least);

		if (!fix)
			continue;
		round->source = ordered[i]->source;
		take_fix(round, ordered[i]->topic, fix);
	}
}

/* A part of the report, to go back to. */
struct snapshot {
	struct diagnostic *at;
	uint32_t count;
};

/* What the report says about the file. */
struct said {
	struct snapshot diagnostics, silenced;
};

static struct snapshot copy_of(const struct diagnostic *at, uint32_t count, struct arena *arena)
{
	struct snapshot snapshot = {ARENA_ARRAY(arena, struct diagnostic, count + 1), count};

	if (count)
		memcpy(snapshot.at, at, count * sizeof *at);
	return snapshot;
}

static struct said take_back(struct report *report, struct report_mark since)
{
	const struct said said = {
		copy_of(report->diagnostics.at + since.diagnostics, report->diagnostics.count - since.diagnostics, report->arena),
		copy_of(report->silenced.at + since.silenced, report->silenced.count - since.silenced, report->arena),
	};

	report_cut(report, since);
	return said;
}

static void put_back(struct report *report, struct report_mark since, const struct said *said)
{
	report_cut(report, since);
	for (uint32_t i = 0; i < said->diagnostics.count; i++)
		*list_push(report->arena, &report->diagnostics) = said->diagnostics.at[i];
	for (uint32_t i = 0; i < said->silenced.count; i++)
		*list_push(report->arena, &report->silenced) = said->silenced.at[i];
}

/* Takes the new text if it can be analysed and is no worse Python than before. */
static bool accept(struct fixed *fixed, struct pipeline *pipeline, const struct input *input, struct report_mark since,
                   struct outcome *outcome, struct buffer *bytes)
{
	struct report *report = pipeline->report;
	struct said said = take_back(report, since);
	bool no_prefilter = pipeline->no_prefilter;
	struct outcome now;

	pipeline->no_prefilter = true; /* the fixed text may have no word of Spark left */
	now = pipeline_run(pipeline, input->path, buffer_slice(bytes), input->mode);
	pipeline->no_prefilter = no_prefilter;

	if (!now.known || now.errors > outcome->errors) {
		put_back(report, since, &said);
		complain(report, &topic_fix_conflict, input->path, "the fixed text would not be Python; the file was left as it is");
		return false;
	}
	buffer_free(&fixed->bytes);
	fixed->bytes = *bytes;
	*bytes = (struct buffer){0};
	*outcome = now;
	return true;
}

/* One round; false when there is nothing left to do. */
static bool fix_round(struct fixed *fixed, struct pipeline *pipeline, const struct input *input, struct report_mark since,
                      struct outcome *outcome, enum applicability least)
{
	struct round round = {0};
	struct buffer bytes = {0};
	bool going;

	choose(&round, pipeline->report, since.diagnostics, least);
	if (round.refused)
		complain(pipeline->report, &topic_fix_conflict, input->path,
		         "fixes that cannot be written back: %u (they reach across cells, or the file is not UTF-8)", round.refused);
	going = round.count && edits_apply(round.source, round.at, round.count, &bytes) &&
	        accept(fixed, pipeline, input, since, outcome, &bytes);
	for (uint32_t i = 0; going && i < round.chosen.count; i++, fixed->applied++)
		report_fixed(pipeline->report, input->path, round.chosen.at[i].topic, round.chosen.at[i].fix);
	buffer_free(&bytes);
	arena_free(&round.arena);
	return going;
}

void fix_all(struct fixed *fixed, struct pipeline *pipeline, const struct input *input, struct report_mark since, struct outcome outcome,
             enum applicability least)
{
	for (int i = 0; i < ROUNDS_MOST; i++)
		if (!fix_round(fixed, pipeline, input, since, &outcome, least))
			return;
}

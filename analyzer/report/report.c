#include "report/report.h"

#include <stdlib.h>

enum { EXCERPT_MOST = 1000 }; /* bytes */

/* By enum severity. */
static const char *const severity_words[] = {"info", "warning", "error"};

const char *severity_word(enum severity severity)
{
	return severity_words[severity];
}

int severity_named(struct slice word)
{
	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
		if (slice_equal(word, slice_of(severity_words[i])))
			return i;
	return -1;
}

struct diagnostic *report_add(struct report *report, const struct topic *topic)
{
	struct diagnostic *diagnostic = list_push(report->arena, &report->diagnostics);

	diagnostic->topic = topic;
	diagnostic->severity = topic->severity;
	return diagnostic;
}

void diagnostic_quote(struct diagnostic *diagnostic, struct slice text, struct arena *arena)
{
	struct slice line = {0};

	if (slice_starts(text, SLICE("\xEF\xBB\xBF")))
		text = slice_part(text, 3, text.length);
	for (uint32_t i = 0; i < diagnostic->line; i++)
		if (!slice_next(&text, '\n', &line))
			return;
	if (line.length <= EXCERPT_MOST)
		diagnostic->excerpt = arena_copy(arena, slice_ends(line, SLICE("\r")) ? slice_part(line, 0, line.length - 1) : line);
}

struct fix *diagnostic_add_fix(struct diagnostic *diagnostic, const char *title, enum applicability applicability, struct edit edit,
                               struct arena *arena)
{
	struct fix *fix = list_push(arena, &diagnostic->fixes);

	fix->title = slice_of(title);
	fix->applicability = applicability;
	fix->edits = ARENA_NEW(arena, struct edit);
	fix->edits[0] = edit;
	fix->edit_count = 1;
	return fix;
}

struct report_mark report_mark(const struct report *report)
{
	return (struct report_mark){report->diagnostics.count, report->silenced.count};
}

/* What is cut off must be zero again, as report_add gives it out. */
static uint32_t cut(struct diagnostic *at, uint32_t count, uint32_t kept)
{
	if (kept < count)
		memset(at + kept, 0, (count - kept) * sizeof *at);
	return kept;
}

void report_cut(struct report *report, struct report_mark mark)
{
	report->diagnostics.count = cut(report->diagnostics.at, report->diagnostics.count, mark.diagnostics);
	report->silenced.count = cut(report->silenced.at, report->silenced.count, mark.silenced);
}

void report_silence(struct report *report, uint32_t first)
{
	uint32_t kept = first;

	for (uint32_t i = first; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].silencer == SILENCED_BY_NOBODY)
			report->diagnostics.at[kept++] = report->diagnostics.at[i];
		else
			*list_push(report->arena, &report->silenced) = report->diagnostics.at[i];
	report->diagnostics.count = cut(report->diagnostics.at, report->diagnostics.count, kept);
}

/* A prefix has the letters of a code and at least one of its digits, so that `O` does not mean everything. */
static bool is_prefix(struct slice code, struct slice word)
{
	return word.length > 3 && slice_starts(code, word);
}

bool topic_is_meant(const struct topic *topic, struct slice word)
{
	return slice_equal(word, SLICE("ALL")) || slice_equal(word, topic->name) || slice_equal(word, topic->family) ||
	       slice_equal_ignoring_case(word, topic->code) || is_prefix(topic->code, word);
}

uint32_t report_count(const struct report *report, enum severity severity)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		count += report->diagnostics.at[i].severity == severity;
	return count;
}

/* What a diagnostic is sorted by; the address in the list decides last, so that the sort is stable. */
struct key {
	struct slice path, name, message;
	uint32_t in_text, start, end;  /* what is about a file as a whole comes before what is in it */
	const struct diagnostic *diagnostic;
};

static struct key key_of(const struct diagnostic *diagnostic)
{
	const struct source *source = diagnostic->source;

	return (struct key){
		.path = source ? source->path : diagnostic->path,
		.name = diagnostic->topic->name,
		.message = diagnostic->message,
		.in_text = source != NULL,
		.start = source ? diagnostic->span.start : diagnostic->line,
		.end = source ? diagnostic->span.end : diagnostic->column,
		.diagnostic = diagnostic,
	};
}

static int order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* By what is said, and where. */
static int compare_words(const struct key *a, const struct key *b)
{
	int order = slice_order(a->path, b->path);

	order = order ? order : order_of(a->in_text, b->in_text);
	order = order ? order : order_of(a->start, b->start);
	order = order ? order : order_of(a->end, b->end);
	order = order ? order : slice_order(a->name, b->name);
	return order ? order : slice_order(a->message, b->message);
}

static int compare(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	int order = compare_words(a, b);

	return order ? order : order_of((uintptr_t)a->diagnostic, (uintptr_t)b->diagnostic);
}

/* A settings file that several others extend is read for each of them. */
static bool is_said_again(const struct key *key, const struct key *before)
{
	return !key->in_text && !compare_words(key, before);
}

void report_join(struct report *report, const struct report *other)
{
	for (uint32_t i = 0; i < other->diagnostics.count; i++)
		*list_push(report->arena, &report->diagnostics) = other->diagnostics.at[i];
	for (uint32_t i = 0; i < other->silenced.count; i++)
		*list_push(report->arena, &report->silenced) = other->silenced.at[i];
	report->files_checked += other->files_checked;
	report->files_skipped += other->files_skipped;
	report->files_fixed += other->files_fixed;
	report->fixes_applied += other->fixes_applied;
	report->incomplete = report->incomplete || other->incomplete;
}

static uint32_t sort(struct diagnostic *at, uint32_t count)
{
	struct arena scratch = {0};
	uint32_t kept = 0;
	struct key *keys = ARENA_ARRAY(&scratch, struct key, count);
	struct diagnostic *sorted = ARENA_ARRAY(&scratch, struct diagnostic, count);

	for (uint32_t i = 0; i < count; i++)
		keys[i] = key_of(&at[i]);
	qsort(keys, count, sizeof *keys, compare);
	for (uint32_t i = 0; i < count; i++)
		if (!i || !is_said_again(&keys[i], &keys[i - 1]))
			sorted[kept++] = *keys[i].diagnostic;
	for (uint32_t i = 0; i < kept; i++)
		at[i] = sorted[i];
	arena_free(&scratch);
	return kept;
}

void report_sort(struct report *report)
{
	report->diagnostics.count = sort(report->diagnostics.at, report->diagnostics.count);
	report->silenced.count = sort(report->silenced.at, report->silenced.count);
}

/* Which rewrites were applied. */
#include "report/report.h"

#include <stdlib.h>

static bool is_same(const struct fixed_row *row, const struct topic *topic, const struct fix *fix)
{
	return row->topic == topic && row->applicability == fix->applicability && slice_equal(row->title, fix->title);
}

/* One file is fixed after the other, so that its rows are the last ones. */
static struct fixed_row *row_of(struct report *report, struct slice path, const struct topic *topic, const struct fix *fix)
{
	for (uint32_t i = report->fixed.count; i-- > 0 && slice_equal(report->fixed.at[i].path, path);)
		if (is_same(&report->fixed.at[i], topic, fix))
			return &report->fixed.at[i];
	return NULL;
}

void report_fixed(struct report *report, struct slice path, const struct topic *topic, const struct fix *fix)
{
	struct fixed_row *row = row_of(report, path, topic, fix);

	if (!row) {
		row = list_push(report->arena, &report->fixed);
		*row = (struct fixed_row){.path = arena_copy(report->arena, path), .topic = topic, .title = fix->title,
		                          .applicability = fix->applicability};
	}
	row->count++;
}

static int by_path_and_count(const void *left, const void *right)
{
	const struct fixed_row *a = left, *b = right;
	int order = slice_order(a->path, b->path);

	order = order ? order : (a->count < b->count) - (a->count > b->count);
	order = order ? order : slice_order(a->topic->name, b->topic->name);
	return order ? order : slice_order(a->title, b->title);
}

void report_sort_fixed(struct report *report)
{
	if (report->fixed.count)
		qsort(report->fixed.at, report->fixed.count, sizeof *report->fixed.at, by_path_and_count);
}

/* The best way that a finding can be fixed without an editor; FIX_DISPLAY: none. */
static enum applicability best_fix(const struct diagnostic *diagnostic)
{
	enum applicability best = FIX_DISPLAY;

	for (uint32_t i = 0; i < diagnostic->fixes.count; i++) {
		const struct fix *fix = &diagnostic->fixes.at[i];

		if (fix->edit_count && fix->applicability > best)
			best = fix->applicability;
	}
	return best;
}

void report_count_fixable(struct report *report)
{
	memset(report->fixable, 0, sizeof report->fixable);
	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];

		if (diagnostic->fixes.count)
			report->fixable[best_fix(diagnostic)]++;
	}
}

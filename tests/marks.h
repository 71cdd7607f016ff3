/* What the comments of a fixture say is to be found:
 *
 *   rows = events.collect()  # expect: collect-unbounded     on this line; several names are separated by commas
 *   # expect-above: collect-unbounded                        on the last line of code before
 *   #      ^^^^^^^^^^^^^^^^                                  and in these columns
 *   # fixed: rows = events.limit(1000).collect()             the line(s) after the finding's first fix with edits
 *   # todo: expect NAME   # todo: ok NAME                    known failures: not found yet, found wrongly */
#ifndef OOMLINT_TESTS_MARKS_H
#define OOMLINT_TESTS_MARKS_H

#include "report/report.h"

enum mark_sort { MARK_EXPECT, MARK_TODO_EXPECT, MARK_TODO_OK };

/* One expectation: a rule at a line. */
struct mark {
	enum mark_sort sort;
	struct slice name;
	uint32_t line;                 /* 1-based */
	uint32_t column, end_column;   /* 1-based, of the arrows; 0: none */
	struct slice fixed;            /* the `# fixed:` lines, from the first to the end of the last; empty: none */
	const struct diagnostic *met;
};

struct fixture {
	struct slice path;             /* from here */
	struct slice name;             /* for the pipeline: within tests/ it would be a test file, where some rules are quiet */
	struct slice bytes;
	LIST(struct mark) marks;
	uint32_t code_line;            /* the last line that is no mark of its own */
	uint32_t line_count;
};

static const struct {
	struct slice sign;
	enum mark_sort sort;
	bool above;
} signs[] = {
	{{"# expect: ", 10}, MARK_EXPECT, false},
	{{"# expect-above: ", 16}, MARK_EXPECT, true},
	{{"# todo: expect ", 15}, MARK_TODO_EXPECT, false},
	{{"# todo: ok ", 11}, MARK_TODO_OK, false},
};

enum { SIGN_COUNT = sizeof signs / sizeof *signs };

static void add_marks(struct arena *arena, struct fixture *fixture, enum mark_sort sort, struct slice names, uint32_t line)
{
	struct slice rest = slice_part(names, 0, slice_find(names, SLICE("#"), 0)), name;

	while (slice_next(&rest, ',', &name)) {
		struct mark *mark = list_push(arena, &fixture->marks);

		mark->sort = sort;
		mark->name = slice_trim(name);
		mark->line = line;
	}
}

/* A comment of nothing but arrows: columns of the findings on the line before, in order. */
static bool read_arrows(struct fixture *fixture, struct slice line)
{
	uint32_t at = slice_find(line, SLICE("^"), 0), mark = 0;

	if (!slice_starts(slice_trim(line), SLICE("#")))
		return false;
	for (uint32_t i = slice_find(line, SLICE("#"), 0) + 1; i < line.length; i++)
		if (line.at[i] != ' ' && line.at[i] != '^')
			return false;
	while (mark < fixture->marks.count && fixture->marks.at[mark].line != fixture->code_line)
		mark++;
	for (; at < line.length && mark < fixture->marks.count; mark++) {
		fixture->marks.at[mark].column = at + 1;
		while (at < line.length && line.at[at] == '^')
			at++;
		fixture->marks.at[mark].end_column = at + 1;
		while (at < line.length && line.at[at] != '^')
			at++;
	}
	return at != UINT32_MAX;
}

static bool read_fixed(struct fixture *fixture, struct slice line)
{
	struct slice sign = SLICE("# fixed: ");
	uint32_t i = fixture->marks.count;

	if (!slice_starts(slice_trim(line), sign))
		return false;
	while (i > 0 && fixture->marks.at[i - 1].line == fixture->code_line)
		i--;
	if (i < fixture->marks.count && fixture->marks.at[i].fixed.length)
		fixture->marks.at[i].fixed = slice_between(fixture->marks.at[i].fixed.at, line.at + line.length);
	else if (i < fixture->marks.count)
		fixture->marks.at[i].fixed = line;
	return true;
}

static void read_line(struct arena *arena, struct fixture *fixture, struct slice line, uint32_t number)
{
	bool alone = slice_starts(slice_trim(line), SLICE("#"));

	if (read_arrows(fixture, line) || read_fixed(fixture, line))
		return;
	for (int i = 0; i < SIGN_COUNT; i++) {
		uint32_t at = slice_find(line, signs[i].sign, 0);

		if (at == UINT32_MAX)
			continue;
		if (!alone)
			fixture->code_line = number;
		add_marks(arena, fixture, signs[i].sort, slice_part(line, at + signs[i].sign.length, line.length), fixture->code_line);
		return;
	}
	if (slice_trim(line).length && !alone)
		fixture->code_line = number;
}

/* Reads the marks of fixture->bytes. */
static inline void read_marks(struct arena *arena, struct fixture *fixture)
{
	struct slice rest = fixture->bytes, line;

	while (slice_next(&rest, '\n', &line))
		read_line(arena, fixture, line, ++fixture->line_count);
}

#endif

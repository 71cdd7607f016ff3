/* Checks the rules against their fixtures: fixtures DIRECTORY [NAME...], where DIRECTORY is tests/rules.
 * All rules look at every fixture; marks.h says what its comments mean. Anything that is reported without being expected fails,
 * and so does a pattern that no fixture hits. */
#include "marks.h"

#include "app/complain.h"
#include "app/input.h"
#include "app/pipeline.h"
#include "text/edit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

struct tests {
	struct arena arena;
	struct engine engine;
	struct report report;
	struct pipeline pipeline;
	uint32_t passed, failed, known;
};

static void fail(struct tests *tests, struct slice path, uint32_t line, const char *what, struct slice words)
{
	printf("%.*s:%u: %s: %.*s\n", SLICE_ARGS(path), line, what, SLICE_ARGS(words));
	tests->failed++;
}

static void judge(struct tests *tests, bool right, struct slice path, uint32_t line, const char *what, struct slice words)
{
	if (right)
		tests->passed++;
	else
		fail(tests, path, line, what, words);
}

/* ---- comparing ---- */

static struct mark *mark_for(struct fixture *fixture, const struct diagnostic *diagnostic, uint32_t line)
{
	for (uint32_t i = 0; i < fixture->marks.count; i++) {
		struct mark *mark = &fixture->marks.at[i];

		if (mark->line == line && !mark->met && slice_equal(mark->name, diagnostic->topic->name))
			return mark;
	}
	return NULL;
}

static void check_columns(struct tests *tests, const struct fixture *fixture, const struct mark *mark)
{
	struct place start = source_place(mark->met->source, mark->met->span.start);
	struct place end = source_place(mark->met->source, mark->met->span.end);
	struct slice words = arena_format(&tests->arena, "%.*s is at %u to %u", SLICE_ARGS(mark->name), start.column, end.column);
	bool same_end = end.line != start.line || end.column == mark->end_column;

	if (mark->column)
		judge(tests, start.column == mark->column && same_end, fixture->path, mark->line, "wrong columns", words);
}

static int by_start(const void *a, const void *b)
{
	const struct edit *left = a, *right = b;

	return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

static const struct fix *first_fix(const struct diagnostic *diagnostic)
{
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		if (diagnostic->fixes.at[i].edit_count)
			return &diagnostic->fixes.at[i];
	return NULL;
}

/* Where an offset of the old text is in the new one. */
static uint32_t moved(const struct edit *edits, uint32_t count, uint32_t offset)
{
	uint32_t shift = 0;

	for (uint32_t i = 0; i < count && edits[i].span.start <= offset; i++) {
		if (edits[i].span.end > offset)
			return edits[i].span.start + shift;
		shift += edits[i].text.length - (edits[i].span.end - edits[i].span.start);
	}
	return offset + shift;
}

static struct slice without_marks(struct slice line)
{
	for (int i = 0; i < SIGN_COUNT; i++)
		line = slice_part(line, 0, slice_find(line, signs[i].sign, 0));
	return slice_trim(line);
}

/* Compares the wanted lines, "# fixed: " before each, with those of `text` from `offset`'s line on. */
static bool lines_are(struct slice wanted, struct slice text, uint32_t offset)
{
	struct slice rest, line, found;

	while (offset > 0 && text.at[offset - 1] != '\n')
		offset--;
	rest = slice_part(text, offset, text.length);
	while (slice_next(&wanted, '\n', &line)) {
		uint32_t at = slice_find(line, SLICE("# fixed: "), 0);

		if (at == UINT32_MAX)
			continue;
		if (!slice_next(&rest, '\n', &found) || !slice_equal(without_marks(found), slice_trim(slice_part(line, at + 9, line.length))))
			return false;
	}
	return true;
}

/* The fixed text must be Python, and the rule must be content with it. */
static void check_fixed_text(struct tests *tests, const struct fixture *fixture, const struct mark *mark, struct slice text,
                             uint32_t offset)
{
	struct report_mark since = report_mark(&tests->report);
	uint32_t line = 1;
	bool still = false;

	for (uint32_t i = 0; i < offset && i < text.length; i++)
		line += text.at[i] == '\n';
	tests->pipeline.no_prefilter = true;
	judge(tests, pipeline_run(&tests->pipeline, fixture->name, text, 0).errors == 0, fixture->path, mark->line,
	      "the fixed text is not Python", mark->name);
	for (uint32_t i = since.diagnostics; i < tests->report.diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &tests->report.diagnostics.at[i];

		still = still || (diagnostic->topic == mark->met->topic && diagnostic->source &&
		                  source_place(diagnostic->source, diagnostic->span.start).line == line);
	}
	judge(tests, !still, fixture->path, mark->line, "still reported after its fix", mark->name);
	report_cut(&tests->report, since);
}

static void check_fix(struct tests *tests, const struct fixture *fixture, const struct mark *mark)
{
	const struct fix *fix = first_fix(mark->met);
	struct buffer text = {0};
	struct edit *edits;
	uint32_t offset;

	if (!fix) {
		fail(tests, fixture->path, mark->line, "no fix", mark->name);
		return;
	}
	edits = ARENA_ARRAY(&tests->arena, struct edit, fix->edit_count);
	memcpy(edits, fix->edits, fix->edit_count * sizeof *edits);
	qsort(edits, fix->edit_count, sizeof *edits, by_start);
	offset = moved(edits, fix->edit_count, mark->met->span.start);
	if (edits_apply(mark->met->source, edits, fix->edit_count, &text)) {
		judge(tests, lines_are(mark->fixed, buffer_slice(&text), offset), fixture->path, mark->line, "another fix", fix->snippet);
		check_fixed_text(tests, fixture, mark, buffer_slice(&text), offset);
	} else {
		fail(tests, fixture->path, mark->line, "the fix cannot be applied", mark->name);
	}
	buffer_free(&text);
}

/* Two ways that are called the same are two readings of one: at least one of them is about something else. */
static void check_titles(struct tests *tests, const struct fixture *fixture, const struct diagnostic *found, uint32_t line)
{
	for (uint32_t i = 0; i < found->fixes.count; i++)
		for (uint32_t k = 0; k < i; k++)
			judge(tests, !slice_equal(found->fixes.at[i].title, found->fixes.at[k].title), fixture->path, line, "two rewrites of one title",
			      found->fixes.at[i].title);
}

static void check_mark(struct tests *tests, const struct fixture *fixture, const struct mark *mark)
{
	static const char *const done[] = {[MARK_TODO_EXPECT] = "found now: make it an expectation", [MARK_TODO_OK] = "quiet now: take it out"};

	if (mark->sort == MARK_EXPECT) {
		judge(tests, mark->met, fixture->path, mark->line, "missing", mark->name);
		if (mark->met)
			check_columns(tests, fixture, mark);
		if (mark->met && mark->fixed.length)
			check_fix(tests, fixture, mark);
	} else if ((mark->sort == MARK_TODO_EXPECT) == !mark->met) {
		tests->known++;
	} else {
		fail(tests, fixture->path, mark->line, done[mark->sort], mark->name);
	}
}

static void check_fixture(struct tests *tests, struct fixture *fixture)
{
	uint32_t before = tests->failed, noisy = 0, count;
	struct diagnostic *found;

	read_marks(&tests->arena, fixture);
	report_cut(&tests->report, (struct report_mark){0});
	tests->pipeline.no_prefilter = false;
	pipeline_run(&tests->pipeline, fixture->name, fixture->bytes, 0);
	count = tests->report.diagnostics.count;
	found = ARENA_ARRAY(&tests->arena, struct diagnostic, count + 1);
	if (count)
		memcpy(found, tests->report.diagnostics.at, count * sizeof *found);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t line = found[i].source ? source_place(found[i].source, found[i].span.start).line : 0;
		struct mark *mark = mark_for(fixture, &found[i], line);

		check_titles(tests, fixture, &found[i], line);
		if (mark) {
			mark->met = &found[i];
			continue;
		}
		fail(tests, fixture->path, line, "noisy",
		     arena_format(&tests->arena, "%.*s: %.*s", SLICE_ARGS(found[i].topic->name), SLICE_ARGS(found[i].message)));
		noisy++;
	}
	for (uint32_t i = 0; i < fixture->marks.count; i++)
		check_mark(tests, fixture, &fixture->marks.at[i]);
	if (tests->failed == before)
		tests->passed++; /* nothing else was reported */
}

static void check_patterns(struct tests *tests)
{
	for (uint32_t i = 0; i < tests->engine.rules.count; i++) {
		const struct rule *rule = &tests->engine.rules.rules[i];
		uint32_t patterns = matcher_patterns(tests->engine.matcher, rule);

		for (uint32_t pattern = 0; pattern < patterns; pattern++) {
			if (matcher_hits(tests->engine.matcher, rule, pattern)) {
				tests->passed++;
				continue;
			}
			printf("queries/%.*s.scm: pattern %u is hit by no fixture\n", SLICE_ARGS(rule->topic.name), pattern + 1);
			tests->failed++;
		}
	}
}

/* ---- running ---- */

static void run_file(struct tests *tests, const char *directory, const char *name)
{
	struct input input = {0};
	struct slice path = arena_format(&tests->arena, "%s/%s", directory, name);
	struct fixture *fixture = ARENA_NEW(&tests->arena, struct fixture);

	fixture->path = path;
	fixture->name = slice_of(name);
	if (input_read(&input, path, 1 << 20, &tests->report)) {
		fixture->bytes = arena_copy(&tests->arena, buffer_slice(&input.bytes));
		check_fixture(tests, fixture);
	} else {
		fail(tests, fixture->path, 0, "unreadable", path);
	}
	buffer_free(&input.bytes);
}

static int is_fixture(const struct dirent *entry)
{
	return slice_ends(slice_of(entry->d_name), SLICE(".py")) && entry->d_name[0] != '.';
}

static void run_all(struct tests *tests, const char *directory)
{
	struct dirent **entries;
	int count = scandir(directory, &entries, is_fixture, alphasort);

	if (count < 0) {
		fail(tests, slice_of(directory), 0, "unreadable", SLICE("the folder"));
		return;
	}
	for (int i = 0; i < count; i++) {
		run_file(tests, directory, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	check_patterns(tests);
}

int main(int count, char **arguments)
{
	struct tests tests = {0};
	struct setup setup = {.isolated = true};

	if (count < 2) {
		fprintf(stderr, "usage: fixtures DIRECTORY [NAME...]\n");
		return 2;
	}
	tests.report.arena = &tests.arena;
	tests.pipeline = (struct pipeline){.engine = &tests.engine, .report = &tests.report};
	if (!engine_open(&tests.engine, &setup, &tests.report) || !engine_ready(&tests.engine, &tests.report))
		for (uint32_t i = 0; i < tests.report.diagnostics.count; i++)
			fail(&tests, tests.report.diagnostics.at[i].path, tests.report.diagnostics.at[i].line, "mistake",
			     tests.report.diagnostics.at[i].message);
	if (tests.engine.matcher && count == 2)
		run_all(&tests, arguments[1]);
	for (int i = 2; tests.engine.matcher && i < count; i++)
		run_file(&tests, arguments[1], arena_format(&tests.arena, "%s.py", arguments[i]).at);
	if (tests.known)
		printf("known failures in fixtures: %u\n", tests.known);
	printf("fixtures: %u passed, %u failed\n", tests.passed, tests.failed);
	engine_close(&tests.engine);
	arena_free(&tests.arena);
	return tests.failed > 0;
}

/* Comments: what they say, what they cover, what is said about them; and what a finding is known by. */
#include "baseline/baseline.h"
#include "baseline/identity.h"
#include "suppress/add.h"
#include "syntax/cells.h"
#include "text/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <stdlib.h>

static const struct topic alpha = {.name = {"alpha-rule", 10}, .code = {"OOM101", 6}, .family = {"greek", 5}};
static const struct topic beta = {.name = {"beta-rule", 9}, .code = {"OOM102", 6}, .family = {"greek", 5}};

struct scene {
	struct arena arena;
	TSParser *parser;
	struct source source;
	struct tree tree;
	struct report report;
	const struct topic *topics[6];
	bool on[6];
};

static int open_scene(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	scene->parser = parser_open();
	scene->topics[0] = &alpha;
	scene->topics[1] = &beta;
	scene->topics[2] = &topic_malformed_suppression;
	scene->topics[3] = &topic_unknown_suppression;
	scene->topics[4] = &topic_unused_suppression;
	scene->topics[5] = &topic_unmatched_suppression;
	for (int i = 0; i < 6; i++)
		scene->on[i] = true;
	*state = scene;
	return 0;
}

static int close_scene(void **state)
{
	struct scene *scene = *state;

	tree_close(&scene->tree);
	ts_parser_delete(scene->parser);
	arena_free(&scene->arena);
	free(scene);
	return 0;
}

/* Parses the code; each `a()` in it is a finding of alpha. */
static struct suppression read(struct scene *scene, const char *code)
{
	struct slice problem, text;
	uint32_t line;

	tree_close(&scene->tree);
	scene->source = (struct source){.path = SLICE("job.py"), .bytes = slice_of(code)};
	assert_int_equal(source_read_code(&scene->source, &scene->arena, &problem, &line), CODE_READY);
	assert_int_equal(tree_open(&scene->tree, scene->parser, &scene->source, &scene->arena), PARSED);
	scene->report = (struct report){.arena = &scene->arena};
	text = scene->source.code;
	for (uint32_t at = slice_find(text, SLICE("a()"), 0); at != UINT32_MAX; at = slice_find(text, SLICE("a()"), at + 1)) {
		struct diagnostic *diagnostic = report_add(&scene->report, &alpha);

		diagnostic->source = &scene->source;
		diagnostic->span = (struct span){at, at + 3};
	}
	return (struct suppression){&scene->tree, {scene->topics, 6}, scene->on, true};
}

static uint32_t count_of(const struct scene *scene, const struct topic *topic)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < scene->report.diagnostics.count; i++)
		count += scene->report.diagnostics.at[i].topic == topic;
	return count;
}

/* How many findings of alpha are left; of those about comments there must be this many. */
static void expect(struct scene *scene, const char *code, uint32_t left, uint32_t about_comments)
{
	struct suppression suppression = read(scene, code);
	uint32_t found;

	suppress(&suppression, 0, &scene->report);
	report_silence(&scene->report, 0);
	found = count_of(scene, &alpha);
	if (found != left || scene->report.diagnostics.count - found != about_comments)
		print_error("%s", code);
	assert_int_equal(found, left);
	assert_int_equal(scene->report.diagnostics.count - found, about_comments);
}

static void test_lines(void **state)
{
	struct scene *scene = *state;

	expect(scene, "a()  # oomlint: ignore[alpha-rule]\na()\n", 1, 0);
	expect(scene, "a()  # oomlint:ignore[OOM101] why\na()  #oomlint: ignore[ greek ]\na() # OOMLINT: ignore[oom101]\n", 0, 0);
	expect(scene, "a()  # oomlint: ignore[OOM1]\na()  # oomlint: ignore[ALL]\n", 0, 0);
	expect(scene, "x = [\n  a(),\n  a(),  # oomlint: ignore[alpha-rule]\n]\n", 1, 0);
	expect(scene, "x = [  # oomlint: ignore[alpha-rule]\n  a(),\n  a(),\n]\n", 0, 0);
	expect(scene, "x = [\n  a(),\n  a(),\n]  # oomlint: ignore[alpha-rule]\n", 0, 0);
	expect(scene, "x = [\n  # oomlint: ignore[alpha-rule]\n\n  # c\n  a(),\n  a(),\n]\n", 1, 0);
	expect(scene, "# oomlint: ignore[alpha-rule]\n\n# c\nx = [\n  a(),\n  a(),\n]\na()\n", 1, 0);
	expect(scene, "# oomlint: ignore[alpha-rule]\nfor x in a():\n  a()\n", 1, 0);
	expect(scene, "for x in (\n  a()\n):  # oomlint: ignore[alpha-rule]\n  a()\n", 1, 0);
	expect(scene, "x = '''\n# oomlint: ignore[alpha-rule]\n'''; a()\n", 1, 0);
}

static void test_noqa(void **state)
{
	struct scene *scene = *state;

	expect(scene, "a()  # noqa\na()  # NOQA: E501, OOM101\na()  # noqa:OOM101,E501 because\na()  # c # noqa : OOM101\n", 0, 0);
	expect(scene, "a()  # noqa: E501\na()  # noqable\na()  # noqa:\n# noqa\na()\n", 4, 0);
	expect(scene, "# ruff: noqa: OOM101\na()\n", 0, 0);
	expect(scene, "# ruff: noqa\n# flake8: noqa\na()\n", 1, 0);
	expect(scene, "b()  # noqa: OOM101\nb()  # noqa\nb()  # noqa: E501\n", 0, 1);
}

static void test_regions(void **state)
{
	struct scene *scene = *state;

	expect(scene, "a()\n# oomlint: disable[alpha-rule]\na()\n# oomlint: enable[OOM101]\na()\n", 2, 0);
	expect(scene, "def f():\n  # oomlint: disable[alpha-rule]\n  a()\n  if x:\n    a()\na()\n", 1, 1);
	expect(scene, "# oomlint: enable[alpha-rule]\na()\n", 1, 1);
	expect(scene, "# oomlint: disable[alpha-rule]\na()\nif x:\n  # oomlint: enable[alpha-rule]\n  a()\n", 0, 2);
	expect(scene, "# oomlint: disable[alpha-rule, beta-rule]\na()\n# oomlint: enable[beta-rule]\na()\n# oomlint: enable[alpha-rule]\na()\n", 1, 1);
	expect(scene, "a()\n# oomlint: file-ignore[greek] why\na()\n", 0, 0);
}

static void test_what_is_wrong(void **state)
{
	struct scene *scene = *state;

	expect(scene, "a()  # oomlint: ignore\na()  # oomlint: ignore[]\na()  # oomlint: ignore[alpha-rule\na()  # oomlint: ingore[x]\n", 4, 4);
	expect(scene, "a()  # oomlint: disable[alpha-rule]\na()  # oomlint ignore[alpha-rule]\n# oomlint: cell-ignore[ALL]\n", 2, 3);
	expect(scene, "# oomlint is a linter\n# see oomlint: ignore[x]\na()\n", 1, 0);
	expect(scene, "a()  # oomlint: ignore[alpha-rul]\n", 1, 1);
	expect(scene, "b()  # oomlint: ignore[alpha-rule]\n", 0, 1);
	expect(scene, "# oomlint: file-ignore[unused-suppression]\nb()  # oomlint: ignore[alpha-rule]\n", 0, 0);
	scene->on[0] = false;
	expect(scene, "b()  # oomlint: ignore[alpha-rule]\nb()  # oomlint: ignore[greek]\n", 0, 0);
	scene->on[4] = false;
	expect(scene, "b()  # oomlint: ignore[beta-rule]\n", 0, 0);
}

static void test_reasons(void **state)
{
	struct scene *scene = *state;

	expect(scene, "a()  # oomlint: ignore[alpha-rule] see #12, C#   # type: ignore\n", 0, 0);
	assert_int_equal(scene->report.silenced.count, 1);
	assert_true(slice_equal(scene->report.silenced.at[0].justification, SLICE("see #12, C#")));
}

/* What the first edit of the last diagnostic makes of the code. */
static void expect_text(struct scene *scene, const char *wanted)
{
	const struct diagnostic *last = &scene->report.diagnostics.at[scene->report.diagnostics.count - 1];
	const struct fix *fix = &last->fixes.at[last->fixes.count - 1];
	struct buffer out = {0};

	assert_int_equal(fix->applicability, FIX_SAFE);
	assert_true(edits_apply(&scene->source, fix->edits, fix->edit_count, &out));
	if (!slice_equal(buffer_slice(&out), slice_of(wanted)))
		print_error("%.*s", (int)out.length, out.at);
	assert_true(slice_equal(buffer_slice(&out), slice_of(wanted)));
	buffer_free(&out);
}

static void expect_mended(struct scene *scene, const char *code, uint32_t left, const char *wanted)
{
	expect(scene, code, left, 1);
	expect_text(scene, wanted);
}

static void test_removal(void **state)
{
	struct scene *scene = *state;

	expect_mended(scene, "b()  # oomlint: ignore[alpha-rule] why\nc\n", 0, "b()\nc\n");
	expect_mended(scene, "b()  # oomlint: ignore[alpha-rule] why  # type: ignore\n", 0, "b()  # type: ignore\n");
	expect_mended(scene, "b()  # type: ignore  # oomlint: ignore[alpha-rule]\n", 0, "b()  # type: ignore\n");
	expect_mended(scene, "a()  # oomlint: ignore[beta-rule, alpha-rule] why\n", 0, "a()  # oomlint: ignore[alpha-rule] why\n");
	expect_mended(scene, "if x:\n  # oomlint: ignore[alpha-rule]\n  b()\n", 0, "if x:\n  b()\n");
	expect_mended(scene, "b()  # noqa: E501, OOM101 why\n", 0, "b()  # noqa: E501 why\n");
	expect_mended(scene, "b()  # noqa: OOM101 why\n", 0, "b()  # why\n");
	expect_mended(scene, "b()  # noqa: OOM999\n", 0, "b()\n");
	expect_mended(scene, "b()\n# oomlint: ignore[alpha-rule]", 0, "b()\n");
}

static void expect_added(struct scene *scene, const char *code, const char *wanted)
{
	struct suppression suppression = read(scene, code);

	suppress_offer(&suppression, 0, SLICE("why"), REACH_LINE, &scene->report);
	expect_text(scene, wanted);
}

static void test_adding(void **state)
{
	struct scene *scene = *state;

	expect_added(scene, "a()\n", "a()  # oomlint: ignore[alpha-rule] why\n");
	expect_added(scene, "a(), a()\t\n", "a(), a()  # oomlint: ignore[alpha-rule] why\n");
	expect_added(scene, "a()  # noqa: E501\n", "a()  # noqa: E501  # oomlint: ignore[alpha-rule] why\n");
	expect_added(scene, "a()  # oomlint: ignore[beta-rule] x\n", "a()  # oomlint: ignore[beta-rule, alpha-rule] x\n");
	expect_added(scene, "x = a(), '''\n'''\n", "x = a(), '''\n'''  # oomlint: ignore[alpha-rule] why\n");
	expect_added(scene, "x = a() \\\n  .b\n", "x = a() \\\n  .b  # oomlint: ignore[alpha-rule] why\n");
	expect_added(scene, "x = f(a(), [\n  1])\n", "x = f(a(), [\n  1])  # oomlint: ignore[alpha-rule] why\n");
}

static uint64_t identity_of(struct scene *scene, const char *code, uint32_t number)
{
	struct logical_lines lines = {0};

	read(scene, code);
	logical_lines_read(&lines, &scene->tree, &scene->arena);
	identities_give(&scene->tree, &lines, 0, &scene->report);
	return scene->report.diagnostics.at[number].identity->hash;
}

static void test_identity(void **state)
{
	struct scene *scene = *state;
	uint64_t first = identity_of(scene, "def f():\n  x = a()\n  x = a()\n", 0), second;

	second = scene->report.diagnostics.at[1].identity->hash;
	assert_int_equal(scene->report.diagnostics.at[1].identity->occurrence, 2);
	assert_true(first != second);
	assert_true(slice_equal(scene->report.diagnostics.at[0].identity->statement, SLICE("x=a()")));
	assert_true(slice_equal(scene->report.diagnostics.at[0].identity->function, SLICE("f")));
	assert_true(identity_of(scene, "\n\nif y:\n    def f():\n            x  =a()  # c\n            x=(a()\n)\n", 0) == first);
	assert_true(identity_of(scene, "def g():\n  x = a()\n", 0) != first);
	assert_true(identity_of(scene, "class A:\n  def f(self):\n    x = a()\n", 0) != first);
	assert_true(identity_of(scene, "def f():\n  y = a()\n", 0) != first);
	assert_true(identity_of(scene, "x = a()\n", 0) != first);
}

static void test_baseline(void **state)
{
	struct scene *scene = *state;
	struct baseline_entry entries[2] = {
		{.rule = SLICE("r"), .path = SLICE("b \"ä\"\n.py"), .statement = SLICE("x"), .occurrence = 1, .hash = 7},
		{.rule = SLICE("r"), .path = SLICE("a.py"), .function = SLICE("f"), .occurrence = 2, .hash = UINT64_MAX},
	};
	struct baseline baseline = {.file = SLICE("known.json")};
	struct report report = {.arena = &scene->arena};
	struct buffer text = {0};

	baseline_write(&text, entries, 2);
	baseline.bytes = buffer_slice(&text);
	assert_true(baseline_read(&baseline, &scene->arena, &report));
	assert_int_equal(baseline.entries.count, 2);
	assert_non_null(baseline_find(&baseline, baseline_of_file(&baseline, SLICE("a.py")), UINT64_MAX));
	assert_null(baseline_find(&baseline, baseline_of_file(&baseline, SLICE("a.py")), 7));
	assert_non_null(baseline_find(&baseline, baseline_of_file(&baseline, SLICE("b \"ä\"\n.py")), 7));
	for (uint32_t length = 0; length + 2 < text.length; length++) {
		struct baseline half = {.file = SLICE("known.json"), .bytes = {text.at, length}};

		report.diagnostics.count = 0;
		assert_false(baseline_read(&half, &scene->arena, &report));
		assert_int_equal(report.diagnostics.count, 1);
	}
	buffer_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_lines),   TEST(test_noqa),   TEST(test_regions),  TEST(test_what_is_wrong), TEST(test_reasons),
		TEST(test_removal), TEST(test_adding), TEST(test_identity), TEST(test_baseline),
	};

	return cmocka_run_group_tests_name("suppress", tests, NULL, NULL);
}

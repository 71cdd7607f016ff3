/* TOML: what values mean and where they stand, and what is refused with which words. */
#include "toml/toml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct report report;
	struct reading reading;
};

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	f->report.arena = &f->arena;
	f->reading = (struct reading){.topic = &topic_data_invalid, .path = SLICE("x.toml"), .scratch = &f->arena, .report = &f->report};
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	free(f);
	return 0;
}

static void assert_text(const struct toml_node *table, const char *path, const char *expected)
{
	const struct toml_node *node = toml_find(table, slice_of(path));

	assert_non_null(node);
	if (!slice_equal(node->text, slice_of(expected)))
		fail_msg("%s is `%.*s`, not `%s`", path, SLICE_ARGS(node->text), expected);
}

static void texts(void **state)
{
	struct fixture *f = *state;
	const struct toml_node *root = toml_parse(&f->reading, SLICE("a = \"x\\ty\\u00e9\"\n"
	                                                             "b = 'C:\\new'\n"
	                                                             "c = \"\"\"\none \\\n   two\"\"\" # words\n"
	                                                             "d = '''\r\nit''s'''\n"
	                                                             "\"e.f\".g = \"\"\n"));

	assert_non_null(root);
	assert_text(root, "a", "x\ty\xC3\xA9");
	assert_text(root, "b", "C:\\new");
	assert_text(root, "c", "one two");
	assert_text(root, "d", "it''s");
	assert_text(toml_entry(root, SLICE("e.f")), "g", "");
}

static void tables(void **state)
{
	struct fixture *f = *state;
	const struct toml_node *root = toml_parse(&f->reading, SLICE("\xEF\xBB\xBFx = 1_000\n[tool.a]\nb.c = {d = true, e = [1, 2.5, # no\n]}\n"
	                                                             "[[tool.list]]\nn = 1979-05-27\n[[tool.list]]\n[tool]\nlate = -1\n"));
	const struct toml_node *list;

	assert_non_null(root);
	assert_text(root, "x", "1_000");
	assert_text(root, "tool.a.b.c.d", "true");
	assert_text(root, "tool.late", "-1");
	assert_int_equal(toml_find(root, SLICE("tool.a.b.c.e"))->count, 2);
	list = toml_find(root, SLICE("tool.list"));
	assert_int_equal(list->count, 2);
	assert_int_equal(toml_entry(list->first, SLICE("n"))->kind, TOML_TIME);
	assert_null(toml_find(root, SLICE("tool.nothing.here")));
	assert_null(toml_entry(list, SLICE("n")));
}

static void places(void **state)
{
	struct fixture *f = *state;
	const struct toml_node *root = toml_parse(&f->reading, SLICE("\n[t]\n\"é\" = [\n  'x',\n  1]\n")), *list;

	assert_non_null(root);
	list = toml_find(root, SLICE("t.\xC3\xA9"));
	assert_int_equal(list->key_line, 3);
	assert_int_equal(list->key_column, 1);
	assert_int_equal(list->column, 7);
	assert_int_equal(list->last->line, 5);
	assert_int_equal(list->last->column, 3);
}

static void nothing(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(toml_parse(&f->reading, SLICE(""))->count, 0);
	assert_int_equal(toml_parse(&f->reading, SLICE("# only words\n\n"))->count, 0);
}

static void mistakes(void **state)
{
	static const struct { const char *text, *expected; } rows[] = {
		{"a = 1\nselect = ALL\n", "2:10: this is not TOML: texts stand in quotes"},
		{"a = True\n", "1:5: this is not TOML: flags are `true` and `false`"},
		{"= 1\n", "1:1: this is not TOML: there is no key before `=`"},
		{"a 1\nb = 2\n", "1:3: this is not TOML: a line is `key = value`"},
		{"[tool.x\na = 1\n", "1:1: this is not TOML: a header is `[table]`, and a list needs its closing bracket"},
		{"a = \"x\n", "1:5: this is not TOML: the text is not closed, or something stands behind it"},
		{"b = \"C:\\x\"\n", "1:5: this is not TOML: a backslash in `\"…\"` starts an escape; between single quotes it does not"},
		{"a = 1\na = 2\n", "2:1: `a` is already in line 1"},
		{"a.b = 1\na.b.c = 2\n", "2:3: `b` is already in line 1"},
		{"[t]\n[t]\n", "2:2: `t` is already in line 1"},
		{"t = {a = 1}\nt.b = 2\n", "2:1: `t` is already in line 1"},
		{"t = [1]\n[[t]]\n", "2:3: `t` is already in line 1"},
		{"[[t]]\n[t]\n", "2:2: `t` is already in line 1"},
		{"a = \"\\uD800\"\n", "1:5: an escape in this text names no character"},
		{"a = 1\nb = '\xFF'\n", "2:6: this is not UTF-8, which TOML must be"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct diagnostic *told;
		char shown[256];

		assert_null(toml_parse(&f->reading, slice_of(rows[i].text)));
		told = &f->report.diagnostics.at[f->report.diagnostics.count - 1];
		snprintf(shown, sizeof shown, "%u:%u: %.*s", told->line, told->column, SLICE_ARGS(told->message));
		assert_string_equal(shown, rows[i].expected);
	}
}

static void repeat(char *at, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		memcpy(at + i * strlen(text), text, strlen(text));
}

static void depths(void **state)
{
	struct fixture *f = *state;
	static char text[4004];

	text[0] = 'a';
	repeat(text + 1, ".a", 2000);
	strcat(text, "=1");
	assert_null(toml_parse(&f->reading, slice_of(text)));
	strcpy(text, "a=");
	repeat(text + 2, "[", 2000);
	repeat(text + 2002, "]", 2000);
	assert_null(toml_parse(&f->reading, slice_of(text)));
	assert_int_equal(f->report.diagnostics.count, 2);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(texts), TEST(tables), TEST(places), TEST(nothing), TEST(mistakes), TEST(depths)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

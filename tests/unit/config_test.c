/* Globs, versions, requirements, paths: what settings are made of. */
#include "base/glob.h"
#include "config/paths.h"
#include "config/required.h"
#include "config/requirements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void globs(void **state)
{
	static const struct { const char *glob, *path; bool means; } rows[] = {
		{"job.py", "job.py", true},          {"job.py", "a/b/job.py", true},       {"*.py", "a/job.py", true},
		{"tests", "tests/job.py", true},     {"tests", "a/tests/b/job.py", true},  {"test", "tests/job.py", false},
		{"a/*.py", "a/job.py", true},        {"a/*.py", "a/b/job.py", false},      {"a/*.py", "b/a/job.py", false},
		{"a/**", "a/b/job.py", true},        {"a/**", "a", false},                 {"**/job.py", "job.py", true},
		{"**/job.py", "a/b/job.py", true},   {"a/**/job.py", "a/job.py", true},    {"a/**/job.py", "a/b/c/job.py", true},
		{"a/b", "a/b/c/job.py", true},       {"/job.py", "job.py", true},          {"/job.py", "a/job.py", false},
		{"./a/*.py", "a/job.py", true},      {"a/", "a/job.py", true},             {"j?b.py", "job.py", true},
		{"j?b.py", "j/b.py", false},         {"[a-j]ob.py", "job.py", true},       {"[!a-j]ob.py", "job.py", false},
		{"[job.py", "[job.py", false},       {"\\[job.py", "[job.py", true},      {"[[:alpha:]]ob.py", "job.py", true},
		{"a**/b", "ac/d/b", false},          {"", "job.py", false},                {"**", "a/b", true},
		{"a*b*c", "aXbXbXc", true},          {"*", ".hidden", true},               {"a/*", "a/b/c", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (glob_means(slice_of(rows[i].glob), slice_of(rows[i].path)) != rows[i].means)
			fail_msg("%s should %smean %s", rows[i].glob, rows[i].means ? "" : "not ", rows[i].path);
	assert_true(glob_fits(SLICE("*.dim_*"), SLICE("a.b/c.dim_day"), true));
	assert_false(glob_fits(SLICE("shop.*"), SLICE("a.shop.x"), true));
}

/* Backtracking would take for ever. */
static void many_stars(void **state)
{
	static char glob[2001], path[4001];

	(void)state;
	for (int i = 0; i < 1000; i++)
		memcpy(glob + 2 * i, "*a", 2);
	memset(path, 'a', 4000);
	assert_true(glob_fits(slice_of(glob), slice_of(path), false));
	path[3999] = 'b';
	assert_false(glob_fits(slice_of(glob), slice_of(path), false));
}

static void versions_required(void **state)
{
	static const struct { const char *wanted; bool fits; } rows[] = {
		{">=0.1", true}, {"<0.1", false}, {">=0.1, <1", true}, {"==0.1.0", true}, {"0.1.0", true}, {"0.1", true}, {"!=0.1.0", false}, {"~=0.1.0", true},
		{"~=0.1", true}, {"~=0.2", false}, {">0.1", false}, {"<=0.1.0", true}, {"", false}, {"new", false}, {">=1.x", false}, {">=0.1.0.0", false}};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!required_version_problem(slice_of(rows[i].wanted), SLICE("0.1.0"), &arena).at != rows[i].fits)
			fail_msg("%s should %sfit", rows[i].wanted, rows[i].fits ? "" : "not ");
	arena_free(&arena);
}

static void requirements(void **state)
{
	static const struct { const char *text; unsigned version, least; } rows[] = {
		{"pyspark==3.5.1", 305, 305}, {"PySpark == 3.5.*", 305, 305}, {"pyspark[sql,ml]==3.4.0 ; python_version > '3.8'", 304, 304},
		{"pyspark>=3.3", 0, 303}, {"pyspark>=3.5,<3.6", 305, 305}, {"pyspark<4,>=3.2", 0, 302}, {"pyspark~=3.4.0", 304, 304}, {"pyspark~=3.4", 0, 304},
		{"pyspark^3.3", 0, 303}, {"pyspark=3.2.1", 302, 302}, {"pyspark===4.0.1", 400, 400}, {"pyspark==3.*", 0, 300}, {"pyspark (>=3.1)", 0, 301},
		{"pyspark-client==4.0.0", 400, 400}, {"databricks-connect==13.3.0", 304, 304}, {"databricks-connect==16.1.*", 305, 305},
		{"databricks-connect==17.0", 0, 400}, {"databricks_connect>=10.4,<11", 0, 302}, {"delta-spark==2.4.0", 304, 304}, {"delta-spark~=3.2.0", 305, 305},
		{"pyspark", 0, 0}, {"pyspark<4", 0, 0}, {"pyspark!=3.4.0", 0, 0}, {"pyspark-stubs==3.0", 0, 0}, {"pyspark==x", 0, 0}, {"pyspark @ file.whl", 0, 0},
		{"pysparkling==3.0", 0, 0}, {"pyspark==99999999999.1", 0, 0}, {"", 0, 0}, {"pyspark[sql", 0, 0}, {"pyspark==", 0, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct requirement found = {0};

		if (!requirement_read(slice_of(rows[i].text), &found))
			found = (struct requirement){0};
		if (found.version != rows[i].version || found.least != rows[i].least)
			fail_msg("%s: %u, at least %u", rows[i].text, found.version, found.least);
	}
}

static void paths(void **state)
{
	static const struct { const char *folder, *path, *whole; } rows[] = {
		{"/a/b", "c.py", "/a/b/c.py"}, {"/a/b", "../c.py", "/a/c.py"}, {"/a/b", "./x//y/../c.py", "/a/b/x/c.py"}, {"/a", "/b/c", "/b/c"}, {"/a", "", "/a"},
		{"/a", "..", "/"}, {"/a", "../../..", "/"}, {"/", "c", "/c"}};
	struct arena arena = {0};
	struct slice rest;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct slice whole = path_from(slice_of(rows[i].folder), slice_of(rows[i].path), &arena);

		if (!slice_equal(whole, slice_of(rows[i].whole)))
			fail_msg("%s in %s is %.*s", rows[i].path, rows[i].folder, SLICE_ARGS(whole));
	}
	assert_true(path_is_below(SLICE("/a/b"), SLICE("/a"), &rest) && slice_equal(rest, SLICE("b")));
	assert_true(path_is_below(SLICE("/a"), SLICE("/"), &rest) && slice_equal(rest, SLICE("a")));
	assert_false(path_is_below(SLICE("/ab"), SLICE("/a"), &rest));
	assert_true(slice_equal(path_folder(SLICE("/a/b")), SLICE("/a")) && slice_equal(path_folder(SLICE("/a")), SLICE("/")));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(globs), cmocka_unit_test(many_stars), cmocka_unit_test(versions_required),
	                                   cmocka_unit_test(requirements), cmocka_unit_test(paths)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

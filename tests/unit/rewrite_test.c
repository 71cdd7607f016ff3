/* Fixes: the file after them, what is shown, and when a fix is only shown. */
#include "match/patterns.h"
#include "fix_scene.h"

static void a_call_is_replaced(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.limit(1000).collect()", FIX_SAFE);
	search(scene, TABLE "rows = df.collect()  # all\n");
	assert_file(scene, TABLE "rows = df.limit(1000).collect()  # all\n");
	assert_text(offered(scene)->snippet, "rows = df.limit(1000).collect()");
	assert_text(offered(scene)->title, "instead of `df.collect()`");
	assert_int_equal(offered(scene)->applicability, FIX_SAFE);
}

static void a_chain_keeps_its_lines(void **state)
{
	struct scene *scene = *state;

	offer(scene, "df", "{df}.limit(9)", FIX_UNSAFE);
	search(scene, TABLE "if spark:\n    rows = (\n        df.where('x')\n        .collect()\n    )\n");
	assert_file(scene, TABLE "if spark:\n    rows = (\n        df.where('x').limit(9)\n        .collect()\n    )\n");
	assert_text(offered(scene)->snippet, "rows = (\n    df.where('x').limit(9)\n    .collect()\n)");
}

static void only_the_header_is_shown(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.toLocalIterator()", FIX_UNSAFE);
	search(scene, TABLE "for row in df.collect():  # go\n    if row:\n        print(row)\n");
	assert_file(scene, TABLE "for row in df.toLocalIterator():  # go\n    if row:\n        print(row)\n");
	assert_text(offered(scene)->snippet, "for row in df.toLocalIterator():  # go");
	search(scene, TABLE "def f():\n    if spark:\n        pass\n    elif df.collect():\n        pass\n    else:\n        pass\n");
	assert_text(offered(scene)->snippet, "elif df.toLocalIterator():");
	search(scene, TABLE "if spark: df.collect(); print()\n");
	assert_file(scene, TABLE "if spark: df.toLocalIterator(); print()\n");
	assert_text(offered(scene)->snippet, "df.toLocalIterator()");
}

static void lines_are_indented(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "try:\n    {report}\n\nfinally:\n    pass", FIX_UNSAFE);
	search(scene, TABLE "while spark:\n    df.collect()\n");
	assert_file(scene, TABLE "while spark:\n    try:\n        df.collect()\n\n    finally:\n        pass\n");
	assert_text(offered(scene)->snippet, "try:\n    df.collect()\n\nfinally:\n    pass");
}

static void what_would_not_parse_is_shown(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "try:\n    {report}\nfinally:\n    pass", FIX_UNSAFE);
	search(scene, TABLE "while spark:\n    rows = df.collect()\n");
	assert_shown_only(scene, "try:\n    df.collect()\nfinally:\n    pass");
}

static void f_strings_are_left_alone(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.count()", FIX_SAFE);
	search(scene, TABLE "print(f'{df.collect()}')\n");
	assert_shown_only(scene, "df.count()");
}

static void comments_make_it_unsafe(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.count()", FIX_SAFE);
	search(scene, TABLE "(df  # kept\n  .where('x')\n  .collect())\n");
	assert_int_equal(offered(scene)->applicability, FIX_SAFE);
	search(scene, TABLE "(df\n  .where('x')  # kept. really\n  .collect())\n");
	assert_int_equal(offered(scene)->applicability, FIX_SAFE);
	assert_file(scene, TABLE "(df\n  .where('x')  # kept. really\n  .count())\n");
	search(scene, TABLE "df.collect(  # lost\n)\n");
	assert_int_equal(offered(scene)->applicability, FIX_UNSAFE);
}

static void chains_stay_broken(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.limit(1).collect()", FIX_SAFE);
	search(scene, TABLE "x = df.where('x') \\\n    .collect()\n");
	assert_file(scene, TABLE "x = df.where('x') \\\n    .limit(1).collect()\n");
	search(scene, TABLE "x = (df. # why\n   collect())\n");
	assert_file(scene, TABLE "x = (df.limit(1).collect())\n");
	assert_int_equal(offered(scene)->applicability, FIX_UNSAFE);
	fix.with = SLICE("len({df})");
	search(scene, TABLE "x = (df\n   .collect())\n");
	assert_file(scene, TABLE "x = (len(df))\n");
}

static void nothing_changes_nothing_is_offered(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.collect({report.argument})", FIX_SAFE);
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->fixes.count, 0);
	fix.with = SLICE("{df}.collect()");
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->fixes.count, 0);
	fix.with = SLICE("{df}.take({spark.executor.pyspark.memory})");
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->fixes.count, 0);
}

static void fixes_have_versions(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.isEmpty()", FIX_SAFE);
	fix.spark = (struct versions){303, 0};
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->fixes.count, 1);
	scene->job.spark_version = 302;
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->fixes.count, 0);
}

static void operators_get_parentheses(void **state)
{
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "fixed", "((call function: (identifier) arguments: (argument_list (_) @x)) @report (#eq? @x \"a + b\"))");

	rule->message = SLICE("x");
	fix = (struct rule_fix){.title = SLICE("t"), .with = SLICE("{x}.head({x}, {{{x}}})"), .applicability = FIX_SAFE};
	rule->fixes = &fix;
	rule->fix_count = 1;
	search(scene, "list(a + b)\n");
	assert_file(scene, "(a + b).head(a + b, {a + b})\n");
}

static void shown_code_is_on_one_line(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "for row in {df}.toLocalIterator():\n    pass\n", FIX_DISPLAY);
	search(scene, TABLE "while spark:\n    (df\n      .where('x')  # lost\n      .collect())\n");
	assert_shown_only(scene, "for row in df.where('x').toLocalIterator():\n    pass");
}

static void imports_are_read(void **state)
{
	struct import_wish wish;

	(void)state;
	assert_true(import_wish_read(SLICE("from a.b import c as d"), &wish));
	assert_text(wish.module, "a.b");
	assert_text(wish.name, "c");
	assert_text(wish.bound, "d");
	assert_true(import_wish_read(SLICE("import  a.b"), &wish));
	assert_text(wish.bound, "a.b");
	assert_true(import_wish_read(SLICE("import a as b "), &wish));
	assert_text(wish.bound, "b");
	assert_false(import_wish_read(SLICE("import"), &wish));
	assert_false(import_wish_read(SLICE("from a import"), &wish));
	assert_false(import_wish_read(SLICE("from a import b, c"), &wish));
	assert_false(import_wish_read(SLICE("from a import b as"), &wish));
	assert_false(import_wish_read(SLICE("from a import b as c d"), &wish));
	assert_false(import_wish_read(SLICE("use a"), &wish));
}

static void notebooks(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "{df}.take(1)", FIX_SAFE);
	search(scene, "# Databricks notebook source\n# MAGIC %sql\n# MAGIC SELECT 1\n\n# COMMAND ----------\n\nspark.table('t').collect()\n");
	assert_file(scene, "# Databricks notebook source\n# MAGIC %sql\n# MAGIC SELECT 1\n\n# COMMAND ----------\n\nspark.table('t').take(1)\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
	static const struct CMUnitTest tests[] = {
		TEST(a_call_is_replaced), TEST(a_chain_keeps_its_lines), TEST(only_the_header_is_shown), TEST(lines_are_indented),
		TEST(what_would_not_parse_is_shown), TEST(f_strings_are_left_alone), TEST(comments_make_it_unsafe), TEST(chains_stay_broken),
		TEST(nothing_changes_nothing_is_offered), TEST(fixes_have_versions), TEST(operators_get_parentheses),
		TEST(shown_code_is_on_one_line),
		TEST(imports_are_read), TEST(notebooks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

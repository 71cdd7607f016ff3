/* From patterns to findings: which rules speak, where, and in which words. */
#include "match/job.h"
#include "match/short_text.h"
#include "match/span.h"
#include "match/templates.h"
#include "match/word_search.h"
#include "match_scene.h"

#define SESSION "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
#define TABLE SESSION "df = spark.table('t')\n"

static void assert_found(struct scene *scene, const char *names)
{
	struct slice all = SLICE("");

	for (uint32_t i = 0; i < scene->report.diagnostics.count; i++)
		all = arena_format(&scene->arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? " " : "",
		                   SLICE_ARGS(finding(scene, i)->topic->name));
	assert_text(all, names);
}

static void questions_decide(void **state)
{
	struct scene *scene = *state;

	add_rule(scene, "yes", COLLECT_SHAPE " (#unbounded? @df))");
	add_rule(scene, "not", COLLECT_SHAPE " (#not-unbounded? @df))");
	add_rule(scene, "maybe", COLLECT_SHAPE " (#maybe-unbounded? @df))");
	add_rule(scene, "maybe-not", COLLECT_SHAPE " (#maybe-not-unbounded? @df))");
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "yes maybe");
	search(scene, TABLE "df.limit(3).collect()\n");
	assert_found(scene, "not maybe-not");
	search(scene, SESSION "spark.createDataFrame(something).collect()\n");
	assert_found(scene, "maybe maybe-not");
	search(scene, "import polars\ndf = polars.scan_csv('x')\ndf.collect()\n");
	assert_found(scene, "");
}

/* Both ends of a range of versions belong to it; a job whose version is not known has them all. */
static void versions_include_both_ends(void **state)
{
	static const struct { uint16_t version; bool has; } asked[] = {{304, false}, {305, true}, {400, true}, {401, false}, {0, true}};
	const struct versions range = {.since = 305, .until = 400};

	(void)state;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		const struct job_settings job = {.spark_version = asked[i].version, .spark_least = asked[i].version};

		assert_int_equal(job_may_have(&job, range), asked[i].has);
		assert_int_equal(job_has(&job, range), asked[i].has);
	}
}

/* A capture that is not there: nobody knows anything about it. */
static void absent_captures(void **state)
{
	struct scene *scene = *state;

	add_rule(scene, "yes", "((call function: (_) @f arguments: (argument_list (identifier)? @df)) @report (#unbounded? @df))");
	add_rule(scene, "maybe", "((call function: (_) @f arguments: (argument_list (identifier)? @df)) @report (#calls? @report dataframe.collect) (#maybe-unbounded? @df))");
	search(scene, TABLE "df.collect()\nprint(df)\n");
	assert_int_equal(matcher_hits(scene->matcher, &scene->rules[0], 0), 1);
	assert_true(matcher_hits(scene->matcher, &scene->rules[1], 0) >= 1);
	assert_found(scene, "maybe yes");
	assert_text(finding(scene, 0)->message, "`collect` of ``");
}

static void the_most_specific_speaks(void **state)
{
	static const struct slice general[] = {S("general")}, middle[] = {S("middle")};
	struct scene *scene = *state;
	struct rule *rule;

	add_rule(scene, "general", COLLECT_SHAPE ")");
	rule = add_rule(scene, "middle", COLLECT_SHAPE " (#unbounded? @df))");
	rule->refines = general;
	rule->refines_count = 1;
	rule = add_rule(scene, "special", COLLECT_SHAPE " (#in-loop? @report))");
	rule->refines = middle;
	rule->refines_count = 1;
	search(scene, TABLE "df.limit(1).collect()\ndf.collect()\nwhile spark:\n    df.limit(1).collect()\n");
	assert_found(scene, "general middle special");
	assert_int_equal(matcher_hits(scene->matcher, &scene->rules[0], 0), 3);
}

static void rules_that_refine_each_other(void **state)
{
	static const struct slice a[] = {S("a")}, b[] = {S("b")};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "a", COLLECT_SHAPE ")");

	rule->refines = b;
	rule->refines_count = 1;
	rule = add_rule(scene, "b", COLLECT_SHAPE ")");
	rule->refines = a;
	rule->refines_count = 1;
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "a b");
}

static void the_first_pattern_speaks(void **state)
{
	static const struct rule_variant variants[] = {{S("loop"), S("again and again `{df}`")}};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "one", COLLECT_SHAPE " (#in-loop? @report) (#set! message loop) (#set! severity warning))\n"
	                                           COLLECT_SHAPE ")\n");

	rule->variants = variants;
	rule->variant_count = 1;
	search(scene, TABLE "df.collect()\nwhile spark:\n    df.collect()\n");
	assert_found(scene, "one one");
	assert_text(finding(scene, 0)->message, "`collect` of `df`");
	assert_int_equal(finding(scene, 0)->severity, SEVERITY_ERROR);
	assert_text(finding(scene, 1)->message, "again and again `df`");
	assert_int_equal(finding(scene, 1)->severity, SEVERITY_WARNING);
	assert_int_equal(matcher_hits(scene->matcher, rule, 0), 1);
	assert_int_equal(matcher_hits(scene->matcher, rule, 1), 2);
	assert_int_equal(matcher_patterns(scene->matcher, rule), 2);
}

static void rules_that_do_not_apply(void **state)
{
	struct scene *scene = *state;

	add_rule(scene, "quiet", COLLECT_SHAPE ")")->quiet_in = QUIET_IN_TEST;
	add_rule(scene, "old", COLLECT_SHAPE ")")->spark = (struct versions){0, 304};
	add_rule(scene, "new", COLLECT_SHAPE ")")->spark = (struct versions){305, 0};
	add_rule(scene, "off", COLLECT_SHAPE ")");
	scene->on[3] = false;
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "quiet old new");
	scene->job.spark_version = 304;
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "quiet old");
	scene->job.spark_version = 305;
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "quiet new");
	scene->source.profile = PROFILE_TEST;
	forget_findings(scene);
	matcher_run(scene->matcher, scene->facts, &scene->job, NULL, &scene->report);
	assert_found(scene, "new");
	assert_int_equal(matcher_hits(scene->matcher, &scene->rules[3], 0), 0);
}

static void nothing_is_selected(void **state)
{
	struct scene *scene = *state;

	add_rule(scene, "off", "nonsense");
	scene->on[0] = false;
	assert_true(open_matcher(scene));
	assert_false(matcher_wants(scene->matcher, slice_of(TABLE "df.collect()")));
	search(scene, TABLE "df.collect()\n");
	assert_found(scene, "");
}

static bool wants(struct scene *scene, const char *text)
{
	return matcher_wants(scene->matcher, slice_of(text));
}

static void texts_are_wanted_by_their_words(void **state)
{
	static const struct slice words[] = {S("lru_cache"), S("functools")};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "written", "((call) @report (#in-loop? @report))");

	rule->triggers = words;
	rule->trigger_count = 2;
	add_rule(scene, "calls", "((call) @report (#not-calls? @report dataframe.count) (#calls? @report dataframe.collect rdd.take))");
	add_rule(scene, "sets", "([(call) (pair)] @report (#sets? @report spark.driver.maxResultSize spark.executor.*))");
	for (int i = 0; i < 3; i++)
		scene->rules[i].message = SLICE("x");
	assert_true(open_matcher(scene));
	assert_true(wants(scene, "import pyspark\nx.collect()"));
	assert_true(wants(scene, "import pyspark\nx.take"));
	assert_true(wants(scene, "pyspark functools"));
	assert_true(wants(scene, "pyspark maxResultSize"));
	assert_true(wants(scene, "pyspark spark.executor.memory"));
	assert_false(wants(scene, "pyspark count memory"));
	assert_false(wants(scene, "x.collect()"));
	assert_false(wants(scene, ""));
}

static void patterns_without_words_want_everything(void **state)
{
	struct scene *scene = *state;

	add_rule(scene, "any", "((call) @report (#calls? @report dataframe.collect))\n((call) @report (#maybe-calls? @report dataframe.count))")->message =
		SLICE("x");
	assert_true(open_matcher(scene));
	assert_true(wants(scene, "import pyspark"));
	assert_false(wants(scene, "import os"));
}

static void words_are_searched(void **state)
{
	static const char *const words[] = {"collect", "collection", "toPandas", "abc", "xbc", "\xC3\xA9t\xC3\xA9"};
	struct scene *scene = *state;
	struct word_search search = {0};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		word_search_add(&search, slice_of(words[i]), &scene->arena);
	word_search_ready(&search, &scene->arena);
	assert_true(word_search_in(&search, SLICE("collect")));
	assert_true(word_search_in(&search, SLICE("xxtoPandasxx")));
	assert_true(word_search_in(&search, SLICE("..xbc")));
	assert_true(word_search_in(&search, SLICE("\xC3\xA9t\xC3\xA9")));
	assert_false(word_search_in(&search, SLICE("collec")));
	assert_false(word_search_in(&search, SLICE("toPanda")));
	assert_false(word_search_in(&search, SLICE("ab")));
	assert_false(word_search_in(&search, SLICE("")));
	word_search_add(&search, SLICE("ab"), &scene->arena);
	assert_true(word_search_in(&search, SLICE("")));
}

static node_id first_of(struct scene *scene, enum node_kind kind)
{
	for (node_id id = 1; id < scene->tree.count; id++)
		if (node_kind(&scene->tree, id) == kind)
			return id;
	return 0;
}

static void assert_span(struct scene *scene, enum node_kind kind, const char *text, const char *shown)
{
	read_python(scene, "job.py", text);
	assert_text(underlined(scene, span_shown(&scene->tree, first_of(scene, kind))), shown);
}

static void spans(void **state)
{
	struct scene *scene = *state;

	assert_span(scene, NODE_CALL, "x = df.collect(\n  1)\n", "df.collect(\n  1)");
	assert_span(scene, NODE_CALL, "x = (df.a\n  .b\n  .collect(1))\n", "collect(1)");
	assert_span(scene, NODE_CALL, "x = (df\n  .b).collect()\n", "collect()");
	assert_span(scene, NODE_FUNCTION, "def f(a, b) -> int:  # why\n    pass\n", "def f(a, b) -> int");
	assert_span(scene, NODE_FUNCTION, "def f(a,\n      b):\n    pass\n", "def f(a,");
	assert_span(scene, NODE_CLASS, "class A(B): pass\n", "class A(B)");
	assert_span(scene, NODE_DECORATED, "@udf(x)\ndef f(a):\n    pass\n", "@udf(x)");
	assert_span(scene, NODE_FOR, "for x in y:  \n    pass\n", "for x in y:");
	assert_span(scene, NODE_DICTIONARY, "x = {'a':\n 1}\n", "{'a':\n 1}");
}

static void assert_short(struct scene *scene, const char *expression, const char *shown)
{
	read_python(scene, "job.py", arena_format(&scene->arena, "(\n%s\n)\n", expression).at);
	assert_text(text_shortened(&scene->tree, node_first(&scene->tree, first_of(scene, NODE_PARENTHESIZED)), &scene->arena), shown);
}

static void code_is_shortened(void **state)
{
	struct scene *scene = *state;

	assert_short(scene, "df.collect()", "df.collect()");
	assert_short(scene, "df\n   .filter( 'x'   ) # why\n   .collect(\n   )", "df.filter( 'x' ).collect()");
	assert_short(scene, "a + \\\n   b", "a + b");
	assert_short(scene, "daily_events.filter(F.col('x') > 1).groupBy('y').agg(F.sum('z')).collect()", "daily_events…collect()");
	assert_short(scene, "daily.select('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbb')", "daily.select(…)");
	assert_short(scene, "daily.filter('aaaaaaaaaaaaaaaaaaaaaaaaaaaa').select('bbbbbbbbbbbbbbbbbbbbbbbb')", "daily…select(…)");
	assert_short(scene, "(a + bbbbbbbbbbbbbbbbbbbbbbbbbbbbb + ccccccccc).collect()", "(…)…collect()");
	assert_short(scene, "load('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')", "load(…)");
	assert_short(scene, "daily.filter('aaaaaaaaaaaaaaaaaaaaaaaaaaaa').rdd", "daily…rdd");
	assert_short(scene, "'SELECT a, b, c FROM one JOIN two USING (x) WHERE y'", "'SELECT a, b, c FROM one…(x) WHERE y'");
	assert_short(scene, "'\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9'", "'\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9'");
}

/* "[literal]<capture>$key>", and "<capture.nonsense?>" */
static struct slice parts_of(struct scene *scene, const char *text)
{
	struct slice rest = slice_of(text), all = SLICE("");
	struct template_part part;

	while (template_next(&rest, &part))
		all = arena_format(&scene->arena, "%.*s%s%.*s%s", SLICE_ARGS(all),
		                   part.sort == PART_LITERAL ? "[" : part.sort == PART_CAPTURE ? "<" : "$", SLICE_ARGS(part.text),
		                   part.sort == PART_LITERAL ? "]" : part.ask == ASK_UNKNOWN && part.sort == PART_CAPTURE ? "?>" : ">");
	return all;
}

static void templates(void **state)
{
	struct scene *scene = *state;

	assert_text(parts_of(scene, "`{df}` is {df.bound}!"), "[`]<df>[` is ]<df.bound>[!]");
	assert_text(parts_of(scene, "{spark.driver.memory}{df.nothing}"), "$spark.driver.memory><df.nothing?>");
	assert_text(parts_of(scene, "{{x}} {\"a\": {}} { df}"), "[{][x][}][ {\"a\": {][}][ { df}]");
	assert_text(parts_of(scene, "{open"), "[{open]");
	assert_text(parts_of(scene, "}"), "[}]");
	assert_text(parts_of(scene, ""), "");
}

static void messages(void **state)
{
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "words", COLLECT_SHAPE ")");

	rule->message = SLICE("{report.name} {report.receiver} {report.argument} {df.name}");
	rule->note = SLICE("{df.bound}; {spark.driver.memory}; {spark.executor.pyspark.memory}");
	search(scene, TABLE "df.limit(5).select('`a`').collect()\n");
	assert_text(finding(scene, 0)->message, "collect df.limit(5).select(''a'')  select");
	assert_text(finding(scene, 0)->note, "at most 5 rows (`limit(5)` at line 4); 1g; a value that is not known");
}

static void the_origin_is_labelled(void **state)
{
	struct scene *scene = *state;
	const struct diagnostic *found;

	add_rule(scene, "label", COLLECT_SHAPE ")");
	search(scene, TABLE "df.collect()\nspark.table('u').collect()\n");
	found = finding(scene, 0);
	assert_int_equal(found->labels.count, 1);
	assert_text(underlined(scene, found->labels.at[0].span), "spark.table('t')");
	assert_true(slice_has(found->labels.at[0].text, SLICE(": ")));
	assert_text(underlined(scene, found->span), "df.collect()");
	assert_int_equal(finding(scene, 1)->labels.count, 0);
}

static void settings_are_advised(void **state)
{
	static const struct rule_setting settings[] = {
		{S("spark.driver.maxResultSize"), S("{spark.driver.memory} / 4"), S("a clear error\n"), SET_AT_SUBMIT, {0, 0}},
		{S("spark.sql.adaptive.enabled"), S("true"), S("why"), SET_ANYWHERE, {0, 301}},
		{S("spark.executor.memory"), S("{spark.executor.pyspark.memory} * 2"), S("not known"), SET_IN_SESSION, {0, 0}},
	};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "settings", COLLECT_SHAPE ")");

	rule->settings = settings;
	rule->setting_count = 3;
	scene->job.spark_version = 305;
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->settings.count, 1);
	assert_text(finding(scene, 0)->settings.at[0].value, "256m");
	assert_text(finding(scene, 0)->settings.at[0].where, "at submit time");
	assert_text(finding(scene, 0)->settings.at[0].because,
	            "spark.driver.memory / 4; driver memory 1g is Spark's default; a clear error");
	settings_add_option(&scene->job, SLICE("spark.driver.maxResultSize=256M"), &scene->arena, &scene->report);
	search(scene, TABLE "df.collect()\n");
	assert_int_equal(finding(scene, 0)->settings.count, 0);
}

static void the_document_sets(void **state)
{
	struct scene *scene = *state;

	read_python(scene, "job.py", "from pyspark.sql import SparkSession\n"
	                             "spark = (SparkSession.builder\n"
	                             "    .config('spark.driver.memory', '4g')\n"
	                             "    .config('spark.executor.memory', size).getOrCreate())\n"
	                             "spark.conf.set('spark.driver.memory', '6g')\n");
	job_read_code(&scene->job, scene->facts, &scene->arena);
	assert_int_equal(scene->job.code.count, 2); /* the third comes after the JVM was started */
	assert_text(settings_value(&scene->job, SLICE("spark.driver.memory")).value, "4g");
	assert_int_equal(settings_value(&scene->job, SLICE("spark.driver.memory")).line, 3);
	assert_text(settings_value(&scene->job, SLICE("spark.driver.memory")).path, "job.py");
	assert_null(settings_value(&scene->job, SLICE("spark.executor.memory")).value.at);
	settings_add_option(&scene->job, SLICE("spark.driver.memory=2g"), &scene->arena, &scene->report);
	assert_text(settings_value(&scene->job, SLICE("spark.driver.memory")).value, "2g"); /* under spark-submit the code is too late */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
	static const struct CMUnitTest tests[] = {
		TEST(questions_decide),
		TEST(versions_include_both_ends),
		TEST(absent_captures), TEST(the_most_specific_speaks), TEST(rules_that_refine_each_other),
		TEST(the_first_pattern_speaks), TEST(rules_that_do_not_apply), TEST(nothing_is_selected),
		TEST(texts_are_wanted_by_their_words), TEST(patterns_without_words_want_everything), TEST(words_are_searched),
		TEST(spans), TEST(code_is_shortened), TEST(templates), TEST(messages), TEST(the_origin_is_labelled),
		TEST(settings_are_advised), TEST(the_document_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

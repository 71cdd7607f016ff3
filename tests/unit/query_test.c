/* Reading .scm files: shapes, questions, and the words and places of every mistake. */
#include "match/query_text.h"
#include "match_scene.h"

static void read_query(struct scene *scene, struct query_text *query, const char *text)
{
	*query = (struct query_text){0};
	assert_null(query_text_read(query, slice_of(text), &scene->arena).problem);
}

static void shapes_are_canonical(void **state)
{
	static const char *const same[] = {
		"((call function: (attribute object: (_) @df)) @report (#unbounded? @df))",
		"; said before\n(call\n  function:(attribute object: (_)@x) ; and after\n)@report",
		"(((call function: (attribute object: (_) @a)) @b) (#set! severity warning))",
		"((call (#is? @report dataframe) function: (attribute object: (_) @df)) @report)",
	};
	struct scene *scene = *state;
	struct query_text query;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		read_query(scene, &query, same[i]);
		assert_int_equal(query.patterns.count, 1);
		assert_text(query.patterns.at[0].shape, "( call function: ( attribute object: ( _ ) @c0 ) ) @c1");
	}
}

static void shapes_stay_different(void **state)
{
	struct scene *scene = *state;
	struct query_text query;

	read_query(scene, &query, "[(call) (pair) \"x\"] @report\n((call) @a . (pair) @report)\n((call) @report)?\n(_ !name (x)* @a (y)+ @a) @report");
	assert_int_equal(query.patterns.count, 4);
	assert_text(query.patterns.at[0].shape, "[ ( call ) ( pair ) \"x\" ] @c0");
	assert_text(query.patterns.at[1].shape, "( ( call ) @c0 . ( pair ) @c1 )");
	assert_text(query.patterns.at[2].shape, "( ( call ) @c0 ) ?");
	assert_text(query.patterns.at[3].shape, "( _ ! name ( x ) * @c0 ( y ) + @c0 ) @c1");
	assert_int_equal(query.patterns.at[3].captures.count, 2);
	assert_int_equal(query.patterns.at[3].uses.count, 3);
}

static void clauses_are_read(void **state)
{
	struct scene *scene = *state;
	struct query_text query;
	const struct query_clause *clause;

	read_query(scene, &query, "((call) @report (#sets? @report spark.driver.* \"two \\\"words\\\"\\n\") (#set! severity warning))");
	assert_int_equal(query.patterns.at[0].clauses.count, 2);
	clause = &query.patterns.at[0].clauses.at[0];
	assert_text(clause->name, "sets?");
	assert_int_equal(clause->offset, 17);
	assert_int_equal(clause->words.count, 3);
	assert_true(clause->words.at[0].capture);
	assert_text(clause->words.at[0].text, "report");
	assert_text(clause->words.at[1].text, "spark.driver.*");
	assert_int_equal(clause->words.at[1].offset, 32);
	assert_text(clause->words.at[2].text, "two \"words\"\n");
	assert_text(query.patterns.at[0].clauses.at[1].name, "set!");
	assert_int_equal(query_place(&query.patterns.at[0], 2), 2);
}

struct mistake {
	const char *query, *said;   /* "line:column: message" */
};

/* In this query of a rule whose only message variant is `sql`. */
static const struct mistake mistakes[] = {
	{"", "1:1: there is no pattern in this file"},
	{"; nothing\n", "1:1: there is no pattern in this file"},
	{"(call", "1:1: this ( is never closed"},
	{"((call) @report\n  [(pair)", "2:3: this [ is never closed"},
	{"(call]", "1:6: a ) is expected here"},
	{"[(call))", "1:8: a ] is expected here"},
	{"(call) @report)", "1:15: this closes nothing"},
	{"(call) @ report", "1:8: a name is expected after @"},
	{"@report", "1:1: nothing stands before this"},
	{"call @report", "1:1: a pattern starts with ( or ["},
	{"(call name: \"x) @report", "1:13: this string is never closed"},
	{"(call) @report {", "1:16: this character has no meaning in a query"},
	{"(call) @report\n(#calls? @report dataframe.collect)",
	 "2:2: a question stands inside the outer parentheses of its pattern: ((call) @report (#...))"},
	{"((call) @report (#calls? @report (x)))", "1:34: a question has no parentheses inside"},
	{"((call) #calls? @report)", "1:9: # stands only right after a ("},
	{"((call) @report (# calls?))", "1:18: a name is expected after #"},
	{"((call) @report (#calls? @report]", "1:33: a ) is expected here"},
	{"((((((((((((((((((((((((((((((((((call))))))))))))))))))))))))))))))))))", "1:33: the pattern is nested too deeply"},
	{"((call) @call)", "1:1: this pattern has no `@report`: the node that the finding is about"},
	{"[(call) @report (pair) @report]",
	 "1:24: a pattern has one `@report`; for several kinds of nodes write [(call) (pair)] @report"},
	{"((call) @report\n (#unbouned? @report))",
	 "2:3: `unbouned?` is no predicate (`oomlint show predicates` lists them), did you mean `unbounded?`?"},
	{"((call) @report (#not-in-lop? @report))",
	 "1:18: `not-in-lop?` is no predicate (`oomlint show predicates` lists them), did you mean `not-in-loop?`?"},
	{"((call) @report (#error-if-in-lop? @report))",
	 "1:18: `in-lop?` is no predicate (`oomlint show predicates` lists them), did you mean `in-loop?`?"},
	{"((call) @report (#xyzzy @report))", "1:18: `xyzzy` is no predicate (`oomlint show predicates` lists them)"},
	{"((call) @report (#more-than? @report))", "1:18: `more-than?` takes a capture like `@report`, then a number; given: 1"},
	{"((call) @report (#calls? @report))",
	 "1:18: `calls?` takes a capture like `@report`, then at least one API entry like `dataframe.collect`; given: 1"},
	{"((call) @report (#unbounded? @report @report))", "1:18: `unbounded?` takes a capture like `@report`; given: 2"},
	{"((call) @report (#unbounded?))", "1:18: `unbounded?` takes a capture like `@report`; given: 0"},
	{"((call) @report (#unbounded? report))", "1:30: a capture like `@report` is expected here, not `report`"},
	{"((call) @report (#calls? @report @report))",
	 "1:34: one API entry like `dataframe.collect` is expected here, not `@report`"},
	{"((call) @report (#unbounded? @reprt))", "1:30: `reprt` is no capture of this pattern, did you mean `report`?"},
	{"((call) @report (#is? @report datafram))", "1:31: `datafram` is no kind and no trait, did you mean `dataframe`?"},
	{"((call) @report (#is? @report streeming))", "1:31: `streeming` is no kind and no trait, did you mean `streaming`?"},
	{"((call) @report (#calls? @report dataframe.colect))",
	 "1:34: `dataframe.colect` is no entry of the API model, did you mean `dataframe.collect`?"},
	{"((call) @report (#used-by? @report iterate length))", "1:36: `iterate` is no use of a result"},
	{"((call) @report (#used-by? @report lenght))", "1:36: `lenght` is no use of a result, did you mean `length`?"},
	{"((call) @report (#more-than? @report many))", "1:38: `many` is no number"},
	{"((call) @report (#sets? @report spark.driver.memori))",
	 "1:33: `spark.driver.memori` is no configuration key that is known, did you mean `spark.driver.memory`?"},
	{"((call) @report (#set! severity warn))", "1:33: `warn` is no severity (info, warning, error)"},
	{"((call) @report (#set! severity eror))", "1:33: `eror` is no severity (info, warning, error), did you mean `error`?"},
	{"((call) @report (#set! message sqll))", "1:32: `sqll` is none of the rule's `messages`, did you mean `sql`?"},
	{"((call) @report (#set! sevrity warning))",
	 "1:24: `sevrity` cannot be set here, only `severity` and `message`, did you mean `severity`?"},
	{"((call) @report (#set! severity))", "1:18: `set!` takes a key and a value; given: 1"},
	{"((call) @report (#get! severity error))", "1:18: `get!` is no directive; there is one: (#set! key value)"},
	{"(cal) @report", "1:2: `cal` is no node of the Python grammar, did you mean `call`?"},
	{"; \xC3\xA9\n((call\n  funtion: (attribute)) @report)",
	 "3:3: `funtion` is no field of the Python grammar, did you mean `function`?"},
	{"(call functoin: (attribute object: (_) @df)) @report",
	 "1:7: `functoin` is no field of the Python grammar, did you mean `function`?"},
	{"((call !funtion) @report)", "1:9: `funtion` is no field of the Python grammar, did you mean `function`?"},
	{"\n((call) @report . (call))", "2:1: a pattern has one outermost node; siblings are named inside their parent"},
	{"((call (module)) @report)", "1:8: no Python looks like this: the pattern could never match"},
};

static struct slice first_mistake(struct scene *scene)
{
	const struct diagnostic *mistake = finding(scene, 0);

	assert_int_equal(scene->report.diagnostics.count, 1);
	assert_ptr_equal(mistake->topic, &topic_query_invalid);
	assert_text(mistake->path, "mine/queries/x.scm");
	assert_true(scene->report.incomplete);
	return arena_format(&scene->arena, "%u:%u: %.*s", mistake->line, mistake->column, SLICE_ARGS(mistake->message));
}

static void mistakes_are_said(void **state)
{
	static const struct rule_variant variants[] = {{S("sql"), S("sql")}};
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct rule *rule;

		scene->set.count = 0;
		forget_findings(scene);
		scene->report.incomplete = false;
		rule = add_rule(scene, "mine", mistakes[i].query);
		rule->message = SLICE("plain");
		rule->variants = variants;
		rule->variant_count = 1;
		assert_false(open_matcher(scene));
		assert_text(first_mistake(scene), mistakes[i].said);
	}
}

static void assert_said(struct scene *scene, uint32_t at, const char *message)
{
	assert_text(finding(scene, at)->message, message);
}

static void words_are_checked(void **state)
{
	static const struct rule_fix fixes[] = {
		{.title = S("look"), .with = S("{fd}.limit({df.bund})"), .replace = S("df"), .applicability = FIX_UNSAFE},
		{.title = S("write"), .with = S("x"), .replace = S("frame"), .import = S("pyspark"), .applicability = FIX_SAFE},
	};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "mine", COLLECT_SHAPE ")");

	rule->message = SLICE("{{x}} {\"a\"} {df.bound} {spark.driver.memory} {dfx}");
	rule->note = SLICE("{spark.driver.memroy}");
	rule->fixes = fixes;
	rule->fix_count = 2;
	assert_false(open_matcher(scene));
	assert_said(scene, 0, "the message asks for `{dfx}`, but this pattern does not capture `@dfx`, did you mean `df`?");
	assert_said(scene, 1, "the note asks for `{spark.driver.memroy}`, which is no configuration key that is known, did you mean `spark.driver.memory`?");
	assert_said(scene, 2, "the fix \"look\" asks for `{fd}`, but this pattern does not capture `@fd`");
	assert_said(scene, 3, "the fix \"look\" asks for `{df.bund}`; of a capture there are: bound, origin, name, receiver, argument, call, loop, key, value, carried, cargo, grown");
	assert_said(scene, 4, "the fix \"write\" replaces `@frame`, which this pattern does not capture");
	assert_said(scene, 5, "the fix \"write\" imports `pyspark`; understood are `import a.b as c` and `from a import b as c`");
	assert_int_equal(scene->report.diagnostics.count, 6);
	assert_int_equal(finding(scene, 0)->line, 1);
}

static void rules_are_checked(void **state)
{
	static const struct slice refines[] = {S("collect-unbounded"), S("min")};
	static const struct rule_setting settings[] = {
		{.key = S("spark.driver.maxResultSise"), .value = S("1g")},
		{.key = S("spark.driver.maxResultSize"), .value = S("{spark.driver.memory} /")},
		{.key = S("spark.sql.adaptive.enabled"), .value = S("true")},
	};
	struct scene *scene = *state;
	struct rule *rule = add_rule(scene, "mine", COLLECT_SHAPE ")");

	rule->refines = refines;
	rule->refines_count = 2;
	rule->settings = settings;
	rule->setting_count = 3;
	assert_true(open_matcher(scene));
	assert_said(scene, 0, "refines: there is no rule `collect-unbounded`");
	assert_said(scene, 1, "refines: there is no rule `min`, did you mean `mine`?");
	assert_said(scene, 2, "config: `spark.driver.maxResultSise` is no configuration key that is known, did you mean `spark.driver.maxResultSize`?");
	assert_said(scene, 3, "config: the value `{spark.driver.memory} /` of `spark.driver.maxResultSize` cannot be read: the formula ends too early (character 24)");
	assert_int_equal(scene->report.diagnostics.count, 4);
	assert_ptr_equal(finding(scene, 0)->topic, &topic_rule_invalid);
	assert_text(finding(scene, 0)->path, "mine/rules/x.yaml");
}

/* One bad pattern, one bad rule: the others work. */
static void the_rest_is_compiled(void **state)
{
	struct scene *scene = *state;
	struct rule *good, *half;

	add_rule(scene, "bad", "((call) @report (#nonsense? @report))")->message = SLICE("bad");
	good = add_rule(scene, "good", COLLECT_SHAPE ")");
	half = add_rule(scene, "half", "(cal) @report\n" COLLECT_SHAPE ")\n(call (module) @df) @report");
	half->message = SLICE("half");
	assert_true(open_matcher(scene));
	assert_int_equal(scene->report.diagnostics.count, 3);
	search(scene, "df = spark.table('t')\ndf.collect()\n");
	assert_int_equal(scene->report.diagnostics.count, 2);
	assert_int_equal(matcher_hits(scene->matcher, good, 0), 1);
	assert_int_equal(matcher_hits(scene->matcher, half, 1), 1);
	assert_int_equal(matcher_hits(scene->matcher, half, 0), 0);
	assert_int_equal(matcher_patterns(scene->matcher, good), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
	static const struct CMUnitTest tests[] = {
		TEST(shapes_are_canonical), TEST(shapes_stay_different), TEST(clauses_are_read), TEST(mistakes_are_said),
		TEST(words_are_checked), TEST(rules_are_checked), TEST(the_rest_is_compiled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

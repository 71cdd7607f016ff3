/* Reading rules: what is right is read whole, and each mistake is told once, at its place. The mistakes themselves stand in
 * tests/bad-rules, with the expected message in their first line. */
#include "data_scene.h"

#define RULE(code)                                                                                                        \
	"code: " code "\ntitle: rows without a bound\nseverity: error\nfamily: driver-result\nmessage: \"`{report}` copies\"\n" \
	"why: It fills the heap.\n"

/* A rule with its query and fixture, all side by side. */
static void put_rule(struct scene *scene, const char *name, const char *yaml)
{
	char file[NAME_MAX];

	snprintf(file, sizeof file, "%s.scm", name);
	put(scene, file, "((call) @report (#calls? @report dataframe.collect))\n");
	snprintf(file, sizeof file, "%s.py", name);
	put(scene, file, "df.collect()\n");
	snprintf(file, sizeof file, "%s.yaml", name);
	put(scene, file, yaml);
}

/* ---- the fixtures of mistakes ---- */

static char *read_whole(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 65536);

	assert_non_null(file);
	assert_non_null(text);
	assert_true(fread(text, 1, 65535, file) < 65535);
	fclose(file);
	return text;
}

static void stage_rule(struct scene *scene, const char *name, const char *yaml)
{
	put_rule(scene, name, yaml);
}

static void stage_api(struct scene *scene, const char *name, const char *yaml)
{
	char file[NAME_MAX];

	snprintf(file, sizeof file, "rules/api/%s.yaml", name);
	put(scene, file, yaml);
	put(scene, "rules/api/words.yaml", "words: [pyspark]\n");
}

static void stage_key(struct scene *scene, const char *name, const char *yaml)
{
	(void)name;
	put(scene, "rules/spark/configuration.yaml", yaml);
}

/* The sorts of fixtures: folder, where such a file is put, how it is loaded, and its path in messages (NULL: by its name). */
static const struct sort {
	const char *folder;
	void (*stage)(struct scene *scene, const char *name, const char *yaml);
	bool (*load)(struct scene *scene);
	const char *path;
} sorts[] = {
	{"tests/bad-rules/rules", stage_rule, load_rules, NULL},
	{"tests/bad-rules/api", stage_api, load_api, NULL},
	{"tests/bad-rules/keys", stage_key, load_keys, "rules/spark/configuration.yaml"},
};

static bool fixture_is_told(const struct sort *sort, const char *path)
{
	static const char mark[] = "# expect: ";
	void *state;
	char *text = read_whole(path), *end = strchr(text, '\n'), *name = strdup(strrchr(path, '/') + 1), *file = strdup(name);
	bool right;

	assert_memory_equal(text, mark, sizeof mark - 1);
	assert_non_null(end);
	*strrchr(name, '.') = '\0';
	scene_open(&state);
	sort->stage(state, name, text);
	right = !sort->load(state);
	*end = '\0';
	right = told(state, sort->path ? sort->path : file, text + sizeof mark - 1) && right;
	scene_close(&state);
	free(file);
	free(name);
	free(text);
	return right;
}

static const struct sort *walked;
static unsigned walked_files, walked_wrong;

static int walk_fixture(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)walk;
	if (type == FTW_F) {
		walked_files++;
		walked_wrong += !fixture_is_told(walked, path);
	}
	return 0;
}

static void test_fixtures(void **state)
{
	(void)state;
	for (walked = sorts; walked < sorts + sizeof sorts / sizeof *sorts; walked++) {
		walked_files = 0;
		assert_int_equal(nftw(walked->folder, walk_fixture, 8, FTW_PHYS), 0);
		assert_in_range(walked_files, 10, 1000);
	}
	assert_int_equal(walked_wrong, 0);
}

/* ---- rules ---- */

static const char full_rule[] =
	"code: OOM101\ntitle: rows without a bound\nseverity: warning\nfamily: driver-result\ncategory: [collect, loop]\n"
	"cause: collect-rows\nsince: 0.1.0\nspark: {since: \"3.0\", until: \"4.1\"}\nrefines: [other, another]\nquiet-in: [test]\n"
	"triggers: [collect]\nmessage: '`{report.name}()` copies {df.bound} of {df} {\"a\": 1} {} {{x y}}'\n"
	"messages: {sql: 'rows of {df.origin}', in-loop: again}\nnote: twice\nwhy: |\n  One.\n\n  Two {not a word}.\n"
	"instead:\n- {title: look, applicability: unsafe, replace: df, with: '{df}.limit(10)', import: import os,\n"
	"   spark: {since: '3.3'}}\n"
	"- title: write\n  applicability: display\n  with: |\n    for x in {df}:\n        pass\n"
	"config:\n- {key: spark.driver.memory, value: '{spark.driver.memory} * 2', where: either, why: room, spark: {until: '4.0'}}\n"
	"references: [https://spark.apache.org/]\n";

static void test_full_rule(void **state)
{
	struct scene *scene = *state;
	const struct rule *rule;

	put_rule(scene, "collect-unbounded", full_rule);
	assert_true(load_rules(scene));
	assert_int_equal(scene->rules.count, 1);
	rule = scene->rules.rules;
	assert_text(rule->topic.name, "collect-unbounded");
	assert_text(rule->topic.code, "OOM101");
	assert_text(rule->topic.title, "rows without a bound");
	assert_text(rule->topic.family, "driver-result");
	assert_text(rule->topic.categories, "collect loop");
	assert_text(rule->topic.why, "One.\n\nTwo {not a word}.");
	assert_int_equal(rule->topic.severity, SEVERITY_WARNING);
	assert_text(rule->cause, "collect-rows");
	assert_text(rule->since, "0.1.0");
	assert_int_equal(rule->spark.since, 300);
	assert_int_equal(rule->spark.until, 401);
	assert_int_equal(rule->refines_count, 2);
	assert_text(rule->refines[1], "another");
	assert_int_equal(rule->quiet_in, QUIET_IN_TEST);
	assert_int_equal(rule->trigger_count, 1);
	assert_text(rule->triggers[0], "collect");
	assert_text(rule->message, "`{report.name}()` copies {df.bound} of {df} {\"a\": 1} {} {{x y}}");
	assert_int_equal(rule->variant_count, 2);
	assert_text(rule->variants[1].name, "in-loop");
	assert_text(rule->variants[1].message, "again");
	assert_text(rule->note, "twice");
	assert_int_equal(rule->reference_count, 1);
	assert_text(rule->query, "((call) @report (#calls? @report dataframe.collect))\n");
	assert_true(slice_ends(rule->query_path, SLICE("/collect-unbounded.scm")));
	assert_text(rule->example, "df.collect()\n");
}

static void test_full_advice(void **state)
{
	struct scene *scene = *state;
	const struct rule *rule;

	put_rule(scene, "collect-unbounded", full_rule);
	assert_true(load_rules(scene));
	rule = scene->rules.rules;
	assert_int_equal(rule->fix_count, 2);
	assert_text(rule->fixes[0].title, "look");
	assert_int_equal(rule->fixes[0].applicability, FIX_UNSAFE);
	assert_text(rule->fixes[0].replace, "df");
	assert_text(rule->fixes[0].with, "{df}.limit(10)");
	assert_text(rule->fixes[0].import, "import os");
	assert_int_equal(rule->fixes[0].spark.since, 303);
	assert_int_equal(rule->fixes[1].applicability, FIX_DISPLAY);
	assert_text(rule->fixes[1].replace, "report");
	assert_text(rule->fixes[1].with, "for x in {df}:\n    pass");
	assert_int_equal(rule->setting_count, 1);
	assert_text(rule->settings[0].key, "spark.driver.memory");
	assert_text(rule->settings[0].value, "{spark.driver.memory} * 2");
	assert_text(rule->settings[0].why, "room");
	assert_int_equal(rule->settings[0].where, SET_ANYWHERE);
	assert_int_equal(rule->settings[0].spark.until, 400);
}

static void test_rules_in_order(void **state)
{
	struct scene *scene = *state;

	put_rule(scene, "alpha", RULE("OOM300"));
	put_rule(scene, "beta", RULE("OOM100"));
	put_rule(scene, "gamma", RULE("OOM200"));
	put(scene, "helper.py", "is no fixture\n");
	put(scene, ".hidden.yaml", "is no rule\n");
	assert_true(load_rules(scene));
	assert_int_equal(scene->rules.count, 3);
	assert_text(scene->rules.rules[0].topic.name, "beta");
	assert_text(scene->rules.rules[2].topic.name, "alpha");
	assert_text(scene->rules.rules[0].cause, "beta");
	assert_ptr_equal(rule_find(&scene->rules, SLICE("gamma")), scene->rules.rules + 1);
	assert_ptr_equal(rule_find(&scene->rules, SLICE("OOM300")), scene->rules.rules + 2);
	assert_null(rule_find(&scene->rules, SLICE("OOM301")));
	assert_null(rule_find(&(struct rule_set){0}, SLICE("OOM301")));
}

/* The rest is read when one rule is wrong. */
static void test_codes(void **state)
{
	struct scene *scene = *state;

	put_rule(scene, "alpha", RULE("OOM100"));
	put_rule(scene, "beta", RULE("OOM100"));
	assert_false(load_rules(scene));
	assert_true(told(scene, "/beta.yaml", "1:7: code: `OOM100` is already the code of `alpha`"));
	assert_int_equal(scene->rules.count, 1);
}

static void test_own_codes(void **state)
{
	put_rule(*state, "alpha", RULE("OOM904"));
	assert_false(load_rules(*state));
	assert_true(told(*state, "/alpha.yaml", "1:7: code: `OOM904` is already the code of `syntax-error`"));
}

static void test_rule_name(void **state)
{
	put_rule(*state, "Alpha_rule", RULE("OOM100"));
	assert_false(load_rules(*state));
	assert_true(told(*state, "/Alpha_rule.yaml",
	                 "0:0: the name of a rule is lower-case words joined by hyphens, not `Alpha_rule`"));
}

static void test_no_query(void **state)
{
	put(*state, "rules/alpha.yaml", RULE("OOM100"));
	put(*state, "tests/rules/alpha.py", "df.collect()\n");
	put(*state, "queries/beta.txt", "");
	assert_false(load_rules(*state));
	assert_true(told(*state, "/rules/alpha.yaml", "0:0: rule `alpha` is not complete: write ..."));
	assert_true(slice_has(((struct scene *)*state)->report.diagnostics.at->message, SLICE("/queries/alpha.scm too, or")));
}

static void test_no_rule(void **state)
{
	put(*state, "alpha.scm", "((call) @report)\n");
	assert_false(load_rules(*state));
	assert_true(told(*state, "/alpha.scm", "0:0: rule `alpha` is not complete: write ..."));
	assert_true(slice_has(((struct scene *)*state)->report.diagnostics.at->message, SLICE("alpha.py too, or")));
}

static void test_no_rules(void **state)
{
	put(*state, "helper.py", "");
	assert_false(load_rules(*state));
	assert_true(told(*state, ((struct scene *)*state)->root, "0:0: no rules here: a rule is NAME.yaml, NAME.scm and NAME.py"));
}

static void test_no_directory(void **state)
{
	struct scene *scene = *state;

	assert_false(rules_load(&scene->rules, SLICE("build/is/not/there"), &scene->arena, &scene->report));
	assert_true(told(scene, "/is/not/there", "0:0: the directory cannot be read: No such file or directory"));
}

/* ---- files that are no YAML of ours ---- */

static void test_hostile(void **state)
{
	static char brackets[100001], wide[(1 << 20) + 1];
	static const struct {
		const char *bytes, *told;
		size_t length;
	} files[] = {
		{brackets, "1:17: nested deeper than 16 levels", 100000},
		{wide, "0:0: the file cannot be read: larger than 1 MiB", sizeof wide},
		{"", "1:1: the file is empty", 0},
		{"# nothing\n", "1:1: the file is empty", 10},
		{"code: OOM101\ntitle: \xff\xfe\n", "2:8: not valid YAML: invalid leading UTF-8 octet", 23},
		{"code: \xc3", "1:7: not valid YAML: incomplete UTF-8 octet sequence", 7},
		{"code: a\0b\n", "1:8: not valid YAML: control characters are not allowed", 10},
		{"--- \n...\n", "2:1: a rule: expected a mapping, got nothing", 9},
	};

	(void)state;
	memset(brackets, '[', 100000);
	memset(wide, '#', sizeof wide);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		void *scene;

		scene_open(&scene);
		put_rule(scene, "alpha", "");
		put_bytes(scene, "alpha.yaml", files[i].bytes, files[i].length);
		assert_false(load_rules(scene));
		assert_true(told(scene, "/alpha.yaml", files[i].told));
		scene_close(&scene);
	}
}

/* A pipe that nobody writes into must not hold us up. */
static void test_pipe(void **state)
{
	struct scene *scene = *state;
	char path[PATH_MAX];

	put_rule(scene, "alpha", RULE("OOM100"));
	snprintf(path, sizeof path, "%s/alpha.yaml", scene->root);
	remove(path);
	assert_int_equal(mkfifo(path, 0666), 0);
	assert_false(load_rules(scene));
	assert_true(told(scene, "/alpha.yaml", "0:0: the file cannot be read: not a regular file"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fixtures), TEST(test_full_rule), TEST(test_full_advice), TEST(test_rules_in_order),
		TEST(test_codes), TEST(test_own_codes), TEST(test_rule_name), TEST(test_no_query), TEST(test_no_rule),
		TEST(test_no_rules), TEST(test_no_directory), cmocka_unit_test(test_hostile), TEST(test_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

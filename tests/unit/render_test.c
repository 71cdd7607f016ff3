/* One report and its expected output in each format. */
#include "render/fingerprint.h"
#include "render/location.h"
#include "render/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

static const struct topic collect = {
	.name = {"collect-unbounded", 17},
	.code = {"OOM101", 6},
	.title = {"collect() of rows without a bound", 33},
	.family = {"driver-result", 13},
	.categories = {"collect rows collect", 20},
	.why = {"Every row goes to the driver.\n", 30},
	.severity = SEVERITY_ERROR,
};
static const struct topic *const topics[] = {&collect, &topic_file_unreadable};
static const struct render_options options = {.topics = topics, .topic_count = 2, .version = {"1.2.3", 5}};

static struct arena arena;
static struct report report;

static int start(void **state)
{
	(void)state;
	report = (struct report){.arena = &arena};
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static const struct source *source_of(const char *path, struct slice text)
{
	struct source *source = ARENA_NEW(&arena, struct source);

	*source = (struct source){.path = slice_of(path), .bytes = text, .code = text};
	source_index(source, &arena);
	return source;
}

static struct span span_of(const struct source *source, const char *text)
{
	uint32_t at = slice_find(source->code, slice_of(text), 0);

	assert_int_not_equal(at, UINT32_MAX);
	return (struct span){at, at + (uint32_t)strlen(text)};
}

static struct diagnostic *find(const struct source *source, const char *text, const char *message)
{
	struct diagnostic *diagnostic = report_add(&report, &collect);

	diagnostic->source = source;
	diagnostic->span = span_of(source, text);
	diagnostic->message = slice_of(message);
	return diagnostic;
}

static void add_label(struct diagnostic *diagnostic, const char *text, const char *words)
{
	*list_push(&arena, &diagnostic->labels) = (struct label){.span = span_of(diagnostic->source, text), .text = slice_of(words)};
}

static struct fix *add_fix(struct diagnostic *diagnostic, enum applicability applicability, const char *title,
                           const char *snippet)
{
	struct fix *fix = list_push(&arena, &diagnostic->fixes);

	*fix = (struct fix){.title = slice_of(title), .applicability = applicability, .snippet = slice_of(snippet)};
	return fix;
}

static void add_edit(struct fix *fix, struct span span, const char *text)
{
	fix->edits = ARENA_NEW(&arena, struct edit);
	fix->edits[0] = (struct edit){span, slice_of(text)};
	fix->edit_count = 1;
}

static const char *rendered(const char *format, const struct render_options *with)
{
	struct sink sink = {.descriptor = -1};
	const char *text;

	render_format_find(slice_of(format))->render(&report, with, &sink);
	text = arena_copy(&arena, buffer_slice(&sink.pending)).at;
	sink_free(&sink);
	return text;
}

static const char *summary(void)
{
	struct sink sink = {.descriptor = -1};
	const char *text;

	report_count_fixable(&report);
	render_summary(&report, &options, &sink);
	text = arena_copy(&arena, buffer_slice(&sink.pending)).at;
	sink_free(&sink);
	return text;
}

/* The rendered document, read by another's parser. The caller frees it. */
static json_t *parsed(const char *format, const struct render_options *with)
{
	json_error_t problem;
	json_t *root = json_loads(rendered(format, with), JSON_REJECT_DUPLICATES, &problem);

	if (!root)
		fail_msg("%s at line %d", problem.text, problem.line);
	return root;
}

static json_t *only_run(json_t *log)
{
	return json_array_get(json_object_get(log, "runs"), 0);
}

static json_t *result(json_t *log, size_t index)
{
	return json_array_get(json_object_get(only_run(log), "results"), index);
}

static json_t *physical(json_t *result)
{
	return json_object_get(json_array_get(json_object_get(result, "locations"), 0), "physicalLocation");
}

static void assert_numbers(json_t *object, const char *keys, const int *numbers)
{
	struct slice rest = slice_of(keys), key;

	while (slice_next(&rest, ' ', &key))
		assert_int_equal(json_integer_value(json_object_getn(object, key.at, key.length)), *numbers++);
}

static const char *text_at(json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* The finding of the README. */
static struct diagnostic *daily(void)
{
	const struct source *source = source_of("jobs/daily_export.py", SLICE(
		"spark = session()\n"
		"daily = spark.read.table(\"raw.events\").filter(F.col(\"day\") == day)\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"rows = daily.collect()\n"));
	const char *message = "`daily.collect()` copies every row of `daily` to the driver";
	struct diagnostic *diagnostic = find(source, "daily.collect()", message);
	struct setting_advice *setting = list_push(&arena, &diagnostic->settings);
	const char *bounded = "daily.limit(1000).collect()";

	diagnostic->note = SLICE("held twice: in the driver JVM, then as Python rows");
	add_label(diagnostic, "spark.read.table(\"raw.events\")", "a table, read whole: no row bound");
	add_edit(add_fix(diagnostic, FIX_UNSAFE, "look at a few", "rows = daily.limit(1000).collect()\n"), diagnostic->span, bounded);
	add_fix(diagnostic, FIX_DISPLAY, "keep it distributed", "daily.write.mode(\"overwrite\").parquet(path)");
	*setting = (struct setting_advice){
		SLICE("spark.driver.maxResultSize"),
		SLICE("256m"),
		SLICE("spark.driver.memory / 4; driver memory 1g is Spark's default"),
		SLICE("at submit time"),
	};
	return diagnostic;
}

static void test_full(void **state)
{
	(void)state;
	daily();
	assert_string_equal(rendered("full", &options),
		"jobs/daily_export.py:10:8: error[collect-unbounded] OOM101: `daily.collect()` copies every row of `daily` to the driver\n"
		"   |\n"
		" 2 | daily = spark.read.table(\"raw.events\").filter(F.col(\"day\") == day)\n"
		"   |         ------------------------------ a table, read whole: no row bound\n"
		"...\n"
		"10 | rows = daily.collect()\n"
		"   |        ^^^^^^^^^^^^^^^ held twice: in the driver JVM, then as Python rows\n"
		"   |\n"
		"   = instead, look at a few:        rows = daily.limit(1000).collect()     (unsafe fix)\n"
		"   = instead, keep it distributed:  daily.write.mode(\"overwrite\").parquet(path)\n"
		"   = config: spark.driver.maxResultSize=256m   (spark.driver.memory / 4; driver memory 1g is Spark's default), set at submit time\n"
		"   = more: oomlint rule collect-unbounded\n"
		"\n");
}

static void test_full_narrow(void **state)
{
	struct render_options narrow = options;

	(void)state;
	narrow.width = 72;
	add_fix(daily(), FIX_SAFE, "in two steps", "    for row in rows:\n        use(row)\n\n    done()\n");
	assert_string_equal(rendered("full", &narrow),
		"jobs/daily_export.py:10:8: error[collect-unbounded] OOM101:\n"
		"  `daily.collect()` copies every row of `daily` to the driver\n"
		"   |\n"
		" 2 | daily = spark.read.table(\"raw.events\").filter(F.col(\"day\") == day)\n"
		"   |         ------------------------------\n"
		"   |         a table, read whole: no row bound\n"
		"...\n"
		"10 | rows = daily.collect()\n"
		"   |        ^^^^^^^^^^^^^^^\n"
		"   |        held twice: in the driver JVM, then as Python rows\n"
		"   |\n"
		"   = instead, look at a few:     (unsafe fix)\n"
		"       rows = daily.limit(1000).collect()\n"
		"   = instead, keep it distributed:\n"
		"       daily.write.mode(\"overwrite\").parquet(path)\n"
		"   = instead, in two steps:     (safe fix)\n"
		"       for row in rows:\n"
		"           use(row)\n"
		"\n"
		"       done()\n"
		"   = config: spark.driver.maxResultSize=256m\n"
		"             (spark.driver.memory / 4; driver memory 1g is Spark's\n"
		"             default), set at submit time\n"
		"   = more: oomlint rule collect-unbounded\n"
		"\n");
}

static void test_full_colour(void **state)
{
	struct render_options coloured = options;
	struct diagnostic *diagnostic = report_add(&report, &topic_file_unreadable);

	(void)state;
	coloured.colour = true;
	diagnostic->path = SLICE("a.py");
	diagnostic->message = SLICE("no");
	assert_string_equal(rendered("concise", &coloured),
		"\033[1ma.py\033[0m: \033[1;31merror\033[0m[file-unreadable] OOM901: no\n");
}

static void test_full_lines(void **state)
{
	const struct source *source = source_of("a.py", SLICE("a = load(\n    x,\n)\nb\nc = a.collect()"));
	struct diagnostic *diagnostic = find(source, "a.collect()", "m");

	(void)state;
	add_label(diagnostic, "load(\n    x,\n)", "spans lines");
	add_label(diagnostic, "x", "inside");
	add_label(diagnostic, "a.", "the same line");
	assert_string_equal(rendered("full", &options),
		"a.py:5:5: error[collect-unbounded] OOM101: m\n"
		"  |\n"
		"1 | a = load(\n"
		"  |     ----- spans lines\n"
		"2 |     x,\n"
		"  |     - inside\n"
		"...\n"
		"5 | c = a.collect()\n"
		"  |     ^^^^^^^^^^^\n"
		"  |     -- the same line\n"
		"  |\n"
		"  = more: oomlint rule collect-unbounded\n"
		"\n");
}

static void test_one_line_between(void **state)
{
	struct diagnostic *diagnostic = find(source_of("a.py", SLICE("a\nb\nc\n")), "c", "m");

	(void)state;
	add_label(diagnostic, "a", "");
	assert_non_null(strstr(rendered("full", &options),
		"1 | a\n"
		"  | -\n"
		"2 | b\n"
		"3 | c\n"
		"  | ^\n"));
}

static void test_wide_characters(void **state)
{
	const struct source *source = source_of("a.py",
		SLICE("\tx = '\xE6\x97\xA5\xE6\x9C\xAC'; e\xCC\x81 = d\xC3\xA9.collect() # \x1B[31m\xE2\x80\xAE\xFF\n"));

	(void)state;
	find(source, "d\xC3\xA9.collect()", "bell \x07 in\nit")->note = SLICE("here");
	assert_string_equal(rendered("full", &options),
		"a.py:1:17: error[collect-unbounded] OOM101: bell \xE2\x90\x87 in\xE2\x90\x8Ait\n"
		"  |\n"
		"1 |     x = '\xE6\x97\xA5\xE6\x9C\xAC'; e\xCC\x81 = d\xC3\xA9.collect() # \xE2\x90\x9B[31m\xEF\xBF\xBD\xEF\xBF\xBD\n"
		"  |                     ^^^^^^^^^^^^ here\n"
		"  |\n"
		"  = more: oomlint rule collect-unbounded\n"
		"\n");
}

static void test_end_of_text(void **state)
{
	struct diagnostic *diagnostic = find(source_of("a.py", SLICE("a = (")), "(", "m");

	(void)state;
	diagnostic->span = (struct span){5, 900};
	assert_non_null(strstr(rendered("full", &options), "1 | a = (\n  |      ^\n"));
	diagnostic->source = source_of("empty.py", SLICE(""));
	assert_non_null(strstr(rendered("full", &options), "empty.py:1:1: "));
	assert_non_null(strstr(rendered("full", &options), "1 |\n  | ^\n"));
}

static void test_long_line(void **state)
{
	struct render_options narrow = options;
	struct buffer line = {0};
	struct diagnostic *diagnostic;

	(void)state;
	narrow.width = 44;
	for (int i = 0; i < 3000; i++)
		buffer_add_text(&line, "ab \xE6\x97\xA5 ");
	buffer_add_text(&line, "df.collect()");
	for (int i = 0; i < 3000; i++)
		buffer_add_text(&line, " xyz");
	diagnostic = find(source_of("a.py", arena_copy(&arena, buffer_slice(&line))), "df.collect()", "m");
	buffer_free(&line);
	add_label(diagnostic, "ab", "far away");
	assert_non_null(strstr(rendered("full", &narrow),
		"1 | ...b \xE6\x97\xA5 ab \xE6\x97\xA5 df.collect() xyz xyz xy...\n"
		"  |               ^^^^^^^^^^^^\n"
		"  | - far away\n"));
}

static const struct source *notebook_source(void)
{
	struct source *source = ARENA_NEW(&arena, struct source);

	*source = (struct source){
		.path = SLICE("./nb/a b.ipynb"),
		.bytes = SLICE("{\"cells\":[\n [\n \"a = 1\\n\\n\",\n],[\n \"b = a * 10\\n\",\n  \"c\\u00e9=b\\\\.x('\\\")\"\n]]}"),
		.code = SLICE("a = 1\n\n\nb = a * 10\nc\xC3\xA9=b\\.x('\")"),
		.notebook = true,
	};
	*list_push(&arena, &source->segments) = (struct segment){0, 7, 16, 9, 1};
	*list_push(&arena, &source->segments) = (struct segment){8, 11, 34, 12, 3};
	*list_push(&arena, &source->segments) = (struct segment){19, 12, 52, 18, 3};
	source_index(source, &arena);
	return source;
}

static void test_notebook(void **state)
{
	struct diagnostic *diagnostic = find(notebook_source(), "b\\.x", "m");

	(void)state;
	add_label(diagnostic, "a = 1", "here");
	add_label(diagnostic, "10", "there");
	assert_string_equal(rendered("full", &options),
		"nb/a b.ipynb:cell 3:2:4: error[collect-unbounded] OOM101: m\n"
		"  ::: nb/a b.ipynb:cell 1:1:1\n"
		"  |\n"
		"1 | a = 1\n"
		"  | ----- here\n"
		"  ::: nb/a b.ipynb:cell 3:1:9\n"
		"  |\n"
		"1 | b = a * 10\n"
		"  |         -- there\n"
		"2 | c\xC3\xA9=b\\.x('\")\n"
		"  |    ^^^^\n"
		"  |\n"
		"  = more: oomlint rule collect-unbounded\n"
		"\n");
}

static void test_concise(void **state)
{
	struct diagnostic *unread;

	(void)state;
	daily();
	find(notebook_source(), "10", "in a cell");
	find(source_of("-", SLICE("x")), "x", "from a pipe");
	unread = report_add(&report, &topic_rule_invalid);
	unread->path = SLICE("/base/rules/x.yaml");
	unread->line = 3;
	unread->message = SLICE("no code");
	report_add(&report, &topic_no_files)->message = SLICE("nothing");
	assert_string_equal(rendered("concise", &(struct render_options){.base = SLICE("/base/")}),
		"jobs/daily_export.py:10:8: error[collect-unbounded] OOM101: `daily.collect()` copies every row of `daily` to the driver\n"
		"nb/a b.ipynb:cell 3:1:9: error[collect-unbounded] OOM101: in a cell\n"
		"-:1:1: error[collect-unbounded] OOM101: from a pipe\n"
		"rules/x.yaml:3:1: error[rule-invalid] OOM910: no code\n"
		"warning[no-files] OOM914: nothing\n");
}

static void test_json(void **state)
{
	struct render_options paged = options;

	(void)state;
	paged.help_base = SLICE("https://docs.invalid/");
	daily();
	report_add(&report, &topic_no_files)->message = SLICE("nothing");
	assert_string_equal(rendered("json", &paged),
		"[\n"
		"  {\n"
		"    \"code\": \"OOM101\",\n"
		"    \"name\": \"collect-unbounded\",\n"
		"    \"severity\": \"error\",\n"
		"    \"confidence\": null,\n"
		"    \"message\": \"`daily.collect()` copies every row of `daily` to the driver\",\n"
		"    \"filename\": \"jobs/daily_export.py\",\n"
		"    \"cell\": null,\n"
		"    \"location\": {\n"
		"      \"row\": 10,\n"
		"      \"column\": 8\n"
		"    },\n"
		"    \"end_location\": {\n"
		"      \"row\": 10,\n"
		"      \"column\": 23\n"
		"    },\n"
		"    \"fixes\": [\n"
		"      {\n"
		"        \"applicability\": \"unsafe\",\n"
		"        \"title\": \"look at a few\",\n"
		"        \"edits\": [\n"
		"          {\n"
		"            \"content\": \"daily.limit(1000).collect()\",\n"
		"            \"location\": {\n"
		"              \"row\": 10,\n"
		"              \"column\": 8\n"
		"            },\n"
		"            \"end_location\": {\n"
		"              \"row\": 10,\n"
		"              \"column\": 23\n"
		"            }\n"
		"          }\n"
		"        ],\n"
		"        \"snippet\": \"rows = daily.limit(1000).collect()\\n\"\n"
		"      },\n"
		"      {\n"
		"        \"applicability\": \"display\",\n"
		"        \"title\": \"keep it distributed\",\n"
		"        \"edits\": [],\n"
		"        \"snippet\": \"daily.write.mode(\\\"overwrite\\\").parquet(path)\"\n"
		"      }\n"
		"    ],\n"
		"    \"settings\": [\n"
		"      {\n"
		"        \"key\": \"spark.driver.maxResultSize\",\n"
		"        \"value\": \"256m\",\n"
		"        \"because\": \"spark.driver.memory / 4; driver memory 1g is Spark's default\",\n"
		"        \"where\": \"at submit time\"\n"
		"      }\n"
		"    ],\n"
		"    \"related\": [\n"
		"      {\n"
		"        \"location\": {\n"
		"          \"row\": 2,\n"
		"          \"column\": 9\n"
		"        },\n"
		"        \"end_location\": {\n"
		"          \"row\": 2,\n"
		"          \"column\": 39\n"
		"        },\n"
		"        \"message\": \"a table, read whole: no row bound\"\n"
		"      }\n"
		"    ],\n"
		"    \"trace\": [],\n"
		"    \"url\": \"https://docs.invalid/collect-unbounded.html\"\n"
		"  },\n"
		"  {\n"
		"    \"code\": \"OOM914\",\n"
		"    \"name\": \"no-files\",\n"
		"    \"severity\": \"warning\",\n"
		"    \"confidence\": null,\n"
		"    \"message\": \"nothing\",\n"
		"    \"filename\": null,\n"
		"    \"cell\": null,\n"
		"    \"location\": null,\n"
		"    \"end_location\": null,\n"
		"    \"fixes\": [],\n"
		"    \"settings\": [],\n"
		"    \"related\": [],\n"
		"    \"trace\": [],\n"
		"    \"url\": \"https://docs.invalid/no-files.html\"\n"
		"  }\n"
		"]\n");
}

static void test_json_escaping(void **state)
{
	const struct source *source = source_of("a\xFF\"\n.py", SLICE("x"));
	json_t *root, *first;

	(void)state;
	find(source, "x", "\\ \"\x01\xF0\x9F\x98\x80\xC3");
	root = parsed("json", &options);
	first = json_array_get(root, 0);
	assert_string_equal(text_at(first, "filename"), "a\xEF\xBF\xBD\"\n.py");
	assert_string_equal(text_at(first, "message"), "\\ \"\x01\xF0\x9F\x98\x80\xEF\xBF\xBD");
	json_decref(root);
}

static void test_json_notebook(void **state)
{
	json_t *root, *first;

	(void)state;
	add_label(find(notebook_source(), "b\\.x('\")", "m"), "1", "one");
	root = parsed("json", &options);
	first = json_array_get(root, 0);
	assert_numbers(first, "cell", (int[]){3});
	assert_numbers(json_object_get(first, "location"), "row column", (int[]){2, 4});
	assert_numbers(json_object_get(first, "end_location"), "row column", (int[]){2, 12});
	assert_numbers(json_array_get(json_object_get(first, "related"), 0), "cell", (int[]){1});
	json_decref(root);
}

static void test_empty_report(void **state)
{
	json_t *log;

	(void)state;
	assert_string_equal(rendered("full", &options), "");
	assert_string_equal(rendered("concise", &options), "");
	assert_string_equal(rendered("json", &options), "[]\n");
	log = parsed("sarif", &options);
	assert_int_equal(json_array_size(json_object_get(only_run(log), "results")), 0);
	json_decref(log);
}

static void test_sarif(void **state)
{
	json_t *log, *first, *replacement, *related;
	struct diagnostic *diagnostic = daily();

	(void)state;
	log = parsed("sarif", &options);
	first = result(log, 0);
	assert_string_equal(text_at(first, "ruleId"), "OOM101");
	assert_string_equal(text_at(first, "level"), "error");
	assert_numbers(first, "ruleIndex", (int[]){0});
	assert_string_equal(text_at(json_object_get(physical(first), "artifactLocation"), "uri"), "jobs/daily_export.py");
	assert_string_equal(text_at(json_object_get(physical(first), "artifactLocation"), "uriBaseId"), "SRCROOT");
	assert_numbers(json_object_get(physical(first), "region"), "startLine startColumn endLine endColumn", (int[]){10, 8, 10, 23});
	related = json_array_get(json_object_get(first, "relatedLocations"), 0);
	assert_string_equal(text_at(json_object_get(related, "message"), "text"), "a table, read whole: no row bound");
	assert_int_equal(json_array_size(json_object_get(first, "fixes")), 1);
	replacement = json_object_get(json_array_get(json_object_get(first, "fixes"), 0), "artifactChanges");
	replacement = json_array_get(json_object_get(json_array_get(replacement, 0), "replacements"), 0);
	assert_numbers(json_object_get(replacement, "deletedRegion"), "startLine startColumn endColumn", (int[]){10, 8, 23});
	assert_string_equal(text_at(json_object_get(replacement, "insertedContent"), "text"),
	                    diagnostic->fixes.at[0].edits[0].text.at);
	json_decref(log);
}

static void test_sarif_rules(void **state)
{
	json_t *log = parsed("sarif", &options), *rules, *properties;

	(void)state;
	rules = json_object_get(json_object_get(json_object_get(only_run(log), "tool"), "driver"), "rules");
	assert_int_equal(json_array_size(rules), 2);
	properties = json_object_get(json_array_get(rules, 0), "properties");
	assert_string_equal(text_at(properties, "category"), "collect");
	assert_int_equal(json_array_size(json_object_get(properties, "tags")), 3);
	assert_string_equal(text_at(json_object_get(json_array_get(rules, 1), "properties"), "category"), "oomlint");
	assert_string_equal(text_at(json_object_get(json_array_get(rules, 0), "help"), "text"), "Every row goes to the driver.");
	json_decref(log);
}

/* Columns are UTF-16 units of the line on disk; addresses are encoded. */
static void test_sarif_places(void **state)
{
	json_t *log;

	(void)state;
	find(source_of("/elsewhere/\xE6\x97\xA5 a:b.py", SLICE("'\xF0\x9F\x98\x80\xE6\x97\xA5'; x\n")), "x", "m");
	log = parsed("sarif", &options);
	assert_numbers(json_object_get(physical(result(log, 0)), "region"), "startColumn endColumn", (int[]){8, 9});
	assert_string_equal(text_at(json_object_get(physical(result(log, 0)), "artifactLocation"), "uri"),
	                    "file:///elsewhere/%E6%97%A5%20a%3Ab.py");
	json_decref(log);
	log = parsed("sarif", &(struct render_options){.base = SLICE("/elsewhere")});
	assert_string_equal(text_at(json_object_get(physical(result(log, 0)), "artifactLocation"), "uri"), "%E6%97%A5%20a%3Ab.py");
	json_decref(log);
}

static void test_sarif_notebook(void **state)
{
	struct diagnostic *diagnostic = find(notebook_source(), "b\\.x('\")", "m");
	json_t *log, *location, *change;

	(void)state;
	add_edit(add_fix(diagnostic, FIX_SAFE, "t", ""), diagnostic->span, "\"\\\"");
	log = parsed("sarif", &options);
	location = json_array_get(json_object_get(result(log, 0), "locations"), 0);
	assert_numbers(json_object_get(location, "properties"), "notebookCell cellLine", (int[]){3, 2});
	assert_null(json_object_get(json_object_get(location, "properties"), "cell"));
	assert_numbers(json_object_get(physical(result(log, 0)), "region"), "startLine startColumn endLine endColumn",
	               (int[]){6, 12, 6, 22});
	change = json_array_get(json_object_get(json_array_get(json_object_get(result(log, 0), "fixes"), 0), "artifactChanges"), 0);
	change = json_array_get(json_object_get(change, "replacements"), 0);
	assert_numbers(json_object_get(change, "deletedRegion"), "startColumn endColumn", (int[]){12, 22});
	assert_string_equal(text_at(json_object_get(change, "insertedContent"), "text"), "\\\"\\\\\\\"");
	json_decref(log);
}

static void test_sarif_incomplete(void **state)
{
	struct diagnostic *unread = report_add(&report, &topic_file_unreadable);
	json_t *log, *invocation, *notification;

	(void)state;
	unread->path = SLICE("gone.py");
	unread->message = SLICE("no such file");
	report_add(&report, &topic_option_invalid)->message = SLICE("what?");
	report.incomplete = true;
	log = parsed("sarif", &options);
	invocation = json_array_get(json_object_get(only_run(log), "invocations"), 0);
	assert_true(json_is_false(json_object_get(invocation, "executionSuccessful")));
	notification = json_array_get(json_object_get(invocation, "toolExecutionNotifications"), 0);
	assert_string_equal(text_at(json_object_get(notification, "message"), "text"), "no such file");
	assert_string_equal(text_at(json_object_get(notification, "descriptor"), "id"), "OOM901");
	assert_int_equal(json_array_size(json_object_get(invocation, "toolConfigurationNotifications")), 1);
	assert_int_equal(json_array_size(json_object_get(only_run(log), "results")), 1);
	assert_null(json_object_get(physical(result(log, 0)), "region"));
	json_decref(log);
}

static void assert_fingerprints(struct slice text, const char *const *expected, uint32_t count)
{
	const struct source *source = source_of("a.py", text);
	struct fingerprints fingerprints = {0};

	assert_int_equal(source->lines.count, count);
	for (uint32_t line = 1; line <= count; line++) {
		struct buffer hash = {0};

		fingerprint_add(&fingerprints, source, line, &hash);
		assert_true(slice_equal(buffer_slice(&hash), slice_of(expected[line - 1])));
		buffer_free(&hash);
	}
	fingerprints_free(&fingerprints);
}

/* Values of another implementation of the same algorithm. */
static void test_fingerprints(void **state)
{
	static const char *const empty[] = {"c129715d7a2bc9a3:1"};
	static const char *const mixed[] = {
		"536dc826bd8f8492:1", "c370098d9ad0f58f:1", "9c4f57d4aff15e6:1", "71575515d7bd97d4:1", "58429ecce5a8d0db:1",
	};

	(void)state;
	assert_fingerprints(SLICE(""), empty, 1);
	assert_fingerprints(SLICE("x = '\xE6\x97\xA5\xE6\x9C\xAC\xF0\x9F\x98\x80'\r\ny = 1\r\n\r\n\ty\t=1\rlast"), mixed, 5);
}

static void test_fingerprints_of_equal_lines(void **state)
{
	struct fingerprints fingerprints = {0};
	struct buffer text = {0}, first = {0}, second = {0};
	const struct source *source;

	(void)state;
	for (int i = 0; i < 40; i++)
		buffer_add_text(&text, "df.collect()\n");
	source = source_of("a.py", arena_copy(&arena, buffer_slice(&text)));
	fingerprint_add(&fingerprints, source, 1, &first);
	fingerprint_add(&fingerprints, source, 3, &second);
	assert_true(slice_ends(buffer_slice(&first), SLICE(":1")));
	assert_true(slice_ends(buffer_slice(&second), SLICE(":3")));
	assert_memory_equal(first.at, second.at, first.length - 1);
	buffer_free(&text);
	buffer_free(&first);
	buffer_free(&second);
	fingerprints_free(&fingerprints);
}

static void test_summary(void **state)
{
	(void)state;
	report.files_checked = 12;
	report.files_skipped = 9;
	report.seconds = 0.0112;
	assert_string_equal(summary(), "All checks passed: 12 files checked, 9 without Spark skipped, in 11 ms.\n");
	report.incomplete = true;
	assert_non_null(strstr(summary(), "not everything could be checked: 12 files"));
	daily();
	find(daily()->source, "rows", "m")->severity = SEVERITY_WARNING;
	add_edit(add_fix(find(notebook_source(), "b", "m"), FIX_SAFE, "", ""), (struct span){0, 0}, "");
	assert_string_equal(summary(),
		"Found 3 errors, 1 warning in 2 files (12 files checked, 9 without Spark skipped) in 11 ms.\n"
		"[*] 1 fixable with --fix, 2 more with --unsafe-fixes.\n");
}

static void test_summary_of_fixes(void **state)
{
	(void)state;
	report.files_checked = report.files_fixed = 1;
	report.fixes_applied = 2;
	report.seconds = 1.26;
	assert_string_equal(summary(), "Fixed 2 findings in 1 file.\nAll checks passed: 1 file checked, in 1.3 s.\n");
	daily();
	assert_non_null(strstr(summary(), "\n[*] 1 fixable with --unsafe-fixes.\n"));
}

static void test_formats(void **state)
{
	(void)state;
	assert_ptr_equal(render_format_find(SLICE("sarif"))->render, render_sarif);
	assert_null(render_format_find(SLICE("sari")));
	assert_null(render_format_find(SLICE("")));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_full),
		TEST(test_full_narrow),
		TEST(test_full_colour),
		TEST(test_full_lines),
		TEST(test_one_line_between),
		TEST(test_wide_characters),
		TEST(test_end_of_text),
		TEST(test_long_line),
		TEST(test_notebook),
		TEST(test_concise),
		TEST(test_json),
		TEST(test_json_escaping),
		TEST(test_json_notebook),
		TEST(test_empty_report),
		TEST(test_sarif),
		TEST(test_sarif_rules),
		TEST(test_sarif_places),
		TEST(test_sarif_notebook),
		TEST(test_sarif_incomplete),
		TEST(test_fingerprints),
		TEST(test_fingerprints_of_equal_lines),
		TEST(test_summary),
		TEST(test_summary_of_fixes),
		TEST(test_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

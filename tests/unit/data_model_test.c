/* Reading the API model and the configuration keys, finding things in them, and what was compiled into the program. */
#include "data/records.h"
#include "data_scene.h"

/* ---- the API model ---- */

static const char frames[] =
	"dataframe:\n  classes: [pyspark.sql.DataFrame]\n  names: [df]\n  prefixes: [df_]\n  suffixes: [_df, _rdd_df]\n  members:\n"
	"    limit: {arguments: [num], returns: self, rows: at-most num, proves: true}\n"
	"    take: {arguments: [num], returns: rows, element: row, rows: literal 20, runs: job, moves: some, since: \"3.10\"}\n"
	"    foreachBatch: {arguments: [a, \"*f\"], drives: f, binds: [self, number], per: batch, parts: one, cell: wide}\n"
	"    head: {arguments: [n, m], returns: rows, bare: row, like: m, away: n, rows: at-most n 5, hinted: [n, broadcast, mapjoin]}\n"
	"    crosstab: {arguments: [a, b], rows: group b, constant: a, files: [b, x, y], query: [a], remembers: source, numbers: true, window: b, sql: a, proves: b}\n";
static const char others[] =
	"rdd: {suffixes: [_rdd]}\ntorch.nn:\n  members:\n    load: {model: leaks, returns: model}\n    save: {}\n"
	"dataframe:\n  members:\n    cache: {plan: same, acquires: cache, parts: n, arguments: [n]}\nlist:\n  members:\n"
	"    append: {arguments: [object], grows: object}\n";

static void put_model(struct scene *scene)
{
	put(scene, "rules/api/frames.yaml", frames);
	put(scene, "rules/api/others.yaml", others);
	put(scene, "rules/api/words.yaml", "words: [pyspark, spark]\n");
}

static void test_members(void **state)
{
	struct scene *scene = *state;
	const struct api *api = &scene->api;
	const struct api_member *member;

	put_model(scene);
	assert_true(load_api(scene));
	assert_int_equal(api->member_count, 10);
	assert_int_equal(api->word_count, 2);
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("limit"));
	assert_true(member->returns == KIND_DATAFRAME && member->returns_self);
	assert_int_equal(member->rows, ROWS_AT_MOST);
	assert_int_equal(member->rows_argument, 0);
	assert_int_equal(member->ships, NO_ARGUMENT);
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("take"));
	assert_int_equal(member->rows_literal, 20);
	assert_int_equal(member->element, KIND_ROW);
	assert_int_equal(member->since, 310);
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("foreachBatch"));
	assert_true(member->variadic && member->parts_one && member->cell == CELL_WIDE);
	assert_int_equal(member->drives, 1);
	assert_int_equal(member->bind_count, 2);
	assert_int_equal(member->binds[0], KIND_DATAFRAME);
	assert_int_equal(member->returns, KIND_UNKNOWN);
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("head"));
	assert_true(member->bare == KIND_ROW && member->like == 1 && member->away == 0 && member->rows_literal == 5);
	assert_true(member->hint == 0 && !member->hinted && member->hint_count == 2);
	assert_text(member->hint_words[1], "mapjoin");
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("crosstab"));
	assert_true(member->rows == ROWS_GROUP && member->rows_argument == 1 && member->constant == 0 && member->hint == NO_ARGUMENT);
	assert_true(member->file_count == 3 && member->query_count == 1 && member->remembers == REMEMBERS_NAMED);
	assert_text(member->files[2], "y");
	assert_text(member->option, "source");
	assert_true(member->numbers && member->window == 1 && member->sql == 0 && member->proves_by == 1 && !member->proves);
	member = api->members + api_find(api, SLICE("dataframe"), SLICE("cache"));
	assert_true(member->plan == PLAN_SAME && member->acquires == RESOURCE_CACHE && member->parts_argument == 0);
	member = api->members + api_find_dotted(api, SLICE("torch.nn.save"));
	assert_int_equal(member->returns, KIND_PYTHON);
	assert_text(member->owner, "torch.nn");
}

static void test_lookups(void **state)
{
	struct scene *scene = *state;
	const struct api *api = &scene->api;

	put_model(scene);
	assert_true(load_api(scene));
	assert_int_equal(api_find(api, SLICE("dataframe"), SLICE("lim")), 0);
	assert_int_equal(api_find_dotted(api, SLICE("limit")), 0);
	assert_int_equal(api_find_dotted(api, SLICE("")), 0);
	assert_text(api->members[api_find_of_kind(api, KIND_ROWS, SLICE("append"))].owner, "list");
	assert_int_equal(api_find_of_kind(api, KIND_DATAFRAME, SLICE("append")), 0);
	assert_int_equal(api_class(api, SLICE("pyspark.sql.DataFrame")), KIND_DATAFRAME);
	assert_int_equal(api_class(api, SLICE("df")), KIND_UNKNOWN);
	assert_int_equal(api_suggested(api, SLICE("df")), KIND_DATAFRAME);
	assert_int_equal(api_suggested(api, SLICE("df_rdd")), KIND_RDD);
	assert_int_equal(api_suggested(api, SLICE("x_rdd_df")), KIND_DATAFRAME);
	assert_int_equal(api_suggested(api, SLICE("x")), KIND_UNKNOWN);
	assert_text(api->members[api_proof(api, SLICE("limit"))].name, "limit");
	assert_int_equal(api_proof(api, SLICE("take")), 0);
	assert_true(api_has_module(api, SLICE("torch")) && api_has_module(api, SLICE("torch.nn")));
	assert_false(api_has_module(api, SLICE("torc")) || api_has_module(api, SLICE("torch.n")) || api_has_module(api, SLICE("")));
	assert_int_equal(api_argument(api->members + api_proof(api, SLICE("limit")), SLICE("nun")), NO_ARGUMENT);
	assert_false(api_has_module(&(struct api){0}, SLICE("a")) || api_proof(&(struct api){0}, SLICE("a")));
}

static void test_member_twice(void **state)
{
	put(*state, "rules/api/again.yaml", "dataframe:\n  members:\n    cache: {}\n");
	put_model(*state);
	assert_false(load_api(*state));
	assert_true(told(*state, "/rules/api/others.yaml", "8:5: `cache` is already in ..."));
}

static void test_no_words(void **state)
{
	put(*state, "rules/api/frames.yaml", frames);
	assert_false(load_api(*state));
	assert_true(told(*state, "/rules/api", "0:0: words.yaml is missing: ..."));
}

static void test_no_model(void **state)
{
	assert_false(load_api(*state));
	assert_true(told(*state, "/rules/api", "0:0: the directory cannot be read: No such file or directory"));
}

/* ---- configuration keys ---- */

static void test_keys(void **state)
{
	struct scene *scene = *state;
	const struct spark_key *key;

	put(scene, "rules/spark/configuration.yaml",
	    "spark.sql.x: {type: flag, default: \"true\", when: runtime, about: x,\n"
	    "  defaults: {\"4.1\": \"true\", \"4.0\": \"false\"}}\n"
	    "spark.driver.memory: {type: size, unit: m, default: 1g, since: \"1.1\", until: \"9.9\", when: submit, about: heap}\n"
	    "spark.driver.extraJavaOptions: {type: text, default: \"\", when: submit, about: options}\n");
	assert_true(load_keys(scene));
	assert_int_equal(scene->keys.count, 3);
	key = spark_key_find(&scene->keys, SLICE("spark.driver.memory"));
	assert_ptr_equal(key, scene->keys.keys + 1);
	assert_true(key->type == TYPE_SIZE && key->unit == 'm' && key->when == WHEN_SUBMIT);
	assert_true(key->spark.since == 101 && key->spark.until == 909);
	assert_text(key->about, "heap");
	key = spark_key_find(&scene->keys, SLICE("spark.sql.x"));
	assert_int_equal(key->default_count, 3);
	assert_text(key->defaults[0].value, "true");
	assert_true(key->defaults[0].since == 0 && key->defaults[1].since == 400 && key->defaults[2].since == 401);
	key = spark_key_find(&scene->keys, SLICE("spark.driver.extraJavaOptions"));
	assert_true(key->default_count == 1 && key->defaults[0].value.at && !key->defaults[0].value.length);
	assert_null(spark_key_find(&scene->keys, SLICE("spark.driver")));
}

/* ---- what was compiled in is what stands in the files ---- */

static void assert_same_texts(const struct slice *a, uint32_t a_count, const struct slice *b, uint32_t b_count)
{
	assert_int_equal(a_count, b_count);
	for (uint32_t i = 0; i < a_count; i++)
		assert_true(slice_equal(a[i], b[i]));
}

/* Lists are compared by the caller. */
static void assert_same_fields(const struct record *record, const void *a, const void *b)
{
	for (uint32_t i = 0; i < record->field_count; i++) {
		const struct field *field = record->fields + i;
		const char *x = (const char *)a + field->offset, *y = (const char *)b + field->offset;

		if (field->size == sizeof(struct slice))
			assert_true(slice_equal(*(const struct slice *)x, *(const struct slice *)y));
		else if (field->size <= sizeof(uint32_t))
			assert_memory_equal(x, y, field->size);
	}
}

static void test_built_in_api(void **state)
{
	struct scene *scene = *state;

	assert_true(api_load(&scene->api, SLICE("."), &scene->arena, &scene->report));
	assert_int_equal(scene->api.member_count, built_in_api.member_count);
	for (uint32_t i = 1; i < built_in_api.member_count; i++) {
		const struct api_member *a = scene->api.members + i, *b = built_in_api.members + i;

		assert_true(slice_equal(a->owner, b->owner) && slice_equal(a->name, b->name));
		assert_same_texts(a->arguments, a->argument_count, b->arguments, b->argument_count);
		assert_same_texts(a->files, a->file_count, b->files, b->file_count);
		assert_same_texts(a->query, a->query_count, b->query, b->query_count);
		assert_true(slice_equal(a->option, b->option) && slice_equal(a->of, b->of) && a->proves_by == b->proves_by);
		assert_same_texts(a->hint_words, a->hint_count, b->hint_words, b->hint_count);
		assert_same_fields(&member_record, a, b);
		assert_true(a->hint == b->hint && a->returns_self == b->returns_self);
		assert_int_equal(a->rows_argument, b->rows_argument);
		assert_int_equal(a->rows_literal, b->rows_literal);
		assert_true(a->variadic == b->variadic && a->parts_one == b->parts_one && a->bind_count == b->bind_count);
		assert_int_equal(a->proves, api_proof(&built_in_api, a->name) == i);
	}
	assert_same_texts(scene->api.words, scene->api.word_count, built_in_api.words, built_in_api.word_count);
	assert_memory_equal(scene->api.form_starts, built_in_api.form_starts, sizeof built_in_api.form_starts);
	for (uint32_t i = 0; i < built_in_api.form_starts[NAME_FORMS]; i++) {
		assert_true(slice_equal(scene->api.names[i].name, built_in_api.names[i].name));
		assert_int_equal(scene->api.names[i].kind, built_in_api.names[i].kind);
		assert_int_equal(scene->api.names[i].form, built_in_api.names[i].form);
	}
}

static void assert_same_advice(const struct rule *a, const struct rule *b)
{
	assert_int_equal(a->fix_count, b->fix_count);
	for (uint32_t i = 0; i < a->fix_count; i++) {
		assert_true(slice_equal(a->fixes[i].title, b->fixes[i].title) && slice_equal(a->fixes[i].with, b->fixes[i].with));
		assert_true(slice_equal(a->fixes[i].replace, b->fixes[i].replace));
		assert_true(slice_equal(a->fixes[i].import, b->fixes[i].import));
		assert_int_equal(a->fixes[i].applicability, b->fixes[i].applicability);
	}
	assert_int_equal(a->setting_count, b->setting_count);
	for (uint32_t i = 0; i < a->setting_count; i++) {
		assert_true(slice_equal(a->settings[i].key, b->settings[i].key));
		assert_true(slice_equal(a->settings[i].value, b->settings[i].value));
		assert_int_equal(a->settings[i].where, b->settings[i].where);
	}
	assert_int_equal(a->variant_count, b->variant_count);
	for (uint32_t i = 0; i < a->variant_count; i++)
		assert_true(slice_equal(a->variants[i].message, b->variants[i].message));
}

static void test_built_in_rules(void **state)
{
	struct scene *scene = *state;

	assert_true(rules_load(&scene->rules, SLICE("."), &scene->arena, &scene->report));
	assert_int_equal(scene->rules.count, built_in_rules.count);
	for (uint32_t i = 0; i < built_in_rules.count; i++) {
		const struct rule *a = scene->rules.rules + i, *b = built_in_rules.rules + i;

		assert_same_fields(&rule_record, a, b);
		assert_same_advice(a, b);
		assert_same_texts(a->refines, a->refines_count, b->refines, b->refines_count);
		assert_same_texts(a->triggers, a->trigger_count, b->triggers, b->trigger_count);
		assert_same_texts(a->references, a->reference_count, b->references, b->reference_count);
		assert_true(slice_equal(a->topic.name, b->topic.name) && slice_equal(a->query, b->query));
		assert_true(slice_equal(a->query_path, b->query_path) && slice_equal(a->example, b->example));
	}
}

static void test_built_in_keys(void **state)
{
	struct scene *scene = *state;

	assert_true(spark_keys_load(&scene->keys, SLICE("."), &scene->arena, &scene->report));
	assert_int_equal(scene->keys.count, built_in_keys.count);
	for (uint32_t i = 0; i < built_in_keys.count; i++) {
		const struct spark_key *a = scene->keys.keys + i, *b = built_in_keys.keys + i;

		assert_true(slice_equal(a->key, b->key) && slice_equal(a->about, b->about));
		assert_true(a->type == b->type && a->when == b->when && a->unit == b->unit);
		assert_true(a->spark.since == b->spark.since && a->spark.until == b->spark.until);
		assert_int_equal(a->default_count, b->default_count);
		for (uint32_t d = 0; d < a->default_count; d++) {
			assert_int_equal(a->defaults[d].since, b->defaults[d].since);
			assert_true(slice_equal(a->defaults[d].value, b->defaults[d].value) && b->defaults[d].value.at);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_members), TEST(test_lookups), TEST(test_member_twice), TEST(test_no_words), TEST(test_no_model),
		TEST(test_keys), TEST(test_built_in_api), TEST(test_built_in_rules), TEST(test_built_in_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

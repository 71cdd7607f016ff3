/* Formulas: what they give, why, and what is wrong with them. */
#include "settings_scene.h"

static const struct spark_key *key_row(const char *key)
{
	const struct spark_key *row = spark_key_find(&keys, slice_of(key));

	assert_non_null(row);
	return row;
}

static void assert_formula(struct fixture *f, const char *key, const char *formula, const char *value, const char *because)
{
	struct slice got, why;

	assert_true(formula_evaluate(slice_of(formula), &f->job, key_row(key), &f->arena, &got, &why));
	assert_text(got, value);
	assert_text(why, because);
}

static void formulas(void **state)
{
	struct fixture *f = *state;

	assert_formula(f, "spark.driver.maxResultSize", "{spark.driver.memory} / 4", "256m",
	               "spark.driver.memory / 4; driver memory 1g is Spark's default");
	assert_formula(f, "spark.driver.memory", "max(384m, {spark.driver.memory} / 10)", "384m",
	               "max(384m, spark.driver.memory / 10); driver memory 1g is Spark's default");
	assert_formula(f, "spark.driver.memory", "2 * (1g + 512m) - 1g", "2g", "");
	assert_formula(f, "spark.driver.memory", "min(4g, 2g, max(1g, 3g))", "2g", "");
	assert_formula(f, "spark.driver.cores", "ceil(7 / 2)", "4", "");
	assert_formula(f, "spark.driver.cores", "7 / 2", "3", "");
	assert_formula(f, "spark.driver.cores", "8 - 4 - 2", "2", "");
	assert_formula(f, "spark.driver.cores", "64 / 4 / 2", "8", "");
	assert_formula(f, "spark.driver.cores", "2 * -3 + 10", "4", "");
	assert_formula(f, "spark.driver.cores", "--4", "4", "");
	assert_formula(f, "spark.sql.autoBroadcastJoinThreshold", "-1", "-1", "");
	assert_formula(f, "spark.memory.fraction", "{spark.memory.fraction} / 2", "0.3",
	               "spark.memory.fraction / 2; memory fraction 0.6 is Spark's default");
	assert_formula(f, "spark.network.timeout", "{spark.network.timeout} * 5", "600s",
	               "spark.network.timeout * 5; network timeout 120s is Spark's default");
	assert_formula(f, "spark.network.timeout", "2h", "2h", "");
	assert_formula(f, "spark.network.timeout", "1s / 2", "500ms", "");
}

static void formulas_of_words(void **state)
{
	struct fixture *f = *state;

	assert_formula(f, "spark.sql.adaptive.enabled", "true", "true", "");
	assert_formula(f, "spark.app.name", "-XX:+ExitOnOutOfMemoryError", "-XX:+ExitOnOutOfMemoryError", "");
	assert_formula(f, "spark.app.name", "heap-{spark.driver.memory}-x", "heap-1g-x",
	               "heap-spark.driver.memory-x; driver memory 1g is Spark's default");
}

static void formulas_say_where_from(void **state)
{
	struct fixture *f = *state;
	struct slice path = SLICE("conf/spark.properties");

	f->job.spark_version = 400;
	assert_formula(f, "spark.driver.cores", "{spark.changing.count}", "200",
	               "spark.changing.count; changing count 200 is Spark 4.0's default");
	*list_push(&f->arena, &f->job.given) = (struct job_setting){SLICE("spark.driver.memory"), SLICE("2g"), FROM_PROPERTIES_FILE, path, 3};
	assert_formula(f, "spark.driver.memory", "{spark.driver.memory}*2 + {spark.driver.memory}", "6g",
	               "spark.driver.memory*2 + spark.driver.memory; spark.driver.memory=2g from conf/spark.properties:3");
	option(f, "spark.driver.memory=4096");
	assert_formula(f, "spark.driver.memory", "{spark.driver.memory}", "4g",
	               "spark.driver.memory; spark.driver.memory=4096 from --spark-conf");
	code(f, "spark.driver.memory", "8g", 12);
	assert_formula(f, "spark.driver.memory", "{spark.driver.memory}/{spark.driver.cores}", "8g",
	               "spark.driver.memory/spark.driver.cores; spark.driver.memory=8g from line 12; driver cores 1 is Spark's default");
}

static void formulas_unknown(void **state)
{
	struct fixture *f = *state;
	struct slice value, because;
	const struct spark_key *memory = key_row("spark.driver.memory");

	assert_false(formula_evaluate(SLICE("{spark.executor.pyspark.memory} / 2"), &f->job, memory, &f->arena, &value, &because));
	assert_false(formula_evaluate(SLICE("{spark.nothing}"), &f->job, memory, &f->arena, &value, &because));
	assert_false(formula_evaluate(SLICE("1g / 0"), &f->job, memory, &f->arena, &value, &because));
	assert_false(formula_evaluate(SLICE("1g /"), &f->job, memory, &f->arena, &value, &because));
	assert_false(formula_evaluate(SLICE("{spark.nothing}"), &f->job, key_row("spark.app.name"), &f->arena, &value, &because));
	code(f, "spark.driver.memory", NULL, 4);
	assert_false(formula_evaluate(SLICE("{spark.driver.memory}"), &f->job, memory, &f->arena, &value, &because));
}

static void assert_mistake(const char *formula, uint32_t column, const char *problem)
{
	uint32_t at = 0;
	const char *said = "";

	assert_false(formula_check(slice_of(formula), &keys, &at, &said));
	assert_string_equal(said, problem);
	assert_int_equal(at, column);
}

static void formulas_mistaken(void **state)
{
	uint32_t column;
	const char *problem;

	(void)state;
	assert_true(formula_check(SLICE("max({spark.driver.memory} / 2, 1g) * ceil(0.5)"), &keys, &column, &problem));
	assert_mistake("", 0, "the formula ends too early");
	assert_mistake("1 +", 3, "the formula ends too early");
	assert_mistake("1 1", 2, "one of + - * / is expected here");
	assert_mistake("1 ~ 1", 2, "one of + - * / is expected here");
	assert_mistake("(1", 0, "this ( is never closed");
	assert_mistake("1)", 1, "this ) closes nothing");
	assert_mistake("(1, 2)", 2, "a comma stands only between the arguments of a function");
	assert_mistake("1, 2", 1, "a comma stands only between the arguments of a function");
	assert_mistake("ceil(1, 2)", 0, "ceil() takes one number");
	assert_mistake("2 * max 3", 7, "a ( is expected here");
	assert_mistake("sum(1)", 0, "a number, a {key}, min(, max(, ceil( or ( is expected here");
	assert_mistake("1 + true", 4, "a number, a {key}, min(, max(, ceil( or ( is expected here");
	assert_mistake("1 + {spark.driver", 4, "the { is never closed");
	assert_mistake("2 * {spark.drivr.memory}", 4, "there is no such configuration key");
	assert_mistake("{spark.app.name}", 0, "the value of this key is not a number");
	assert_mistake("12x", 2, "this is no unit: b, k, m, g, t, ms, s, min and h are");
}

/* Deep and long ones end, and end the same way under every limit. */
static void formulas_endless(void **state)
{
	struct fixture *f = *state;
	enum { MANY = 100000 };
	char *text = arena_take(&f->arena, MANY + 1);
	uint32_t column;
	const char *problem;

	memset(text, '(', MANY);
	assert_mistake(text, 65, "the formula is nested too deeply");
	memset(text, '-', MANY);
	assert_mistake(text, 65, "the formula is nested too deeply");
	for (int i = 0; i < MANY; i++)
		text[i] = i % 2 ? '+' : '1';
	text[MANY - 1] = '\0';
	assert_true(formula_check(slice_of(text), &keys, &column, &problem));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
	static const struct CMUnitTest tests[] = {
		TEST(formulas), TEST(formulas_of_words), TEST(formulas_say_where_from), TEST(formulas_unknown), TEST(formulas_mistaken),
		TEST(formulas_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

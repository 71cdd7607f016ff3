/* Sizes, versions, properties files, and the order in which settings count. */
#include "settings_scene.h"

static void sizes(void **state)
{
	static const struct { const char *text; char unit; double bytes; } good[] = {
		{"1g", 'b', 1073741824}, {"512m", 'b', 536870912}, {"10MB", 'b', 10485760}, {"1048576", 'b', 1048576},
		{"2", 'm', 2097152}, {"64K", 0, 65536}, {" 4g ", 'm', 4294967296.0}, {"1.5g", 'b', 1610612736}, {"-1", 'b', -1},
		{"-1", 'm', -1}, {"3t", 'b', 3298534883328.0}, {"7b", 'm', 7}, {"1kib", 0, 1024}, {"0", 'g', 0},
	};
	static const char *const bad[] = {"", "g", "1x", "1 g b", "1..2g", "1.", "--1", "0x10", "lots", "1g2"};
	double bytes;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(size_read(slice_of(good[i].text), good[i].unit, &bytes));
		assert_true(bytes == good[i].bytes);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(size_read(slice_of(bad[i]), 'b', &bytes));
}

static void sizes_written(void **state)
{
	static const struct { double bytes; const char *text; } rows_written[] = {
		{1073741824, "1g"}, {268435456, "256m"}, {268435457, "256m"}, {1536.0 * 1048576, "1536m"}, {1099511627776.0, "1t"},
		{65536, "64k"}, {1000, "1000b"}, {0, "0b"}, {-1, "-1"}, {2147483648.0 + 700, "2g"}, {402653184, "384m"},
		{1e30, "909494701772928256t"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows_written / sizeof *rows_written; i++)
		assert_text(size_write(rows_written[i].bytes, &f->arena), rows_written[i].text);
}

static void versions(void **state)
{
	(void)state;
	assert_int_equal(spark_version_of(SLICE("3.5")), 305);
	assert_int_equal(spark_version_of(SLICE("3.5.1")), 305);
	assert_int_equal(spark_version_of(SLICE(" 4.0.0 ")), 400);
	assert_int_equal(spark_version_of(SLICE("3.5.0-amzn-1")), 305);
	assert_int_equal(spark_version_of(SLICE("3.3.2.3.3.7190.0-91")), 303);
	assert_int_equal(spark_version_of(SLICE("2.10")), 210);
	assert_int_equal(spark_version_of(SLICE("3")), 0);
	assert_int_equal(spark_version_of(SLICE("13.3")), 0);
	assert_int_equal(spark_version_of(SLICE("3.x")), 0);
	assert_int_equal(spark_version_of(SLICE("3.5.")), 0);
	assert_int_equal(spark_version_of(SLICE("3.555")), 0);
	assert_int_equal(spark_version_of(SLICE("0.9")), 0);
	assert_int_equal(spark_version_of(SLICE("latest")), 0);
	assert_int_equal(spark_version_of(SLICE("")), 0);
}

static void assert_said(struct fixture *f, uint32_t at, const char *message)
{
	assert_true(at < f->report.diagnostics.count);
	assert_text(f->report.diagnostics.at[at].message, message);
}

static void options(void **state)
{
	struct fixture *f = *state;

	assert_true(option(f, "spark.driver.memory=4g"));
	assert_true(option(f, "spark.vendor.thing=a=b"));
	assert_int_equal(f->report.diagnostics.count, 0);
	assert_text(settings_value(&f->job, SLICE("spark.driver.memory")).value, "4g");
	assert_text(settings_value(&f->job, SLICE("spark.vendor.thing")).value, "a=b");
	assert_null(settings_value(&f->job, SLICE("spark.never.heard")).value.at);
	assert_null(settings_value(&f->job, SLICE("spark.executor.pyspark.memory")).value.at);
}

static void options_mistaken(void **state)
{
	struct fixture *f = *state;

	assert_true(option(f, "spark.driver.memori=4g"));
	assert_said(f, 0, "`spark.driver.memori` is not a configuration key that is known, did you mean `spark.driver.memory`?");
	assert_int_equal(f->report.diagnostics.at[0].severity, SEVERITY_WARNING);
	assert_false(f->report.incomplete);
	assert_true(option(f, "driver.memory=4g"));
	assert_said(f, 1, "`driver.memory` is ignored by spark-submit: keys start with `spark.`, did you mean `spark.driver.memory`?");
	assert_false(option(f, "spark.driver.memory"));
	assert_said(f, 2, "`spark.driver.memory` is no setting: it takes `KEY=VALUE`, like `spark.driver.memory=4g`");
	assert_true(f->report.incomplete);
	assert_false(option(f, "=4g"));
	assert_false(option(f, ""));
	assert_false(option(f, "spark.driver.memory=lots"));
	assert_said(f, 5, "`lots` is no value of `spark.driver.memory`: it takes a size, like `512m` or `4g`");
	assert_false(option(f, "spark.driver.cores=two"));
	assert_false(option(f, "spark.sql.adaptive.enabled=yes"));
	assert_said(f, 7, "`yes` is no value of `spark.sql.adaptive.enabled`: it takes `true` or `false`");
	assert_false(option(f, "spark.memory.fraction=most"));
	assert_true(option(f, "spark.driver.memory=${env:HEAP}"));
	assert_int_equal(f->report.diagnostics.count, 9);
}

static bool properties(struct fixture *f, const char *text)
{
	char path[] = "build/settings-XXXXXX";
	int file = mkstemp(path);
	size_t length = strlen(text);
	bool read;

	assert_true(file >= 0);
	assert_int_equal(write(file, text, length), length);
	close(file);
	read = settings_read_properties(&f->job, slice_of(path), &f->arena, &f->report);
	unlink(path);
	return read;
}

static void assert_given(struct fixture *f, uint32_t at, const char *key, const char *value, uint32_t line)
{
	assert_true(at < f->job.given.count);
	assert_text(f->job.given.at[at].key, key);
	assert_text(f->job.given.at[at].value, value);
	assert_int_equal(f->job.given.at[at].line, line);
	assert_int_equal(f->job.given.at[at].from, FROM_PROPERTIES_FILE);
}

static void properties_read(void **state)
{
	struct fixture *f = *state;

	assert_true(properties(f, "# comment\n"
	                          "! another \\\n"
	                          "\n"
	                          "spark.driver.memory 4g\n"
	                          "spark.driver.maxResultSize=2g  \r\n"
	                          "  spark.app.name : two words\r"
	                          "spark.a.b   \\\n"
	                          "    # no comment here\n"
	                          "spark.c\\ d=1\\\\\n"
	                          "spark.e=tab\\tunicode\\u00e9\\q\n"
	                          "spark.f\n"
	                          "spark.g= = x\n"
	                          "spark.h=one,\\\n"
	                          "\t two,\\\n"
	                          "   three\n"
	                          "spark.i=\\ud83d\\u12g4\n"
	                          "spark.j=end\\"));
	assert_int_equal(f->report.diagnostics.count, 0);
	assert_given(f, 0, "spark.driver.memory", "4g", 4);
	assert_given(f, 1, "spark.driver.maxResultSize", "2g", 5);
	assert_given(f, 2, "spark.app.name", "two words", 6);
	assert_given(f, 3, "spark.a.b", "# no comment here", 7);
	assert_given(f, 4, "spark.c d", "1\\", 9);
	assert_given(f, 5, "spark.e", "tab\tunicode\xC3\xA9q", 10);
	assert_given(f, 6, "spark.f", "", 11);
	assert_given(f, 7, "spark.g", "= x", 12);
	assert_given(f, 8, "spark.h", "one,two,three", 13);
	assert_given(f, 9, "spark.i", "\xEF\xBF\xBDu12g4", 16);
	assert_given(f, 10, "spark.j", "end", 17);
	assert_int_equal(f->job.given.count, 11);
}

static void properties_mistaken(void **state)
{
	struct fixture *f = *state;

	assert_true(properties(f, "\xEF\xBB\xBFspark.driver.memory=huge\nspark.driver.memorry=1g\n"));
	assert_int_equal(f->report.diagnostics.count, 2);
	assert_said(f, 0, "`huge` is no value of `spark.driver.memory`: it takes a size, like `512m` or `4g`");
	assert_int_equal(f->report.diagnostics.at[0].line, 1);
	assert_int_equal(f->report.diagnostics.at[1].line, 2);
	assert_false(f->report.incomplete);
	assert_int_equal(f->job.given.count, 1);
	assert_false(settings_read_properties(&f->job, SLICE("/nowhere/spark.properties"), &f->arena, &f->report));
	assert_said(f, 2, "the properties file could not be read: No such file or directory");
	assert_text(f->report.diagnostics.at[2].path, "/nowhere/spark.properties");
	assert_true(f->report.incomplete);
	assert_false(settings_read_properties(&f->job, SLICE("/dev/null"), &f->arena, &f->report));
}

static void order(void **state)
{
	struct fixture *f = *state;
	struct slice memory = SLICE("spark.driver.memory");

	assert_text(settings_value(&f->job, memory).value, "1g");
	assert_int_equal(settings_value(&f->job, memory).from, FROM_DEFAULT);
	option(f, "spark.driver.memory=3g");
	properties(f, "spark.driver.memory 2g\nspark.driver.cores 8\nspark.driver.cores 4\n");
	assert_text(settings_value(&f->job, memory).value, "3g");
	assert_text(settings_value(&f->job, SLICE("spark.driver.cores")).value, "4");
	option(f, "spark.driver.memory=5g");
	assert_text(settings_value(&f->job, memory).value, "5g");
	code(f, "spark.driver.memory", "6g", 12);
	assert_text(settings_value(&f->job, memory).value, "6g");
	assert_int_equal(settings_value(&f->job, memory).line, 12);
	code(f, "spark.driver.memory", NULL, 13);
	assert_null(settings_value(&f->job, memory).value.at);
}

static void defaults_by_version(void **state)
{
	struct fixture *f = *state;
	struct slice key = SLICE("spark.sql.adaptive.enabled");

	assert_text(settings_value(&f->job, key).value, "true");
	f->job.spark_version = 301;
	assert_text(settings_value(&f->job, key).value, "false");
	f->job.spark_version = 400;
	assert_text(settings_value(&f->job, SLICE("spark.changing.count")).value, "200");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
	static const struct CMUnitTest tests[] = {
		TEST(sizes), TEST(sizes_written), TEST(versions), TEST(options), TEST(options_mistaken), TEST(properties_read),
		TEST(properties_mistaken), TEST(order), TEST(defaults_by_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

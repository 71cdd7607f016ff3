/* A small table of configuration keys, and a job without settings. */
#ifndef OOMLINT_TESTS_SETTINGS_SCENE_H
#define OOMLINT_TESTS_SETTINGS_SCENE_H

#include "settings/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define S(literal) {"" literal, sizeof(literal) - 1}
#define DEFAULTS(name, text) static const struct spark_default name[] = {{0, S(text)}}

DEFAULTS(one_gigabyte, "1g");
DEFAULTS(ten_megabytes, "10485760b");
DEFAULTS(one, "1");
DEFAULTS(six_tenths, "0.6");
DEFAULTS(two_minutes, "120s");
static const struct spark_default adaptive[] = {{100, S("false")}, {302, S("true")}};
static const struct spark_default changing[] = {{100, S("100")}, {400, S("200")}};

/* Sorted by key, like the built-in table. */
static const struct spark_key rows[] = {
	{.key = S("spark.app.name"), .type = TYPE_TEXT},
	{.key = S("spark.changing.count"), .type = TYPE_COUNT, .defaults = changing, .default_count = 2},
	{.key = S("spark.driver.cores"), .type = TYPE_COUNT, .defaults = one, .default_count = 1},
	{.key = S("spark.driver.maxResultSize"), .type = TYPE_SIZE, .unit = 'b', .defaults = one_gigabyte, .default_count = 1},
	{.key = S("spark.driver.memory"), .type = TYPE_SIZE, .unit = 'm', .defaults = one_gigabyte, .default_count = 1},
	{.key = S("spark.executor.pyspark.memory"), .type = TYPE_SIZE, .unit = 'm'},
	{.key = S("spark.memory.fraction"), .type = TYPE_FRACTION, .defaults = six_tenths, .default_count = 1},
	{.key = S("spark.network.timeout"), .type = TYPE_TIME, .defaults = two_minutes, .default_count = 1},
	{.key = S("spark.sql.adaptive.enabled"), .type = TYPE_FLAG, .defaults = adaptive, .default_count = 2},
	{.key = S("spark.sql.autoBroadcastJoinThreshold"), .type = TYPE_SIZE, .unit = 'b', .defaults = ten_megabytes, .default_count = 1},
};
static const struct spark_keys keys = {rows, sizeof rows / sizeof *rows};

struct fixture {
	struct arena arena;
	struct report report;
	struct job_settings job;
};

static inline int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	f->report.arena = &f->arena;
	f->job.keys = &keys;
	*state = f;
	return 0;
}

static inline int close_fixture(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	free(f);
	return 0;
}

static inline void assert_text(struct slice text, const char *expected)
{
	char shown[512];

	snprintf(shown, sizeof shown, "%.*s", SLICE_ARGS(text));
	assert_string_equal(shown, expected);
}

static inline bool option(struct fixture *f, const char *text)
{
	return settings_add_option(&f->job, slice_of(text), &f->arena, &f->report);
}

static inline void code(struct fixture *f, const char *key, const char *value, uint32_t line)
{
	*list_push(&f->arena, &f->job.code) =
		(struct job_setting){.key = slice_of(key), .value = slice_of(value), .from = FROM_CODE, .line = line};
}

#endif

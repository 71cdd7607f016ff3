/* A rule with one fix for the tests of rewrites: what is offered, and the file after it. */
#ifndef OOMLINT_TESTS_FIX_SCENE_H
#define OOMLINT_TESTS_FIX_SCENE_H

#include "match_scene.h"

#include "base/buffer.h"

#define SESSION "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
#define TABLE SESSION "df = spark.table('t')\n"

static struct rule_fix fix;

/* One rule with one fix: collect() of a dataset. */
static inline void offer(struct scene *scene, const char *replace, const char *with, enum applicability applicability)
{
	struct rule *rule = add_rule(scene, "fixed", COLLECT_SHAPE ")");

	fix = (struct rule_fix){.title = SLICE("instead of `{report}`"), .replace = slice_of(replace), .with = slice_of(with),
	                        .applicability = applicability};
	rule->fixes = &fix;
	rule->fix_count = 1;
}

static inline const struct fix *offered(struct scene *scene)
{
	const struct diagnostic *found = finding(scene, 0);

	assert_int_equal(found->fixes.count, 1);
	return &found->fixes.at[0];
}

static inline void assert_file(struct scene *scene, const char *expected)
{
	const struct fix *fixed = offered(scene);
	struct buffer out = {0};

	assert_true(fixed->edit_count > 0);
	assert_true(edits_apply(&scene->source, fixed->edits, fixed->edit_count, &out));
	assert_text(buffer_slice(&out), expected);
	buffer_free(&out);
}

static inline void assert_shown_only(struct scene *scene, const char *snippet)
{
	assert_int_equal(offered(scene)->applicability, FIX_DISPLAY);
	assert_int_equal(offered(scene)->edit_count, 0);
	assert_text(offered(scene)->snippet, snippet);
}

#endif

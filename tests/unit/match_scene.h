/* A few rules and a piece of Python for the tests of match/. API model and configuration keys are the built-in ones. */
#ifndef OOMLINT_TESTS_MATCH_SCENE_H
#define OOMLINT_TESTS_MATCH_SCENE_H

#include "match/job.h"
#include "match/match.h"
#include "syntax/cells.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define S(literal) {"" literal, sizeof(literal) - 1}

enum { RULES_MOST = 4 };

struct scene {
	struct arena arena, document;
	struct report report;
	struct rule rules[RULES_MOST];
	struct rule_set set;
	bool on[RULES_MOST];
	struct matcher *matcher;
	TSParser *parser;
	struct source source;
	struct tree tree;
	struct facts *facts;
	struct job_settings job;
};

static inline int scene_open(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	assert_non_null(scene);
	scene->report.arena = &scene->arena;
	scene->set.rules = scene->rules;
	scene->job.keys = &built_in_keys;
	scene->parser = parser_open();
	*state = scene;
	return 0;
}

static inline void forget_source(struct scene *scene)
{
	if (scene->tree.parse)
		tree_close(&scene->tree);
	scene->tree = (struct tree){0};
	arena_clear(&scene->document);
}

static inline int scene_close(void **state)
{
	struct scene *scene = *state;

	if (scene->matcher)
		matcher_close(scene->matcher);
	forget_source(scene);
	ts_parser_delete(scene->parser);
	arena_free(&scene->arena);
	arena_free(&scene->document);
	free(scene);
	return 0;
}

/* A rule that says "`{report.name}` of `{df}`", unless it is told otherwise. */
static inline struct rule *add_rule(struct scene *scene, const char *name, const char *query)
{
	struct rule *rule = &scene->rules[scene->set.count];

	assert_true(scene->set.count < RULES_MOST);
	scene->on[scene->set.count++] = true;
	*rule = (struct rule){
		.topic = {.name = slice_of(name), .code = slice_of(name), .title = slice_of(name), .severity = SEVERITY_ERROR},
		.message = SLICE("`{report.name}` of `{df}`"), .query = slice_of(query), .query_path = SLICE("mine/queries/x.scm"),
	};
	return rule;
}

#define COLLECT_SHAPE "((call function: (attribute object: (_) @df)) @report (#calls? @report dataframe.collect)"

static inline bool open_matcher(struct scene *scene)
{
	const struct selection selection = {.on = scene->on};

	scene->matcher = matcher_open(&scene->set, &selection, &built_in_api, &built_in_keys, &scene->arena, &scene->report);
	return scene->matcher != NULL;
}

static inline void read_python(struct scene *scene, const char *path, const char *text)
{
	const struct meaning_options options = {0};
	struct slice problem;
	uint32_t line;
	node_id stopped;

	forget_source(scene);
	scene->source = (struct source){.path = slice_of(path), .bytes = slice_of(text)};
	assert_int_equal(source_read_code(&scene->source, &scene->document, &problem, &line), CODE_READY);
	assert_int_equal(tree_open(&scene->tree, scene->parser, &scene->source, &scene->document), PARSED);
	scene->facts = facts_open(&scene->tree, &built_in_api, &options, &scene->document, &stopped);
}

/* The list starts anew, in memory that nothing was in. */
static inline void forget_findings(struct scene *scene)
{
	memset(&scene->report.diagnostics, 0, sizeof scene->report.diagnostics);
}

/* What the rules say about this text. */
static inline void search(struct scene *scene, const char *text)
{
	read_python(scene, "job.py", text);
	forget_findings(scene);
	if (!scene->matcher)
		assert_true(open_matcher(scene));
	matcher_run(scene->matcher, scene->facts, &scene->job, NULL, &scene->report);
}

static inline void assert_text(struct slice text, const char *expected)
{
	char shown[4096];

	snprintf(shown, sizeof shown, "%.*s", SLICE_ARGS(text));
	assert_string_equal(shown, expected);
}

static inline const struct diagnostic *finding(struct scene *scene, uint32_t at)
{
	assert_true(at < scene->report.diagnostics.count);
	return &scene->report.diagnostics.at[at];
}

static inline struct slice underlined(struct scene *scene, struct span span)
{
	return slice_part(scene->source.code, span.start, span.end);
}

#endif

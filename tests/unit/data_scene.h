/* A directory of its own for each test of data/, what is put into it, and what was loaded from it. */
#ifndef OOMLINT_TESTS_DATA_SCENE_H
#define OOMLINT_TESTS_DATA_SCENE_H

#include "data/load.h"

#include <ftw.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct scene {
	char root[64];
	struct arena arena;
	struct report report;
	struct rule_set rules;
	struct api api;
	struct spark_keys keys;
};

static inline int scene_open(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	assert_non_null(scene);
	strcpy(scene->root, "build/data-XXXXXX");
	assert_non_null(mkdtemp(scene->root));
	scene->report.arena = &scene->arena;
	*state = scene;
	return 0;
}

static inline int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

static inline int scene_close(void **state)
{
	struct scene *scene = *state;

	nftw(scene->root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(&scene->arena);
	free(scene);
	return 0;
}

static inline void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
}

static inline void put_bytes(struct scene *scene, const char *name, const char *bytes, size_t length)
{
	char path[PATH_MAX];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", scene->root, name);
	make_folders(path);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static inline void put(struct scene *scene, const char *name, const char *text)
{
	put_bytes(scene, name, text, strlen(text));
}

static inline bool load_rules(struct scene *scene)
{
	return rules_load(&scene->rules, slice_of(scene->root), &scene->arena, &scene->report);
}

static inline bool load_api(struct scene *scene)
{
	return api_load(&scene->api, slice_of(scene->root), &scene->arena, &scene->report);
}

static inline bool load_keys(struct scene *scene)
{
	return spark_keys_load(&scene->keys, slice_of(scene->root), &scene->arena, &scene->report);
}

static inline bool text_is(struct slice text, const char *expected)
{
	return slice_equal(text, slice_of(expected));
}

#define assert_text(text, expected) assert_true(text_is(text, expected))

/* "3:1: message" of the only mistake; expected texts may end in " ..." */
static inline bool told(struct scene *scene, const char *path, const char *expected)
{
	const struct diagnostic *mistake = scene->report.diagnostics.at;
	struct slice wanted = slice_of(expected), got;
	bool right = false;

	if (scene->report.diagnostics.count == 1) {
		got = arena_format(&scene->arena, "%u:%u: %.*s", mistake->line, mistake->column, SLICE_ARGS(mistake->message));
		if (slice_ends(wanted, SLICE(" ...")))
			right = slice_starts(got, slice_part(wanted, 0, wanted.length - 3));
		else
			right = slice_equal(got, wanted);
		right = right && slice_ends(mistake->path, slice_of(path)) && scene->report.incomplete;
	}
	for (uint32_t i = 0; !right && i < scene->report.diagnostics.count; i++, mistake++)
		print_error("%.*s: %u:%u: %.*s\n", SLICE_ARGS(mistake->path), mistake->line, mistake->column,
		            SLICE_ARGS(mistake->message));
	if (!right)
		print_error("%s: expected only: %s\n", path, expected);
	return right;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

#endif

#include "app/files.h"

#include "app/complain.h"
#include "app/walk.h"
#include "app/wildcards.h"
#include "base/panic.h"
#include "config/paths.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { NAMED_AT_A_TIME = 128 };

/* As people see them: what is in a folder comes where the folder's name does. */
static int by_path(const void *a, const void *b)
{
	struct slice left = ((const struct found_file *)a)->path, right = ((const struct found_file *)b)->path;
	uint32_t i = 0;

	while (i < left.length && i < right.length && left.at[i] == right.at[i])
		i++;
	if (i == left.length || i == right.length)
		return (left.length > right.length) - (left.length < right.length);
	if (left.at[i] == '/' || right.at[i] == '/')
		return left.at[i] == '/' ? -1 : 1;
	return (unsigned char)left.at[i] < (unsigned char)right.at[i] ? -1 : 1;
}

/* "./a//b/" is "a//b"; "." is empty, so that paths below it have no prefix. */
static struct slice tidy(struct slice path)
{
	while (slice_starts(path, SLICE("./"))) {
		path = slice_part(path, 2, path.length);
		while (slice_starts(path, SLICE("/")))
			path = slice_part(path, 1, path.length);
	}
	while (path.length > 1 && slice_ends(path, SLICE("/")))
		path.length--;
	return slice_equal(path, SLICE(".")) ? SLICE("") : path;
}

static bool is_folder(struct slice path)
{
	struct stat status;

	return !path.length || (!stat(path.at, &status) && S_ISDIR(status.st_mode));
}

static void add_folder(struct walk *walk, struct slice path, struct arena *scratch)
{
	struct slice whole = path_from(walk->excluded->engine->configs.here, path, scratch);
	struct folder_rules rules = folder_rules_at(walk->excluded, path, whole);

	walk_add(walk, path, whole, &rules, NULL);
}

/* What was named; what is in it comes later. */
static void add_given(struct walk *walk, const struct words *paths, struct arena *scratch)
{
	static const struct folder_rules named = {.baselined = true};
	struct buffer names = {0};
	uint32_t count = 0;

	for (uint32_t i = 0; i < paths->count; i++) {
		struct slice path = arena_copy(scratch, tidy(paths->at[i]));
		bool folder;

		if (name_find(&walk->given, path))
			continue;
		folder = is_folder(path);
		if (excluded_named(walk->excluded, path, folder)) {
			walk->by_thread[0].left_out = true;
			continue;
		}
		name_of(&walk->given, path);
		if (folder)
			add_folder(walk, path, scratch);
		else
			walk_name(&names, 'l', path);
		if (!folder && ++count % NAMED_AT_A_TIME == 0)
			walk_add(walk, SLICE(""), SLICE(""), &named, &names);
	}
	if (names.length)
		walk_add(walk, SLICE(""), SLICE(""), &named, &names);
}

static void say_nothing_found(const struct walk *walk, bool left_out, struct report *report)
{
	const struct config *config = engine_config(walk->excluded->engine);
	bool usual = !config_giver(config, CONFIG_INCLUDE) && !config_giver(config, CONFIG_EXTEND_INCLUDE);

	complain(report, &topic_no_files, SLICE(""), "%s",
	         left_out ? "everything in the given paths is excluded, by `exclude`, `extend-exclude` or git: nothing was checked"
	         : usual  ? "there is no .py, .pyi or .ipynb file in the given paths"
	                  : "there is no file in the given paths that `include` or `extend-include` means");
}

/* What the threads have found and said. */
static struct found_files conclude(struct walk *walk, struct report *report, struct arena *arena)
{
	struct found_files found = {0};
	bool any = false, left_out = false;

	for (uint32_t i = 0; i < THREADS_MOST; i++)
		found.count += walk->by_thread[i].files.count;
	found.at = ARENA_ARRAY(arena, struct found_file, found.count + 1);
	found.count = 0;
	for (uint32_t i = 0; i < THREADS_MOST; i++) {
		struct walker *walker = &walk->by_thread[i];

		for (uint32_t f = 0; f < walker->files.count; f++)
			found.at[found.count++] = (struct found_file){arena_copy(arena, walker->files.at[f].path), walker->files.at[f].mark};
		for (uint32_t d = 0; d < walker->report.diagnostics.count; d++) {
			const struct diagnostic *said = &walker->report.diagnostics.at[d];

			complain(report, said->topic, said->path, "%.*s", SLICE_ARGS(said->message));
		}
		any = any || walker->any;
		left_out = left_out || walker->left_out;
	}
	qsort(found.at, found.count, sizeof *found.at, by_path);
	if (!any)
		say_nothing_found(walk, left_out, report);
	return found;
}

static void walk_close(struct walk *walk)
{
	for (uint32_t i = 0; i < THREADS_MOST; i++) {
		buffer_free(&walk->by_thread[i].names);
		buffer_free(&walk->by_thread[i].path);
		buffer_free(&walk->by_thread[i].whole);
		arena_free(&walk->by_thread[i].memory);
	}
	pthread_mutex_destroy(&walk->lock);
	pthread_mutex_destroy(&walk->reading);
	pthread_cond_destroy(&walk->changed);
	free(walk);
}

struct found_files files_find(const struct words *paths, struct excluded *excluded, const struct finder *finder, struct report *report,
                              struct arena *arena)
{
	struct walk *walk = memory_take(sizeof *walk);
	struct found_files found;
	struct arena scratch = {0};
	struct words named = wildcards_expand(paths, &scratch);

	*walk = (struct walk){.finder = finder, .excluded = excluded, .several = named.count > 1};
	pthread_mutex_init(&walk->lock, NULL);
	pthread_mutex_init(&walk->reading, NULL);
	pthread_cond_init(&walk->changed, NULL);
	for (uint32_t i = 0; i < THREADS_MOST; i++)
		walk->by_thread[i].report.arena = &walk->by_thread[i].memory;
	names_open(&walk->given, &scratch);
	add_given(walk, &named, &scratch);
	walk_run(walk, finder->threads);
	found = conclude(walk, report, arena);
	walk_close(walk);
	arena_free(&scratch);
	return found;
}

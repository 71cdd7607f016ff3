#include "app/cache_place.h"

#include "app/cache.h"
#include "base/drives.h"
#include "config/paths.h"

#include <stdlib.h>

/* The repository, or where there is none, the folder of the settings file. */
static struct slice root_of(const struct config_layer *giver, struct arena *scratch)
{
	struct slice root = project_root(giver->folder, scratch);

	return slice_equal(root, SLICE("/")) ? giver->folder : root;
}

/* By the folders as they are, not as links show them. */
static bool is_inside(struct slice folder, struct slice root, struct arena *scratch)
{
	char *real_parent = realpath(arena_copy(scratch, path_folder(folder)).at, NULL);
	char *real_root = realpath(arena_copy(scratch, root).at, NULL);
	struct slice rest;
	bool inside = real_parent && real_root && !slice_equal(folder, root) &&
	              path_is_below(slice_of(real_parent), slice_of(real_root), &rest);

	free(real_parent);
	free(real_root);
	return inside;
}

/* Settings that come with a project write nowhere else. */
static bool is_allowed(const struct config_layer *giver, const struct config_word *word, struct report *report)
{
	struct arena scratch = {0};
	struct slice root = root_of(giver, &scratch);
	bool allowed = giver->from != FROM_FILE || is_inside(word->text, root, &scratch);

	if (!allowed)
		config_complain(report, giver, CONFIG_CACHE_DIR, word,
		                arena_format(report->arena,
		                             "`%.*s` is not inside of the project (%.*s), so there is no cache; `--cache-dir` may name it",
		                             PATH_ARGS(word->text), PATH_ARGS(root)))
			->severity = SEVERITY_WARNING;
	arena_free(&scratch);
	return allowed;
}

static bool is_free(const struct config_layer *giver, const struct config_word *word, struct slice folder, struct report *report)
{
	if (cache_may_be_at(folder))
		return true;
	config_complain(report, giver, CONFIG_CACHE_DIR, word,
	                arena_format(report->arena, "`%.*s` has other things in it, so there is no cache; name a folder of its own", PATH_ARGS(folder)))
		->severity = SEVERITY_WARNING;
	return false;
}

struct slice cache_place(struct engine *engine, bool to_be_used, struct report *report)
{
	const struct config *config = engine_config(engine);
	const struct config_word *word = config_word(config, CONFIG_CACHE_DIR);
	const struct config_layer *giver = config_giver(config, CONFIG_CACHE_DIR);
	struct slice folder;

	if (!word || !word->text.length || !is_allowed(giver, word, report))
		return (struct slice){"", 0};
	folder = path_from(engine->configs.here, word->text, &engine->forever);
	return !to_be_used || is_free(giver, word, folder, report) ? folder : (struct slice){"", 0};
}

#include "app/excluded.h"

#include "app/child.h"
#include "config/paths.h"

#include <stdlib.h>

enum { PATH_MOST = 1 << 16 };

/* Where git looks when nothing is configured. */
static struct slice usual_file(struct arena *arena)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config && *config)
		return arena_format(arena, "%s/git/ignore", config);
	return home ? arena_format(arena, "%s/.config/git/ignore", home) : (struct slice){0};
}

/* git itself knows where its configuration is, and what it includes. */
static struct slice users_file(struct slice root, struct arena *arena)
{
	const char *const words[] = {"git", "-C", root.at, "config", "--type=path", "--get", "core.excludesFile", NULL};
	struct child child = {0};
	struct slice path = {0};

	child_run(&child, words, PATH_MOST);
	if (!child.problem && !child.status)
		path = slice_trim(buffer_slice(&child.out));
	path = path.length ? path_from(root, path, arena) : usual_file(arena);
	child_free(&child);
	return path;
}

void excluded_open(struct excluded *excluded, struct engine *engine)
{
	excluded->engine = engine;
	ignores_open(&excluded->ignores, users_file);
}

void excluded_close(struct excluded *excluded)
{
	ignores_close(&excluded->ignores);
}

static bool leaves_out(struct excluded *excluded, struct slice path, bool folder,
                       bool (*ignored)(struct ignores *ignores, struct slice path, bool folder))
{
	struct engine *engine = excluded->engine;
	struct arena scratch = {0};
	struct slice whole = path_from(engine->configs.here, path, &scratch);
	bool out = engine_excludes(engine, path);

	if (!out && config_flag(engine->policy->config, CONFIG_RESPECT_GITIGNORE))
		out = ignored(&excluded->ignores, whole, folder);
	arena_free(&scratch);
	return out;
}

bool excluded_met(struct excluded *excluded, struct slice path, bool folder)
{
	return leaves_out(excluded, path, folder, ignores_path);
}

bool excluded_named(struct excluded *excluded, struct slice path, bool folder)
{
	return config_flag(engine_config(excluded->engine), CONFIG_FORCE_EXCLUDE) &&
	       leaves_out(excluded, path, folder, ignores_path_or_above);
}

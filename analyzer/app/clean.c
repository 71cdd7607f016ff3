/* `oomlint clean`: removes the cache. */
#include "app/cache.h"
#include "app/commands.h"
#include "app/cache_place.h"
#include "app/outputs.h"
#include "base/drives.h"

#include <stdio.h>
#include <unistd.h>

/* What became of it, in a line. */
static bool remove_at(struct slice folder, bool quiet)
{
	bool removed;
	const char *problem = cache_remove(folder, &removed);

	if (problem)
		fprintf(stderr, "oomlint: `%.*s` was not removed: %s\n", PATH_ARGS(folder), problem);
	else if (!quiet)
		printf(removed ? "Removed %.*s.\n" : "There is no cache in %.*s.\n", PATH_ARGS(folder));
	return !problem;
}

enum exit_status clean_run(const struct options *options, struct arena *arena)
{
	struct report report = {.arena = arena};
	struct engine engine;
	struct slice folder;
	bool right = engine_open(&engine, &options->setup, &report);

	folder = right ? cache_place(&engine, false, &report) : (struct slice){0};
	if (report.diagnostics.count)
		outputs_say_mistakes(&report, &engine, options, arena);
	if (right && !folder.length)
		printf("There is no cache: neither `--cache-dir` nor a settings file names one.\n");
	else if (right)
		right = remove_at(folder, options->quiet);
	engine_close(&engine);
	return right ? STATUS_NOTHING : STATUS_FAILED;
}

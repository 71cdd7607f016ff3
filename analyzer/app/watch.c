#include "app/watch.h"

#include "app/complain.h"
#include "app/excluded.h"
#include "app/files.h"
#include "app/recheck.h"
#include "app/watched.h"
#include "config/paths.h"
#include "config/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATHS_SHOWN = 3 };

struct watch {
	struct options options;      /* of each check */
	struct words given;          /* files and folders */
	struct watched watched;
	struct arena memory;         /* of what follows */
	struct engine engine;        /* which says whose changes matter */
	struct report report;
	bool right;                  /* the engine's settings could be read */
	struct recheck *recheck;     /* what is kept from check to check; NULL: nothing */
};

static void say(const struct watch *watch, const char *text)
{
	struct sink errors = {.descriptor = STDERR_FILENO};
	char clock[16] = "";
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local))
		strftime(clock, sizeof clock, "%H:%M:%S", &local);
	if (!watch->options.quiet)
		sink_format(&errors, "[%s] %s\n", clock, text);
	sink_flush(&errors);
	sink_free(&errors);
}

/* ---- what is watched --------------------------------------------------------------------------------------------------- */

static unsigned keep_no_file(void *context, uint32_t thread, const struct file_here *file, struct report *report)
{
	(void)context, (void)thread, (void)file, (void)report;
	return 0;
}

static struct slice whole_path(const struct watch *watch, struct slice path, struct arena *arena)
{
	return path_from(watch->engine.configs.here, path, arena);
}

static void watch_shown(struct watch *watch, struct slice whole, struct arena *scratch)
{
	struct slice here = watch->engine.configs.here, shown = slice_equal(whole, here) ? SLICE("") : path_shown(whole, here);

	watched_add(&watch->watched, arena_copy(scratch, shown));
}

/* The folders above what was given, up to the root of its project: settings may come and go there, and so may what was given. */
static void watch_above(struct watch *watch, struct slice given, struct arena *scratch)
{
	struct slice folder = whole_path(watch, given, scratch), root = project_root(folder, scratch);

	if (slice_equal(folder, watch->engine.configs.here) && slice_equal(folder, root))
		return;
	do {
		folder = path_folder(folder);
		watch_shown(watch, folder, scratch);
	} while (folder.length > root.length);
}

/* Folders of rules that are not built in. */
static void watch_rules(struct watch *watch)
{
	static const char *const inner[] = {"", "/rules", "/queries"};
	const struct config_items *folders = &watch->engine.policies.at[0]->rule_folders;

	for (uint32_t i = 0; i < folders->count; i++)
		for (size_t j = 0; j < sizeof inner / sizeof *inner; j++)
			watched_add(&watch->watched, arena_format(&watch->memory, "%.*s%s", SLICE_ARGS(folders->at[i].word->text), inner[j]));
}

static void watch_walked(struct watch *watch, struct arena *scratch)
{
	const struct finder finder = {.look = keep_no_file, .threads = 1, .folders = true};
	struct report quiet = {.arena = scratch};
	struct excluded excluded;
	struct found_files found;

	excluded_open(&excluded, &watch->engine);
	found = files_find(&watch->given, &excluded, &finder, &quiet, scratch);
	excluded_close(&excluded);
	for (uint32_t i = 0; i < found.count; i++)
		watched_add(&watch->watched, found.at[i].path);
}

static void forget(struct watch *watch)
{
	watched_close(&watch->watched);
	engine_close(&watch->engine);
	arena_free(&watch->memory);
	watch->engine = (struct engine){0};
	watch->report = (struct report){.arena = &watch->memory};
}

/* Everything anew: before the check, so that nothing is missed that happens meanwhile. */
static void watch_all(struct watch *watch)
{
	struct arena scratch = {0};

	forget(watch);
	watch->right = engine_open(&watch->engine, &watch->options.setup, &watch->report);
	watched_open(&watch->watched);
	watch_walked(watch, &scratch);
	watch_rules(watch);
	for (uint32_t i = 0; i < watch->given.count; i++)
		watch_above(watch, watch->given.at[i], &scratch);
	arena_free(&scratch);
}

/* ---- what matters ------------------------------------------------------------------------------------------------------ */

static bool ends_in_one(struct slice name, const char *const *endings)
{
	for (; *endings; endings++)
		if (slice_ends(name, slice_of(*endings)))
			return true;
	return false;
}

/* Settings, and what says which Spark it is: these matter above what was given, too. */
static bool is_about_project(struct slice name)
{
	static const char *const endings[] = {"setup.cfg", "Pipfile", "environment.yml", "environment.yaml", "conda.yml", NULL};

	return folder_sign(name) || ends_in_one(name, endings) || (slice_starts(name, SLICE("requirements")) && slice_ends(name, SLICE(".txt")));
}

/* Files other than those that are checked: what is imported, rules of one's own, properties. */
static bool may_be_read(struct slice name)
{
	static const char *const endings[] = {".py", ".ipynb", ".yaml", ".yml", ".scm", ".properties", ".conf", NULL};

	return ends_in_one(name, endings);
}

/* Whether it is what was given, or in that; *given: the former. */
static bool is_within(const struct watch *watch, struct slice whole, bool *given, struct arena *scratch)
{
	const struct policy *policy = watch->engine.policies.at[0];
	struct slice rest;
	bool within = false;

	*given = false;
	for (uint32_t i = 0; i < watch->given.count && !*given; i++)
		if (path_is_below(whole, whole_path(watch, watch->given.at[i], scratch), &rest)) {
			within = true;
			*given = !rest.length;
		}
	for (uint32_t i = 0; i < policy->rule_folders.count; i++)
		within = within || path_is_below(whole, policy->rule_folders.at[i].word->text, &rest);
	return within;
}

/* Names with a dot are what editors keep beside a file. */
static bool matters(void *context, struct slice path, struct slice name, bool folder)
{
	const struct watch *watch = context;
	struct arena scratch = {0};
	struct slice whole = whole_path(watch, path, &scratch);
	bool given, within = is_within(watch, whole, &given, &scratch), answer;

	if (given || is_about_project(name))
		answer = true;
	else if (!within || (name.at[0] == '.' && (folder || !slice_ends(name, SLICE(".py")))))
		answer = false;
	else
		answer = folder || may_be_read(name) || policy_includes(watch->engine.policies.at[0], whole);
	arena_free(&scratch);
	return answer;
}

static bool any_sign(const struct words *paths)
{
	for (uint32_t i = 0; i < paths->count; i++)
		if (folder_sign(path_name(paths->at[i])))
			return true;
	return false;
}

/* ---- rounds ------------------------------------------------------------------------------------------------------------ */

static void say_changes(const struct watch *watch, const struct changes_seen *seen)
{
	struct buffer text = {0};
	uint32_t count = seen->paths.count;

	for (uint32_t i = 0; i < count && i < PATHS_SHOWN && !seen->lost; i++)
		buffer_format(&text, "%s%.*s", i ? ", " : "", SLICE_ARGS(seen->paths.at[i]));
	if (count > PATHS_SHOWN && !seen->lost)
		buffer_format(&text, " and %u more", count - PATHS_SHOWN);
	buffer_add_text(&text, seen->lost ? "Very much has changed" : " changed");
	buffer_add_char(&text, '\0');
	say(watch, text.at);
	buffer_free(&text);
}

/* What was said before is not of interest any more; on a terminal it goes out of sight. */
static void clear_screen(void)
{
	static const char cleared[] = "\x1b[2J\x1b[H";
	const char *terminal = getenv("TERM");

	if (isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") && write(STDOUT_FILENO, cleared, sizeof cleared - 1) < 0)
		return; /* poll will say that nobody is there */
}

/* What the check is told of. */
static void tell_check(struct watch *watch, const struct changes_seen *seen)
{
	if (watch->recheck && seen->lost) {
		recheck_close(watch->recheck);
		watch->recheck = NULL;
	}
	if (!watch->recheck && recheck_is_possible(&watch->options))
		watch->recheck = recheck_open(&watch->options, &watch->given);
	for (uint32_t i = 0; watch->recheck && i < seen->paths.count; i++)
		recheck_touch(watch->recheck, seen->paths.at[i]);
}

/* A limit that can be raised is said. */
static void say_folders(const struct watch *watch)
{
	const struct watched *watched = &watch->watched;
	struct buffer text = {0};

	if (watched->why.length)
		buffer_format(&text, "%u of the folders are looked at again and again: %.*s%c", watched->glanced.count, SLICE_ARGS(watched->why), '\0');
	if (watched->why.length)
		say(watch, text.at);
	text.length = 0;
	buffer_format(&text, "Watching %u folder%s for changes. Ctrl-C ends.%c", watched->count, watched->count == 1 ? "" : "s", '\0');
	say(watch, text.at);
	buffer_free(&text);
}

static void check_once(struct watch *watch, const struct changes_seen *seen)
{
	struct arena round = {0};

	tell_check(watch, seen);
	if (!watch->recheck || !recheck_run(watch->recheck))
		(void)check_run(&watch->options, &round);
	arena_free(&round);
	say_folders(watch);
}

static void keep_watching(struct watch *watch)
{
	struct arena scratch = {0};
	struct changes_seen seen = {.lost = true}; /* before the first check, all is new */

	while (!seen.reader_gone) {
		if (seen.folders || seen.lost || !watch->right || any_sign(&seen.paths))
			watch_all(watch);
		check_once(watch, &seen);
		arena_free(&scratch);
		seen = (struct changes_seen){0};
		watched_wait(&watch->watched, &(struct concern){matters, watch}, &seen, &scratch);
		if (seen.reader_gone)
			break;
		clear_screen();
		say_changes(watch, &seen);
	}
	arena_free(&scratch);
}

/* ---- the command ------------------------------------------------------------------------------------------------------- */

static bool is_asked_for(const struct options *options, enum config_key key)
{
	const struct config_value *value = &options->setup.options.values[key];

	return value->given && value->words.count && slice_equal(value->words.at[0].text, SLICE("true"));
}

static bool reads_stdin(const struct options *options)
{
	for (uint32_t i = 0; i < options->words.count; i++)
		if (slice_equal(options->words.at[i], SLICE("-")))
			return true;
	return false;
}

/* What changes files would see its own changes; and stdin is read once. NULL: all is well. */
static const char *goes_not_with(const struct options *options)
{
	const struct { bool given; const char *words; } others[] = {
		{is_asked_for(options, CONFIG_FIX), "`--fix`"}, {is_asked_for(options, CONFIG_FIX_ONLY), "`--fix-only`"},
		{options->diff, "`--diff`"}, {options->add_ignore.at, "`--add-ignore`"}, {options->show_files, "`--show-files`"},
		{options->show_settings, "`--show-settings`"}, {reads_stdin(options), "`-`, which is stdin"}};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i].given)
			return others[i].words;
	return NULL;
}

static void refuse(const char *other)
{
	struct sink errors = {.descriptor = STDERR_FILENO};

	sink_format(&errors, "oomlint: `--watch` does not go with %s\n", other);
	sink_flush(&errors);
	sink_free(&errors);
}

enum exit_status watch_run(const struct options *options, struct arena *arena)
{
	struct watch watch = {.options = *options, .given = options->words, .watched = {.queue = -1}, .report = {.arena = &watch.memory}};
	struct slice why = {0};
	const char *other = goes_not_with(options);

	watch.options.watch = false;
	(void)config_take_text(&watch.options.setup.options, CONFIG_FIX, SLICE("false"), arena, &why);
	(void)config_take_text(&watch.options.setup.options, CONFIG_FIX_ONLY, SLICE("false"), arena, &why);
	if (!watch.given.count)
		*list_push(arena, &watch.given) = SLICE(".");
	if (other)
		refuse(other);
	else
		keep_watching(&watch);
	forget(&watch);
	if (watch.recheck)
		recheck_close(watch.recheck);
	return STATUS_FAILED;
}

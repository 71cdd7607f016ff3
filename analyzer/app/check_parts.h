/* One run of `oomlint check`. Private to the files check*.c. */
#ifndef OOMLINT_APP_CHECK_PARTS_H
#define OOMLINT_APP_CHECK_PARTS_H

#include "app/baselines.h"
#include "app/changes.h"
#include "app/options.h"
#include "app/outputs.h"
#include "app/input.h"
#include "app/known.h"
#include "app/pipeline.h"
#include "app/progress.h"
#include "app/survey.h"

struct check {
	const struct options *options;
	struct arena *arena;
	struct arena memory;      /* of the report */
	struct report report;
	struct engine engine;
	struct survey survey;
	struct baselines baselines;
	struct changes changes;
	struct cache cache;       /* of earlier runs */
	struct known known;       /* what they found, where there is a cache */
	struct pipeline pipeline; /* of this thread, which reads the files for the survey */
	struct helper *helpers;   /* the others */
	struct outputs outputs;
	struct progress progress;
	struct input input;       /* the file at hand */
	struct sink out;          /* stdout, or stderr where stdout is for a fixed text or a patch */
	struct sink result;       /* stdout for that */
	uint32_t files_fixed, fixes_applied;
	bool fix, fix_only, unsafe_fixes;
	uint64_t file_most;
};

/* One more thread. */
struct helper {
	struct engine engine;
	struct arena memory;      /* of its report */
	struct report report;
	struct pipeline pipeline;
	struct input input;
};

static inline bool notes_time(const struct options *options)
{
	return options->timing || (options->statistics && !options->quiet);
}

/* Whether files are changed, or would be. */
static inline bool rewrites(const struct check *check)
{
	return check->fix || check->options->diff || check->options->add_ignore.at;
}

/* All settings files have been met: compiles what the rules need. Rules that are wrong are left out; settings that are wrong end the run. */
bool is_ready(struct check *check);
/* Reads and checks what the command line names, and writes what is to be written there. false: rules or settings do not let it. */
bool check_all(struct check *check);
/* Writes the report and what goes with it. false: not all of it could be written. */
bool check_say(struct check *check);
/* Prints the paths of the files that would be checked. */
void show_files(struct check *check);
/* Checks the files that have been surveyed, all rules and settings being ready: those that an earlier run does not know. */
void check_unknown(struct check *check, void (*visit)(void *context, uint32_t thread, struct module *module));
/* Where earlier runs left what they found, if this one may use it. */
void open_cache(struct check *check);
/* One thread for each piece of work that is worth it; they need all rules and settings. */
void add_helpers(struct check *check);
/* What they said and spent. */
void hear_helpers(struct check *check);
/* What all threads together spent on a rule, where time is noted. */
double seconds_of_rule(const struct check *check, uint32_t rule);
/* Their reports live until all is said. */
void drop_helpers(struct check *check);

/* --verbose: which settings counted, what came from the cache, how many files and threads; on stderr. */
void say_more(const struct check *check);

#endif

/* What the files of a run know of each other: a first look at all of them, before any is checked. */
#ifndef OOMLINT_APP_SURVEY_H
#define OOMLINT_APP_SURVEY_H

#include "app/engine.h"
#include "app/input.h"
#include "app/progress.h"
#include "app/tasks.h"
#include "app/timing.h"
#include "config/bounds.h"
#include "project/project.h"

/* What one thread has for itself. */
struct surveyor {
	struct engine *engine;
	struct timing *timing;
	struct input input;        /* an imported file at hand */
	struct arena memory;       /* of what the files that it looked at tell the others */
	bool moved;                /* where the survey makes prints: a file was not what it had been at the first look */
};

struct survey {
	struct project project;
	struct bounds bounds;      /* beyond them no import is read */
	struct surveyor by_thread[THREADS_MOST];
	uint32_t threads;
	uint32_t files;            /* that will be checked */
	uint64_t bytes;            /* of these */
	uint64_t file_most;        /* larger ones are not read */
	struct progress *progress; /* hears of files that are summarised; NULL: nobody does */
	bool prints;               /* summaries get their fingerprints */
	const bool *summaries, *checks; /* by module: which of them are wanted; NULL: all */
};

/* The first thread's engine; it must outlive the survey. */
void survey_open(struct survey *survey, struct engine *engine, struct timing *timing, uint64_t file_most);
/* One more thread, with an engine of its own. */
void survey_add_thread(struct survey *survey, struct engine *engine, struct timing *timing);
void survey_close(struct survey *survey);
/* A file that will be checked; its bytes are not kept. */
void survey_add(struct survey *survey, struct slice path, struct slice bytes);
/* All are added: reads what they import. Files that cannot be read or parsed are just not known. */
void survey_link(struct survey *survey);
/* Summarises what is imported, unless it has been. */
void survey_summarise(struct survey *survey);
/* Both. */
void survey_finish(struct survey *survey);
/* Goes to the files that were added and are wanted, who calls before who is called; files that import each other are one task. */
void survey_visit(struct survey *survey, void (*visit)(void *context, uint32_t thread, struct module *module), void *context);

#endif

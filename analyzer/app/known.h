/* What earlier runs found, for the files of this one (app/cache.h).
 *
 * An entry counts when nothing has changed that the file depends on: settings, its text and the texts of all that it imports, at first or
 * second hand; and what its callers tell it, by their fingerprints. So a file whose text has changed is checked, and those that import
 * it; a file that it calls only if it does so in another way. To be told how, they need their callers checked, too: what is missed is
 * found out in rounds. */
#ifndef OOMLINT_APP_KNOWN_H
#define OOMLINT_APP_KNOWN_H

#include "app/cache.h"
#include "app/pipeline.h"
#include "app/survey.h"
#include "project/told.h"

struct known_file {
	bool loaded;              /* its entry counts as far as texts and settings go */
	bool checked;             /* in this run */
	bool failed;              /* that did not go well: nothing is known of it */
	bool unread;              /* it could not be read */
	bool moved;               /* it was not what it had been at the first look */
	bool said;                /* for who asks for reports */
	uint64_t base, deep;      /* of itself; with all that it imports */
	uint64_t heard;           /* of what it was told when it was checked */
	enum profile profile;
	struct told_prints told;
	struct slice saved;       /* the report of an entry */
	struct arena memory;      /* of the next ones */
	struct arena telling;
	struct report report;     /* of a check */
};

struct known {
	struct cache *cache;
	struct engine *engine;    /* of the first thread */
	struct survey *survey;
	struct arena memory;
	struct known_file *files; /* by module */
	bool *summaries, *checks; /* by module: wanted in this round */
	uint32_t rounds;
};

/* All files are linked: reads the entries. */
void known_open(struct known *known, struct cache *cache, struct engine *engine, struct survey *survey);
void known_close(struct known *known);
/* Marks in the survey what has to be summarised and checked in the next round; false: nothing is missed any more. */
bool known_next(struct known *known);
/* Checks a file of this round, in one thread: `input` has its bytes, or is NULL where it could not be read. `pipeline` is a copy for it. */
void known_check(struct known *known, struct pipeline *pipeline, struct module *module, const struct input *input);
/* Puts the report of a file into another one: all of it among its diagnostics. false: its entry does not fit, or it is another file meanwhile;
 * then it is missed in the next round. */
bool known_report(struct known *known, const struct module *module, struct input *input, struct report *report);
/* Keeps what was found, unless somebody wrote files meanwhile. */
void known_store(struct known *known);

#endif

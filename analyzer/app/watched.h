/* Folders whose changes we hear of, for --watch: from the system, or, where it does not tell, by looking again and again. */
#ifndef OOMLINT_APP_WATCHED_H
#define OOMLINT_APP_WATCHED_H

#include "app/setup.h"
#include "base/list.h"

struct glanced; /* a folder that we look at ourselves (watched_glances.c) */

struct watched {
	int queue;                     /* of the system; -1: not open */
	struct arena memory;           /* of what follows */
	LIST(struct slice) folders;    /* that the system tells of, by the number that it gave them */
	LIST(struct glanced *) glanced;
	uint32_t count;                /* of both */
	int rest;                      /* milliseconds from one look to the next */
	struct slice why;              /* what the system said when it did not want to tell of a folder; empty: nothing */
};

/* Whether anybody minds what has happened to a file or folder. */
struct concern {
	bool (*matters)(void *context, struct slice path, struct slice name, bool folder);
	void *context;
};

/* What has happened. */
struct changes_seen {
	struct words paths;            /* that may matter, each once */
	bool folders;                  /* among them: there are others, so all of them want to be found again */
	bool lost;                     /* more has happened than the system remembers */
	bool reader_gone;              /* nobody reads what we write */
};

void watched_open(struct watched *watched);
void watched_close(struct watched *watched);
/* One more folder. One that is gone, or not to be read, is passed over. */
void watched_add(struct watched *watched, struct slice folder);
/* Waits until something has happened that matters, and then until nothing more does for a moment. */
void watched_wait(struct watched *watched, const struct concern *concern, struct changes_seen *seen, struct arena *arena);

#endif

/* Folders whose changes we hear of, for --watch. */
#ifndef OOMLINT_APP_WATCHED_H
#define OOMLINT_APP_WATCHED_H

#include "app/setup.h"
#include "base/buffer.h"
#include "base/list.h"

struct watched {
	int queue;                     /* of the system; -1: not open */
	struct arena memory;           /* of what follows */
	LIST(struct slice) folders;    /* by the number that the system gave them */
	uint32_t count;
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

/* false after *problem says what to do about it. */
bool watched_open(struct watched *watched, struct buffer *problem);
void watched_close(struct watched *watched);
/* One more folder. One that is gone, or not to be read, is passed over; false as above. */
bool watched_add(struct watched *watched, struct slice folder, struct buffer *problem);
/* Waits until something has happened that matters, and then until nothing more does for a moment. */
void watched_wait(struct watched *watched, const struct concern *concern, struct changes_seen *seen, struct arena *arena);

#endif

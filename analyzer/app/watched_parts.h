/* What the files watched*.c share. */
#ifndef OOMLINT_APP_WATCHED_PARTS_H
#define OOMLINT_APP_WATCHED_PARTS_H

#include "app/watched.h"

/* Who hears. */
struct hearing {
	struct watched *watched;
	const struct concern *concern;
	struct changes_seen *seen;
	struct arena *arena;           /* of what is seen */
};

/* A file or folder in one of ours. */
struct happening {
	struct slice folder, name;
	bool is_folder;
	bool itself;                   /* the folder is gone; without a name */
};

void watched_note(const struct hearing *hearing, const struct happening *happening);

/* ---- the system tells: watched_events.c ------------------------------------------------------------------------------- */

void events_open(struct watched *watched);
/* false: it does not want to tell of this folder. */
bool events_add(struct watched *watched, struct slice folder);
/* Whether anything has come. */
bool events_take(const struct hearing *hearing);

/* ---- we look: watched_glances.c --------------------------------------------------------------------------------------- */

void glances_add(struct watched *watched, struct slice folder);
/* Whether anything is not as it was. */
bool glances_take(const struct hearing *hearing);
void glances_free(struct watched *watched);

#endif

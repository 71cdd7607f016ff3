/* The new text of a file on its way to the file's name. Private to save.c.
 *
 * The text is written to a file without a name, where the system has such; only when it is complete does it get one, PATH.oomlint-new
 * (cut, where that would be too long), and then the name that it is for. Whoever has a draft holds a lock on it, so that one that nobody
 * holds was left by a run that was killed: the next one who writes this file removes it. */
#ifndef OOMLINT_APP_DRAFT_H
#define OOMLINT_APP_DRAFT_H

#include "base/slice.h"

#include <sys/stat.h>

/* Puts the bytes in the place of a file, or where none is: `like` gives mode and owner, NULL those of a new file. errno, or 0.
 * EBUSY: somebody else is writing the file. */
int draft_put(const char *path, struct slice bytes, const struct stat *like);
/* The same, unless there is a file: EEXIST. */
int draft_put_new(const char *path, struct slice bytes);
/* Writes all of it; errno, or 0. */
int write_all(int descriptor, struct slice bytes);

#endif

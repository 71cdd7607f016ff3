/* Globs, to the letter as in gitignore: `*` and `?` stop at a slash, `**` that has a whole name to itself does not, `[a-z[:digit:]]` is one
 * of these, a backslash takes the meaning off what follows. A set that nothing closes, or a last backslash, fits nothing. */
#ifndef OOMLINT_BASE_GLOB_H
#define OOMLINT_BASE_GLOB_H

#include "base/slice.h"

/* Whether the whole text fits; the time is that of pattern times text, whatever stands in them. `free`: stars stop nowhere. */
bool glob_fits(struct slice pattern, struct slice text, bool free);
/* Whether a path, relative to the folder that the glob is for, is meant: a glob without a slash means a name in any folder, others start
 * in that folder; what means a folder means all in it. */
bool glob_means(struct slice pattern, struct slice path);

#endif

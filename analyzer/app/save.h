/* Writing files: whole, or not at all. A run that is killed leaves each of them as it was or as it should be. */
#ifndef OOMLINT_APP_SAVE_H
#define OOMLINT_APP_SAVE_H

#include "base/slice.h"

/* Replaces the file's bytes, keeping its mode and following links, when their hash is still `expected`.
 * NULL, or why the file was left as it is. */
const char *file_replace(struct slice path, struct slice bytes, uint64_t expected);
/* Writes a new file; NULL, or why it could not. An existing file is left alone. */
const char *file_create(struct slice path, struct slice bytes);
/* Writes a file of results: over what is there, or into it where that is a device, a pipe or a link. */
const char *file_write(struct slice path, struct slice bytes);

#endif

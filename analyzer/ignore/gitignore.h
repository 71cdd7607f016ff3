/* The patterns of one .gitignore or exclude file, read and asked exactly as git does. */
#ifndef OOMLINT_IGNORE_GITIGNORE_H
#define OOMLINT_IGNORE_GITIGNORE_H

#include "base/list.h"

struct ignore_pattern {
	struct slice text;      /* without `!`, and the slashes at both ends */
	uint32_t plain;         /* so much at its start has no wildcard */
	bool ending;            /* it is a star, and then what a name has to end in */
	bool negative, folders_only, any_folder;
};

struct ignore_patterns {
	LIST(struct ignore_pattern) list;
};

/* What the last pattern that fits says of a path. */
enum ignore_word { IGNORE_UNSAID, IGNORE_OUT, IGNORE_IN };

/* Adds the patterns of a file. The text must live as long as they do. */
void ignore_read(struct ignore_patterns *patterns, struct slice text, struct arena *arena);
/* `path` is relative to the folder that the patterns are for. What is said of the folders above it is the caller's to ask. */
enum ignore_word ignore_asks(const struct ignore_patterns *patterns, struct slice path, bool folder);

#endif

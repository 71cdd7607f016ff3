/* Files and directories that rules and data are read from. Private to data/. */
#ifndef OOMLINT_DATA_DISK_H
#define OOMLINT_DATA_DISK_H

#include "base/list.h"

/* No rule, query or data file is near this size. */
enum { DISK_TEXT_MOST = 1 << 20 };

struct stems {
	LIST(struct slice) names;
};

/* The text of a regular file, in `arena`. false: *problem says why, in words. */
bool disk_text(struct slice path, struct arena *arena, struct slice *text, const char **problem);
/* Names of the files in a directory that end in `ending` (".yaml"), without it, sorted; hidden ones are left out. */
bool disk_stems(struct slice directory, struct slice ending, struct arena *arena, struct stems *stems, const char **problem);
bool disk_is_directory(struct slice path);
/* "rules" and "a.yaml" are "rules/a.yaml"; "." and "rules" are "rules". */
struct slice disk_join(struct slice directory, struct slice name, struct arena *arena);

#endif

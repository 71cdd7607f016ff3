/* Paths as texts: without a look at the disk. */
#ifndef OOMLINT_CONFIG_PATHS_H
#define OOMLINT_CONFIG_PATHS_H

#include "base/arena.h"

/* "/a/b/c" of "/a/b" and "./x/../c"; the second may be absolute, too. */
struct slice path_from(struct slice folder, struct slice path, struct arena *arena);
/* The folder that holds it; "/" is its own. */
struct slice path_folder(struct slice path);
/* The last part: "c" of "a/b/c"; empty where it ends in a slash. */
struct slice path_name(struct slice path);
/* Whether it is in the folder or below it, or the folder itself; *rest is the part behind. */
bool path_is_below(struct slice path, struct slice folder, struct slice *rest);
/* As people say it who are in `here`: "oomlint.toml", or all of it where it is elsewhere. */
struct slice path_shown(struct slice path, struct slice here);

#endif

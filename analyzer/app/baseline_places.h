/* Where baselines are, and reading them. Private to baselines.c. */
#ifndef OOMLINT_APP_BASELINE_PLACES_H
#define OOMLINT_APP_BASELINE_PLACES_H

#include "app/baselines.h"

/* All that is found lives in baselines->arena. What cannot be read is reported, once, and makes baselines->broken true. */

/* The baseline in this folder, a real path, or in the nearest one above it; what is found is kept for all folders on the way. NULL: none. */
struct baseline *baseline_above(struct baselines *baselines, struct slice folder);
/* The one that was named: made when it is needed, whether it is there or not. */
struct baseline *baseline_given(struct baselines *baselines);
/* An empty one, that has no file yet; `folder` is real and lives as long. */
struct baseline *baseline_add(struct baselines *baselines, struct slice file, struct slice folder);
/* A path without its last part: "a/b" of "a/b/c", "." of "c". */
struct slice baseline_folder(struct slice path);
/* Absolute and without links, in `arena`; empty when there is no such folder. */
struct slice baseline_real_path(struct slice path, struct arena *arena);
/* Whether there is something at this path, be it a link to nowhere. */
bool baseline_is_there(struct slice path, struct arena *arena);

#endif

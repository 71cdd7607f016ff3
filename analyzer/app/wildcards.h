/* Paths with * and ? in their last name, where no shell makes files of them: on Windows. */
#ifndef OOMLINT_APP_WILDCARDS_H
#define OOMLINT_APP_WILDCARDS_H

#include "app/options.h"

/* The paths, with the files that are meant in the place of such a one; where there are none, it stays as it is. */
struct words wildcards_expand(const struct words *paths, struct arena *arena);

#endif

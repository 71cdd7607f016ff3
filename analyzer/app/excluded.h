/* Whether the settings, or git, leave a file out. */
#ifndef OOMLINT_APP_EXCLUDED_H
#define OOMLINT_APP_EXCLUDED_H

#include "app/engine.h"
#include "ignore/ignores.h"

struct excluded {
	struct engine *engine;
	struct ignores ignores;
};

void excluded_open(struct excluded *excluded, struct engine *engine);
void excluded_close(struct excluded *excluded);
/* A file or folder that a walk has met: the folders above it are not left out. */
bool excluded_met(struct excluded *excluded, struct slice path, bool folder);
/* One that was named: left out only with `force-exclude`, and then for the folders above it, too. */
bool excluded_named(struct excluded *excluded, struct slice path, bool folder);

#endif

/* What counts for a file besides texts, as a number. */
#ifndef OOMLINT_APP_PRINTS_H
#define OOMLINT_APP_PRINTS_H

#include "app/engine.h"

/* Settings, which Spark it is, the working folder, and which rules are searched for. The engine is ready, turns to the file and forgets it. */
uint64_t settings_fingerprint(struct engine *engine, struct slice path);

#endif

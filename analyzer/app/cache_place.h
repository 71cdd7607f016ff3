/* Where the settings of the working folder want the cache. */
#ifndef OOMLINT_APP_CACHE_PLACE_H
#define OOMLINT_APP_CACHE_PLACE_H

#include "app/engine.h"

/* A whole path, which lives as long as the engine; empty: nowhere. Where it must not be, that is reported; so is a folder of somebody else's,
 * if it is `to_be_used`. */
struct slice cache_place(struct engine *engine, bool to_be_used, struct report *report);

#endif

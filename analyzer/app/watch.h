/* `oomlint check --watch`: the same check again whenever something has changed. */
#ifndef OOMLINT_APP_WATCH_H
#define OOMLINT_APP_WATCH_H

#include "app/commands.h"

/* Ends when it is interrupted or when nobody reads what it says. */
enum exit_status watch_run(const struct options *options, struct arena *arena);

#endif

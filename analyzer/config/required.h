/* The versions of oomlint that settings are for. Private to config/. */
#ifndef OOMLINT_CONFIG_REQUIRED_H
#define OOMLINT_CONFIG_REQUIRED_H

#include "base/arena.h"

/* ">=0.1,<1" or "0.1.0" for this version: empty when it fits, else a sentence. */
struct slice required_version_problem(struct slice wanted, struct slice version, struct arena *arena);

#endif

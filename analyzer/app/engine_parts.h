/* What engine.c and engine_settings.c tell each other. Private to both. */
#ifndef OOMLINT_APP_ENGINE_PARTS_H
#define OOMLINT_APP_ENGINE_PARTS_H

#include "app/engine.h"

/* Layers of the environment and the command line; no settings file is read yet. */
bool engine_open_configs(struct engine *engine, const struct setup *setup, struct report *report);
/* What a policy makes of the rules that there are. */
bool engine_select(struct engine *engine, struct policy *policy);
/* Rules of the user's own that a policy names, each folder once. */
bool engine_load_rules(struct engine *engine, struct policy *policy, struct report *report);

#endif

/* `oomlint baseline`: what is found today is written down. */
#ifndef OOMLINT_APP_BASELINE_RUN_H
#define OOMLINT_APP_BASELINE_RUN_H

#include "app/baselines.h"
#include "app/commands.h"
#include "app/engine.h"

/* The end of a run that writes baselines instead of its sorted report; says in `out` what was done. */
enum exit_status baselines_write(struct baselines *baselines, const struct engine *engine, const struct options *options,
                                 struct sink *out, struct arena *arena);

#endif

/* One check after the other: the later ones look only at what a change may touch, and say what a fresh run would say. */
#ifndef OOMLINT_APP_RECHECK_H
#define OOMLINT_APP_RECHECK_H

#include "app/options.h"

struct recheck;

/* Some options need a fresh run each time. */
bool recheck_is_possible(const struct options *options);
/* The options and the paths must outlive it. */
struct recheck *recheck_open(const struct options *options, const struct words *given);
void recheck_close(struct recheck *recheck);
/* Something happened to the file or folder. */
void recheck_touch(struct recheck *recheck, struct slice path);
/* Checks and says it. false: settings, rules or baselines are wrong, or there are no files; nothing was said, and a fresh run says it. */
bool recheck_run(struct recheck *recheck);

#endif

/* Processor seconds by stage, for --timing. Of one thread. */
#ifndef OOMLINT_APP_TIMING_H
#define OOMLINT_APP_TIMING_H

#include "base/sink.h"

enum stage { STAGE_OTHER, STAGE_READ, STAGE_PREFILTER, STAGE_DECODE, STAGE_PARSE, STAGE_EVALUATE, STAGE_MATCH, STAGE_RENDER, STAGE_COUNT };

struct timing {
	bool on;
	enum stage at;
	double since, seconds[STAGE_COUNT];
};

void timing_start(struct timing *timing);
/* A thread starts, or goes on: each has a clock of its own. */
void timing_resume(struct timing *timing);
/* From now on time is spent in this stage. Costs nothing when timing is off. */
void timing_enter(struct timing *timing, enum stage stage);
/* What another thread spent, too; it has ended. */
void timing_add(struct timing *timing, const struct timing *other);
/* "parse". */
const char *timing_word(enum stage stage);
/* One line for each stage. */
void timing_write(struct timing *timing, int descriptor);
/* Seconds since some moment in the past, for durations. */
double seconds_now(void);

#endif

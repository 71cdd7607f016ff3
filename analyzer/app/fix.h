/* Applying fixes to one file, again and again until nothing changes. */
#ifndef OOMLINT_APP_FIX_H
#define OOMLINT_APP_FIX_H

#include "app/input.h"
#include "app/pipeline.h"

struct fixed {
	struct buffer bytes;   /* the new text of the file; empty when applied is 0 */
	uint32_t applied;      /* fixes */
};

/* The findings of this input are what was reported since that mark; afterwards they are those that remain.
 * A fix is left out when it cannot be written back, overlaps another, or would leave the file with more places that are not
 * Python. The file itself is not touched. */
void fix_all(struct fixed *fixed, struct pipeline *pipeline, const struct input *input, struct report_mark since, struct outcome outcome,
             enum applicability least);

#endif

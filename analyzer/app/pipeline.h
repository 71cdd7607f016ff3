/* One file through all layers: is it about Spark, what is in it, what do the rules say. */
#ifndef OOMLINT_APP_PIPELINE_H
#define OOMLINT_APP_PIPELINE_H

#include "app/baselines.h"
#include "app/changes.h"
#include "app/document.h"
#include "project/project.h"

struct pipeline {
	struct engine *engine;
	struct report *report;
	struct timing timing;
	struct project *project; /* what files know of each other; NULL: each stands alone */
	struct arena *telling;   /* what they tell each other */
	struct document *read; /* the file at hand, where it has been read already; NULL. It is closed */
	bool only_tells;      /* nothing is looked for: only what the file tells others is wanted */
	bool no_prefilter;    /* analyse every file; the result must be the same */
	const struct baselines *baselines; /* of visited files; NULL: nothing is known from before */
	const struct changes *changes; /* findings elsewhere are not told; NULL: those of all lines are */
	const struct slice *add_ignore; /* the reason, where findings are offered comments that silence them instead of rewrites */
	bool no_suppressions; /* comments silence nothing */
};

/* What became of a file. */
struct outcome {
	bool skipped;         /* it has no word of Spark in it */
	bool analysed;        /* or at least parsed: where no rule has anything to look for, that is all */
	bool known;           /* that went well */
	uint32_t errors;      /* places that are not Python 3 */
};

/* Adds what there is to say about these bytes to the report. Only what is said keeps memory: a file without findings leaves
 * none behind. */
struct outcome pipeline_run(struct pipeline *pipeline, struct slice path, struct slice bytes, uint32_t mode);

#endif

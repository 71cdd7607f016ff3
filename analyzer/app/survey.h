/* What the files of a run know of each other: a first look at all of them, before any is checked. */
#ifndef OOMLINT_APP_SURVEY_H
#define OOMLINT_APP_SURVEY_H

#include "app/engine.h"
#include "app/input.h"
#include "app/timing.h"
#include "project/project.h"

struct survey {
	struct project project;
	struct engine *engine;
	struct timing *timing;
	struct input input;        /* an imported file at hand */
	uint64_t file_most;        /* larger ones are not read */
};

void survey_open(struct survey *survey, struct engine *engine, struct timing *timing, uint64_t file_most);
void survey_close(struct survey *survey);
/* A file that will be checked; its bytes are not kept. */
void survey_add(struct survey *survey, struct slice path, struct slice bytes);
/* All are added: reads what they import, and summarises it. Files that cannot be read or parsed are just not known. */
void survey_finish(struct survey *survey);

#endif

/* The settings that a document makes itself. */
#ifndef OOMLINT_MATCH_JOB_H
#define OOMLINT_MATCH_JOB_H

#include "meaning/facts.h"
#include "settings/settings.h"

/* Fills job->code, in the document's order; a setting whose value is not known is kept without one. */
void job_read_code(struct job_settings *job, const struct facts *facts, struct arena *arena);
/* Whether the version of the job (0: not known, then yes) is one of these; `until` is the last one. */
bool job_has_version(const struct job_settings *job, struct versions versions);

#endif

/* The settings that a document makes itself. */
#ifndef OOMLINT_MATCH_JOB_H
#define OOMLINT_MATCH_JOB_H

#include "meaning/facts.h"
#include "settings/settings.h"

/* Fills job->code, in the document's order; a setting whose value is not known is kept without one. */
void job_read_code(struct job_settings *job, const struct facts *facts, struct arena *arena);
/* Whether the version of the job may be one of these; and whether each one that may run it is, as far as anything is known of it.
 * `until` is the last one. */
bool job_may_have(const struct job_settings *job, struct versions versions);
bool job_has(const struct job_settings *job, struct versions versions);

#endif

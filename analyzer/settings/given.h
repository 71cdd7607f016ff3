/* What was given for the run: checked against the table of keys, then kept. */
#ifndef OOMLINT_SETTINGS_GIVEN_H
#define OOMLINT_SETTINGS_GIVEN_H

#include "settings/settings.h"

/* The version whose defaults count: 3.5 unless another was said, or a later one is the least. */
uint16_t job_version(const struct job_settings *job);
/* A diagnostic about `path` (empty: the command line) at a line, and the run is incomplete; `message` lives as long as the report. */
void given_complain(struct report *report, const struct topic *topic, struct slice path, uint32_t line, struct slice message);

#endif

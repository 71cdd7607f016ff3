/* Our own topics: what could not be done, said like any other finding. */
#ifndef OOMLINT_APP_COMPLAIN_H
#define OOMLINT_APP_COMPLAIN_H

#include "report/report.h"

/* About a file or folder, or about the run where `path` is empty. */
struct diagnostic *complain(struct report *report, const struct topic *topic, struct slice path, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same about a part of a source. */
struct diagnostic *complain_at(struct report *report, const struct topic *topic, const struct source *source, struct span span,
                               struct slice message);
/* A copy of one that points into no source. */
struct diagnostic *complaint_copy(struct report *report, const struct diagnostic *complaint);
/* Whether it says that oomlint could not do its job: then the exit status is 2. */
bool complaint_is_failure(const struct diagnostic *diagnostic);
/* Whether errors are about rules only: one that is wrong is left out, and need not keep the others from their work. */
bool complaints_are_about_rules(const struct report *report);

#endif

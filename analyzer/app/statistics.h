/* How often each rule spoke. */
#ifndef OOMLINT_APP_STATISTICS_H
#define OOMLINT_APP_STATISTICS_H

#include "base/sink.h"
#include "report/report.h"

/* One line for each topic, the most frequent first. */
void statistics_write(const struct report *report, struct sink *sink);

#endif

/* Whether two reports say the same. */
#ifndef OOMLINT_REPORT_SAME_H
#define OOMLINT_REPORT_SAME_H

#include "report/report.h"

/* A hash of all that is said, in its order; of a report that says nothing it is 0. */
uint64_t report_hash(const struct report *report);

#endif

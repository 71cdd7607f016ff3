/* Comments that silence a finding: `# oomlint: ignore[name-or-code, ...] reason` at the end of its line or on a line of its
 * own above, and `# noqa: OOM101` at the end of its line. */
#ifndef OOMLINT_APP_SUPPRESS_H
#define OOMLINT_APP_SUPPRESS_H

#include "report/report.h"
#include "syntax/tree.h"

/* Takes the findings that are silenced out of the report, looking at those from number `first` on. All are of this tree. */
void suppress(struct report *report, uint32_t first, const struct tree *tree);

#endif

/* What a finding is known by when lines have moved: its rule, the function that it is in, its statement without white space and
 * comments, and a number where all of these are equal. */
#ifndef OOMLINT_BASELINE_IDENTITY_H
#define OOMLINT_BASELINE_IDENTITY_H

#include "report/report.h"
#include "syntax/logical.h"

/* Gives an identity to the diagnostics from number `first` on that are of this tree; `lines` are those of the tree. */
void identities_give(const struct tree *tree, const struct logical_lines *lines, uint32_t first, struct report *report);

#endif

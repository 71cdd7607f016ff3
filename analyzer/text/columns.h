/* Columns in very long lines, without counting the line anew for each place in it. */
#ifndef OOMLINT_TEXT_COLUMNS_H
#define OOMLINT_TEXT_COLUMNS_H

#include "text/source.h"

/* Counts a text once, if a line of it is long; `lines` are the starts of its lines. */
void columns_index(struct column_marks *marks, struct slice text, const uint32_t *lines, uint32_t count, struct arena *arena);
/* Length of a part of that text in the given unit. */
uint32_t columns_between(const struct column_marks *marks, struct slice text, uint32_t start, uint32_t end, enum column_unit unit);

#endif

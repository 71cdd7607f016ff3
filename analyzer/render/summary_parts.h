/* Parts of the summary. Private to summary.c and fixed.c. */
#ifndef OOMLINT_RENDER_SUMMARY_PARTS_H
#define OOMLINT_RENDER_SUMMARY_PARTS_H

#include "render/pen.h"

/* "2 files" */
void add_count(struct buffer *out, uint32_t count, const char *word);
/* "Fixed 3 findings in 2 files" */
void add_fixed(struct buffer *out, const struct report *report);
/* Which rewrites, file by file. */
void write_fixed_rows(const struct pen *pen, const struct report *report);

#endif

/* Changes to a source, in offsets of its code. */
#ifndef OOMLINT_TEXT_EDIT_H
#define OOMLINT_TEXT_EDIT_H

#include "base/buffer.h"
#include "text/source.h"

struct edit {
	struct span span;    /* of source->code */
	struct slice text;   /* instead of it */
};

/* Whether two edits touch a common byte (or insert at one place). */
bool edit_overlaps(struct edit a, struct edit b);
/* Whether edits_apply would do these. */
bool edits_fit(const struct source *source, const struct edit *edits, uint32_t count);
/* The new bytes of the file in *out: edits sorted by start and not overlapping; bytes outside them are copied as they
 * are; inside a .ipynb the new text is written as JSON string content (and "\n" splits follow the notebook's own form).
 * false when an edit cannot be mapped back (transcoded source, an edit across cells or across blanked text). */
bool edits_apply(const struct source *source, const struct edit *edits, uint32_t count, struct buffer *out);

#endif

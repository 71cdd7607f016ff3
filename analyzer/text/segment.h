/* From the code back to the file: spans and edits as they stand in the bytes on disk. */
#ifndef OOMLINT_TEXT_SEGMENT_H
#define OOMLINT_TEXT_SEGMENT_H

#include "text/edit.h"

static inline uint32_t segment_code_end(const struct segment *segment) { return segment->code_start + segment->code_length; }
static inline uint32_t segment_file_end(const struct segment *segment) { return segment->file_start + segment->file_length; }

/* The segment with this offset of `code`, or the last one before it; NULL when there is none (or no segments at all). */
const struct segment *source_segment(const struct source *source, uint32_t code_offset);
/* The bytes of the file that a span of code came from. Its end is the end of its last byte, not the start of the next run. */
struct span source_file_span(const struct source *source, struct span code);
/* Line and column of an offset of `bytes`, both 1-based and in the file as it is on disk, whatever a notebook makes of it. */
struct place source_file_place(const struct source *source, uint32_t file_offset, enum column_unit unit);
/* What an edit changes in the file: these bytes, by the text appended to *text. false where edits_apply says false. */
bool source_file_edit(const struct source *source, struct edit edit, struct span *file, struct buffer *text);

/* Of a notebook: fills `escaped` and `join`, which say how it is written. For source_index. */
void notebook_form(struct source *source);

#endif

/* Code points of a text that should be UTF-8 but need not be. */
#ifndef OOMLINT_TEXT_UTF8_H
#define OOMLINT_TEXT_UTF8_H

#include "base/buffer.h"
#include "text/source.h"

enum { REPLACEMENT = 0xFFFD, UTF8_LONGEST = 4 };

/* Reads the code point at `at` (which must be inside) and gives its length in bytes. A broken sequence reads as U+FFFD; its
 * length is that of the longest beginning of a valid one, as browsers and Node count it. *valid may be NULL. */
uint32_t utf8_read(struct slice text, uint32_t at, uint32_t *code_point, bool *valid);
/* Appends one code point. */
void utf8_add(struct buffer *out, uint32_t code_point);
/* Length of a text in the given unit; what is broken counts as U+FFFD, except in bytes. */
uint32_t utf8_units(struct slice text, enum column_unit unit);

#endif

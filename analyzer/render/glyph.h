/* Characters as they are shown: nothing that a terminal would obey, and as wide as it draws them. */
#ifndef OOMLINT_RENDER_GLYPH_H
#define OOMLINT_RENDER_GLYPH_H

#include "base/slice.h"

/* One character as it is shown: control characters and what turns text around become visible signs. */
struct glyph {
	char bytes[4];
	uint32_t length;  /* of bytes */
	uint32_t columns;
};

/* Reads the glyph at `at`, which must be inside; gives its length in the text. */
uint32_t glyph_read(struct slice text, uint32_t at, struct glyph *glyph);
/* Where what is shown as it is, a column each, ends: most text is that. */
uint32_t glyph_plain_end(struct slice text, uint32_t at);
/* Columns of a text on one line, without tab stops. */
uint32_t display_width(struct slice text);

#endif

/* Source lines with carets under them. */
#ifndef OOMLINT_RENDER_SNIPPET_H
#define OOMLINT_RENDER_SNIPPET_H

#include "render/location.h"

/* Digits of the largest line number that snippet_draw will write; 1 when it draws nothing. */
uint32_t snippet_gutter(const struct diagnostic *diagnostic);
/* The lines of the primary span and of the labels, in source order, between two empty rows; the one line of an excerpt; nothing when there is
 * no text. */
void snippet_draw(const struct pen *pen, const struct diagnostic *diagnostic, uint32_t gutter);

#endif

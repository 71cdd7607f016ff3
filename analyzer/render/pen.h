/* Text for people: colours, links, and nothing that a terminal would obey. */
#ifndef OOMLINT_RENDER_PEN_H
#define OOMLINT_RENDER_PEN_H

#include "render/glyph.h"
#include "render/render.h"

enum style { STYLE_PLAIN, STYLE_STRONG, STYLE_GUTTER, STYLE_LABEL, STYLE_INFO, STYLE_WARNING, STYLE_ERROR };

struct pen {
	struct sink *sink;
	const struct render_options *options;
	bool html;  /* elements with a class instead of colours */
};

/* Browsers take wide and rare characters from fonts that do not fit the rest: in HTML these get a cell of their own, as wide as they are
 * counted, with the marks that stand on them. Whether this glyph begins one; the caller ends it. */
bool pen_cell(const struct pen *pen, const struct glyph *glyph);
void pen_cell_end(const struct pen *pen);
/* Writes one glyph. */
void pen_glyph(const struct pen *pen, const struct glyph *glyph);

enum style style_of_severity(enum severity severity);
/* Writes text that comes from outside, made visible. */
void pen_text(const struct pen *pen, enum style style, struct slice text);
/* Writes `count` times a character of ours. */
void pen_repeat(const struct pen *pen, enum style style, char c, uint32_t count);
/* Text from here on is a link to an address (OSC 8); the empty one ends it. An address that a terminal could take for something else links
 * to nothing. */
void pen_link(const struct pen *pen, struct slice address);
void pen_number(const struct pen *pen, uint32_t number);
/* Ends the line. */
void pen_end(const struct pen *pen);

#endif

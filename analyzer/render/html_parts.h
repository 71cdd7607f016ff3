/* What the HTML report is made of. */
#ifndef OOMLINT_RENDER_HTML_PARTS_H
#define OOMLINT_RENDER_HTML_PARTS_H

#include "render/escape.h"

/* All of its style: readable on a phone, dark and light; it loads nothing and runs nothing. */
extern const char html_style[];

static inline void html_text(struct sink *sink, struct slice text)
{
	put_escaped(sink, text, xml_escapes);
}
/* Markdown of one paragraph: what is in backquotes is code. */
void html_prose(struct sink *sink, struct slice text);
/* One finding; `number` makes its address, "#f12". */
void html_finding(struct sink *sink, const struct diagnostic *diagnostic, uint32_t number, const struct render_options *options);
/* A rewrite that changes the file: its lines before and after. */
void html_difference(struct sink *sink, const struct source *source, const struct fix *fix);

#endif

/* Text from outside inside another notation. What is a control character becomes a visible sign in all of them. */
#ifndef OOMLINT_RENDER_ESCAPE_H
#define OOMLINT_RENDER_ESCAPE_H

#include "render/location.h"

/* A character and what stands for it; a notation is an array of these, ended by one without a text. */
struct escape {
	char c;
	const char *text;
};

extern const struct escape xml_escapes[]; /* text and attributes of XML and HTML */

void put_escaped(struct sink *sink, struct slice text, const struct escape *escapes);
/* ` name="text"` */
void put_attribute(struct sink *sink, const char *name, struct slice text);
void put_number_attribute(struct sink *sink, const char *name, uint32_t number);

#endif

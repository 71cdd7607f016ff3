/* Text for a terminal: long lines are broken at blanks, and go on under the words that they break. Other readers get them whole. */
#ifndef OOMLINT_APP_WRAP_H
#define OOMLINT_APP_WRAP_H

#include "base/sink.h"

/* Columns of the terminal that a descriptor leads to; 0: it leads to none. */
uint32_t terminal_width(int descriptor);
/* Writes the lines of a text; each ends with a line end. */
void wrap_text(struct sink *sink, struct slice text);

#endif

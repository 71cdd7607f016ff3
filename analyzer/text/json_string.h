/* The inside of JSON string literals, read and written in place. */
#ifndef OOMLINT_TEXT_JSON_STRING_H
#define OOMLINT_TEXT_JSON_STRING_H

#include "base/buffer.h"

#include <stdbool.h>

/* One unit of a string's content: a code point as it stands, or one escape (a surrogate pair is one). Reads it at `at`, which
 * must be inside, writes its UTF-8 to bytes[4] and the number of these to *count; gives its length in the file. What is not
 * JSON stands for itself; a surrogate alone is U+FFFD. */
uint32_t json_unit(struct slice content, uint32_t at, char bytes[4], uint32_t *count);
/* Appends text as content of a JSON string; what is not UTF-8 becomes U+FFFD. With `ascii` all else than ASCII is escaped. */
void json_escape(struct buffer *out, struct slice text, bool ascii);

#endif

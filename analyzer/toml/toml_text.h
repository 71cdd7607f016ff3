/* Strings and keys as they are written, and what they mean. */
#ifndef OOMLINT_TOML_TOML_TEXT_H
#define OOMLINT_TOML_TOML_TEXT_H

#include "base/arena.h"

/* What a string with its quotes, of any of the four sorts, or a bare key means. Its form has been checked by the grammar. false: an
 * escape names no character. */
bool toml_text(struct slice written, struct arena *arena, struct slice *text);

#endif

/* A text that was parsed before: what did not change in it is not parsed again. */
#ifndef OOMLINT_SYNTAX_AGAIN_H
#define OOMLINT_SYNTAX_AGAIN_H

#include "base/slice.h"

#include <tree_sitter/api.h>

/* A copy of the parse of a text that was told the difference to the text as it is now: what the parser begins with. NULL: nearly all is
 * new. It belongs to who asked: ts_tree_delete. */
TSTree *parse_edited(const TSTree *parse, struct slice before, struct slice now);

#endif

/* From the parser's tree to our array of named nodes. */
#ifndef OOMLINT_SYNTAX_FLATTEN_H
#define OOMLINT_SYNTAX_FLATTEN_H

#include "syntax/tree.h"

/* Fills nodes, count and errors from tree->parse. What the parser took from the parse of another tree is copied from there; NULL: it began
 * with none. */
void flatten(struct tree *tree, struct arena *arena, const struct tree *before);

#endif

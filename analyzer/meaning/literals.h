/* What string literals say: prefixes, escapes, the parts of f-strings. */
#ifndef OOMLINT_MEANING_LITERALS_H
#define OOMLINT_MEANING_LITERALS_H

#include "base/buffer.h"
#include "syntax/tree.h"

/* b"..." */
bool literal_is_bytes(const struct tree *tree, node_id string);
/* Whether a string literal says just what stands between its quotes; then *text is that part of the code. */
bool literal_is_plain(const struct tree *tree, node_id string, struct slice *text);
/* Appends what a content node of a string says, or its end: escapes undone, doubled braces of f-strings single, line ends \n. Bytes of b"..."
 * need not be UTF-8, nor need lone surrogates. TEXT_UNKNOWN stands for \N{name}. */
void literal_add(struct buffer *text, const struct tree *tree, node_id part);
/* `x = ` of {x = }, which is part of the text; empty where there is no such sign. */
struct slice literal_label(const struct tree *tree, node_id interpolation);

#endif

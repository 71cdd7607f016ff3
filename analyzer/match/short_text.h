/* Code as it stands in a sentence: on one line, without comments, not longer than a glance. */
#ifndef OOMLINT_MATCH_SHORT_TEXT_H
#define OOMLINT_MATCH_SHORT_TEXT_H

#include "syntax/tree.h"

/* All of it on one line; at most `most` bytes of it are looked at. */
struct slice text_on_one_line(const struct tree *tree, node_id node, uint32_t most, struct arena *arena);
/* `daily…collect()`: about 40 characters, in a chain the first name and the last call. */
struct slice text_shortened(const struct tree *tree, node_id node, struct arena *arena);
/* Bytes of the identifier (or number) that the text starts with. */
uint32_t identifier_length(struct slice text);

/* The head of a loop: "for c in df.columns", "while True", "reduce(…)". */
struct slice text_of_loop(const struct tree *tree, node_id loop, struct arena *arena);

#endif

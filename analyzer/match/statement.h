/* The text around a replaced node: what to show, and what to parse before it is promised. */
#ifndef OOMLINT_MATCH_STATEMENT_H
#define OOMLINT_MATCH_STATEMENT_H

#include "base/buffer.h"
#include "syntax/tree.h"

/* The innermost statement with this node in it; 0 inside what the parser could not read, in an f-string, or very deep down. */
node_id statement_around(const struct tree *tree, node_id node);
/* White space that the line of this offset starts with. */
struct slice indentation_at(const struct tree *tree, uint32_t offset);
/* The statement with `text` instead of the node and `pass` instead of its bodies. */
void statement_write(struct buffer *out, const struct tree *tree, node_id statement, node_id node, struct slice text);
/* The logical line with `text` instead of the node: of a statement with a body only the header; without its indentation.
 * false when the line is longer than `most` bytes. */
bool logical_line_write(struct buffer *out, const struct tree *tree, node_id statement, node_id node, struct slice text,
                        uint32_t most);

#endif

/* Which part of a node a finding underlines. */
#ifndef OOMLINT_MATCH_SPAN_H
#define OOMLINT_MATCH_SPAN_H

#include "syntax/tree.h"

/* A call in a chain that is broken over lines starts at its method's name; definitions and statements with a body end with
 * their header; what else goes on for lines ends with its first one, unless it is an expression. */
struct span span_shown(const struct tree *tree, node_id node);

#endif

/* `[*df.collect()]`: the grammar takes the star for a part of `*df`. Python applies it to the whole. */
#ifndef OOMLINT_SYNTAX_SPLATS_H
#define OOMLINT_SYNTAX_SPLATS_H

#include "syntax/tree.h"

/* Puts each star around the expression that it belongs to. The text of that begins behind the star then. */
void splats_mend(struct tree *tree);
/* Whether a node of this kind may be put elsewhere by that. */
bool splats_move(enum node_kind kind);

#endif

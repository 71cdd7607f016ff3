/* A comment without some of its words. */
#ifndef OOMLINT_SUPPRESS_MEND_H
#define OOMLINT_SUPPRESS_MEND_H

#include "suppress/directive.h"

/* Adds a safe fix: the directive without its unknown and its needless words, or no directive at all, and then no line with nothing
 * else on it. Other comments beside it stay as they are. */
void mend_add_removal(struct diagnostic *diagnostic, const struct tree *tree, const struct directives *directives, uint32_t directive,
                      struct arena *arena);
/* Whether nothing is silenced by this word that could have been. */
bool word_is_needless(const struct word *word);

#endif

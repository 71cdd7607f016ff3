/* Comments for findings that are to stay. */
#ifndef OOMLINT_SUPPRESS_ADD_H
#define OOMLINT_SUPPRESS_ADD_H

#include "suppress/suppress.h"

/* How far a comment reaches: the line, as far as it takes a comment; the statement below the comment; a cell of a notebook; the file. */
enum reach { REACH_LINE, REACH_STATEMENT, REACH_CELL, REACH_FILE };

/* Gives each diagnostic from number `first` on, which are all of this tree, one safe fix instead of those that it has: the comment
 * that silences it, with this reason. Where the line takes no comment, since a text in quotes or a backslash goes on over its end,
 * the comment stands above the statement. Diagnostics about comments get none. */
void suppress_offer(const struct suppression *suppression, uint32_t first, struct slice reason, enum reach reach,
                    struct report *report);

#endif

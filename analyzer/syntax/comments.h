/* Long runs of lines with nothing but a comment. For each of them the grammar's scanner looks for the end of the run, so that a
 * run of n lines is read n times: the parser is given blanks instead. */
#ifndef OOMLINT_SYNTAX_COMMENTS_H
#define OOMLINT_SYNTAX_COMMENTS_H

#include "base/list.h"

struct hidden_comments {
	struct span *at;
	uint32_t count, capacity;
};

/* The code with such runs blanked, or the code itself where there is none. Comments that speak to oomlint stay. */
struct slice comments_hidden(struct slice code, struct hidden_comments *hidden, struct arena *arena);

#endif

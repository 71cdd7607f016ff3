/* Logical lines: a simple statement, or the header of one that has a body, however many lines of the text it takes. */
#ifndef OOMLINT_SYNTAX_LOGICAL_H
#define OOMLINT_SYNTAX_LOGICAL_H

#include "syntax/tree.h"

struct logical_line {
	uint32_t first, last;  /* lines of source->code, 0-based */
	struct span span;      /* of source->code, without a comment behind it */
};

/* In order; no two share a line of the text, since statements on one line are taken together. */
struct logical_lines {
	struct logical_line *at;
	uint32_t count, capacity;
};

/* All of a tree. What the parser could not read has none. */
void logical_lines_read(struct logical_lines *lines, const struct tree *tree, struct arena *arena);
/* The one that this line of the text belongs to, or else the next one; NULL behind the last. */
const struct logical_line *logical_line_from(const struct logical_lines *lines, uint32_t line);
/* The one that this line belongs to; NULL when there is none. */
static inline const struct logical_line *logical_line_at(const struct logical_lines *lines, uint32_t line)
{
	const struct logical_line *found = logical_line_from(lines, line);

	return found && found->first <= line ? found : NULL;
}

#endif

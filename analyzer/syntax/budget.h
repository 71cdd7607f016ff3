/* What one parse may cost, so that text that is not Python cannot hold up everything else. */
#ifndef OOMLINT_SYNTAX_BUDGET_H
#define OOMLINT_SYNTAX_BUDGET_H

#include "base/slice.h"

#include <tree_sitter/api.h>

/* Bytes of the text that are handed to the parser at a time. */
enum { BUDGET_CHUNK = 4096 };

/* The parser counts its steps, but a step of error recovery copies the whole ERROR node, and one of the scanner may look far
 * ahead: what it allocates and how many chunks it reads have to be counted too. All are the same for the same text, on every
 * machine. */
struct budget {
	uint64_t steps, step_cost;
	uint64_t chunks;
	uint64_t allocated_before;
	uint64_t most;
	bool exceeded;
	bool ends_at_error;  /* a tree with errors in it is not wanted */
};

/* Makes the parser's memory go through our count; call before the first parse. Any number of times, from any thread. */
void budget_prepare(void);
struct budget budget_for(struct slice code);
/* A progress callback of tree-sitter; its payload is a struct budget. */
bool budget_spent(TSParseState *state);

/* Whether the scanner of the grammar can keep the indentations of this text: it has room for 1024 bytes, aborts the program
 * beyond that, and nesting cannot be deeper than there are different indentations. */
bool indentation_fits(struct slice code);

#endif

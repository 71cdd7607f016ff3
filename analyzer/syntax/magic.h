/* Cells and lines of notebooks that are not Python: `%%sql` cells, `%pip` lines, `!commands`, help requests. */
#ifndef OOMLINT_SYNTAX_MAGIC_H
#define OOMLINT_SYNTAX_MAGIC_H

#include "syntax/draft.h"

struct dialect {
	bool marked;         /* lines may stand behind `# MAGIC` */
	bool language_cells; /* `%sql` at the head of a cell makes all of it SQL; else it is a line of its own */
	bool spark_is_scala; /* what `%%spark` means */
};

/* Leaves nothing but Python in the cells: blanks what is not, uncovers what is hidden, removes shared indentation.
 * The number of Python cells. */
uint32_t cells_settle(struct draft *draft, struct dialect dialect);
/* Blanks the magic lines among the lines of Python of a cell. */
void magic_lines(struct draft *draft, struct span cell);

/* `%name`, `%%name` at the head of a text. */
struct magic {
	uint32_t percents;   /* 0: none here */
	struct slice name;
	struct slice rest;   /* of the line, without blanks at both ends */
};
struct magic magic_at(struct slice line);
/* Whether a list of names, ended by NULL, has this one. */
bool is_one_of(struct slice name, const char *const *names);
/* A magic that runs the Python that follows it: `%time f()`, and with two signs a cell. */
bool magic_runs_code(struct slice name);

#endif

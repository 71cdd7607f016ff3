/* A text on its way from the file to the parser: what it is made of, what is blanked in it and what is left out. */
#ifndef OOMLINT_SYNTAX_DRAFT_H
#define OOMLINT_SYNTAX_DRAFT_H

#include "text/source.h"

/* A cell of a notebook, in offsets of draft->text. What lies between cells belongs to none. */
struct cell {
	struct span span;
	uint32_t number; /* 1-based over all cells of the notebook */
	bool python;     /* as far as is known without reading it */
};

/* Of a line in which lengths differ: offsets inside a piece are found by walking. */
enum { PIECE_MOST = 512 };

struct draft {
	struct source *source;
	struct arena *arena;
	struct slice text;              /* so far */
	bool own;                       /* `text` is ours to write to */
	LIST(struct segment) origins;   /* from `text` to the file, a piece of a line at most; empty: the same offsets */
	LIST(struct cell) cells;        /* in order */
	LIST(struct span) hidden;       /* of `text`, in order: will not be in the code */
};

/* The line [at, end) with its end's offset; *next is where the next one begins. */
struct slice draft_line(const struct draft *draft, uint32_t at, uint32_t end, uint32_t *next);
/* The text, to be changed in place. */
char *draft_write(struct draft *draft);
/* Puts spaces there; line ends stay. */
void draft_blank(struct draft *draft, struct span span);
/* The same, but begins with a word when there is room for it, or else with a shorter expression. */
void draft_fill(struct draft *draft, struct span span, struct slice word);
/* Leaves a run out of the code. In order of place. */
void draft_hide(struct draft *draft, uint32_t start, uint32_t end);
/* Fills code and segments of the source. */
void draft_finish(struct draft *draft);

static inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

#endif

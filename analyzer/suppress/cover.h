/* What directives cover: lines, statements, regions, cells, the file. */
#ifndef OOMLINT_SUPPRESS_COVER_H
#define OOMLINT_SUPPRESS_COVER_H

#include "suppress/directive.h"
#include "syntax/logical.h"

/* One word on its lines, 0-based, the last one included. */
struct region {
	uint32_t first, last;
	uint32_t word;
};

/* A directive at a line or at a statement. */
struct point {
	uint32_t line;          /* of a statement: its first one */
	bool statement;         /* all of the statement that begins there */
	uint32_t directive;
};

/* What was found out about a statement: many findings may stand in one, and many comments above it. */
struct looked_up {
	uint32_t line;
	const struct topic *topic;   /* NULL: nothing yet */
	uint32_t silencer;
};

enum { LOOKED_UP_MOST = 64 };

struct cover {
	struct arena *arena;
	const struct tree *tree;
	const struct directives *directives;
	const struct logical_lines *lines;
	struct {
		struct point *at;
		uint32_t count, capacity;
	} points;                    /* by line, statements first */
	struct {
		struct region *at;
		uint32_t count, capacity;
	} regions, active;           /* by first line; those that go on where cover_find was asked last */
	uint32_t next_region;
	LIST(uint32_t) lonely;       /* directives: enable without disable, disable without enable */
	struct looked_up looked_up[LOOKED_UP_MOST];
};

/* Lays out what the directives of this tree cover. */
void cover_open(struct cover *cover, const struct directives *directives, const struct tree *tree, const struct logical_lines *lines,
                struct arena *arena);
/* The directive that silences a topic at a place, plus 1; *word is its word, UINT32_MAX for a bare one. 0: there is none. Without a
 * topic, the directive that would if it had the right word. Places are asked for in the order of their start. */
uint32_t cover_find(struct cover *cover, const struct topic *topic, struct span span, uint32_t *word);

#endif

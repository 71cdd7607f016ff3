/* The imports of a document, and how to add one. */
#ifndef OOMLINT_MATCH_IMPORTS_H
#define OOMLINT_MATCH_IMPORTS_H

#include "match/patterns.h"

struct import_known {
	node_id statement;
	struct slice module;   /* of `from m import n` and `import m` */
	struct slice name;     /* n, "*", or empty */
	struct slice bound;    /* what it is called here */
};

/* The first import that gives what a wish asks for. */
struct import_found {
	struct import_wish wish;
	struct slice bound;
	node_id statement;     /* 0: there is none */
};

struct name_use {
	struct slice name;
	bool used;
};

struct imports {
	const struct tree *tree;
	struct arena *arena;
	bool read;                        /* the lists are filled */
	LIST(struct import_known) known;  /* outside functions and classes */
	LIST(node_id) statements;         /* not inside anything */
	LIST(struct import_found) found;  /* wishes that were looked for */
	LIST(struct name_use) uses;       /* names that were looked for */
};

void imports_open(struct imports *imports, const struct tree *tree, struct arena *arena);
/* What the wish is called at `user`: another alias counts too. false: it has to be imported. */
bool imports_find(struct imports *imports, const struct import_wish *wish, node_id user, struct slice *bound);
/* Where to add the import so that `user` sees it. false: its name means something else in this file, or there is no place. */
bool imports_edit(struct imports *imports, const struct import_wish *wish, struct slice text, node_id user, struct edit *edit);

#endif

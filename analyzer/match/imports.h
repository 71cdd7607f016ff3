/* The imports of a document, and how to add one. */
#ifndef OOMLINT_MATCH_IMPORTS_H
#define OOMLINT_MATCH_IMPORTS_H

#include "match/patterns.h"

struct import_known {
	node_id statement;
	node_id within;        /* who comes by it is in here: a function, the body of a branch; 0: anywhere behind it */
	bool for_types;        /* below `if TYPE_CHECKING`: not there when the job runs */
	struct slice module;   /* of `from m import n` and `import m` */
	struct slice name;     /* n, "*", or empty */
	struct slice bound;    /* what it is called here */
};

/* A wish that was looked for: the first imports that give what it asks for. */
enum { GIVERS_MOST = 8 };
struct import_found {
	struct import_wish wish;
	uint32_t givers[GIVERS_MOST], count;
};

struct name_use {
	struct slice name;
	bool used, rebound;  /* it stands somewhere; by something else than an import it is bound */
};

struct imports {
	const struct tree *tree;
	struct arena *arena;
	bool read;                        /* the lists are filled */
	LIST(struct import_known) known;
	LIST(node_id) statements;         /* not inside anything */
	LIST(struct import_found) found;
	LIST(struct name_use) uses;       /* names that were looked for */
};

void imports_open(struct imports *imports, const struct tree *tree, struct arena *arena);
/* What the wish is called at `user`: another alias counts too. false: it has to be imported. */
bool imports_find(struct imports *imports, const struct import_wish *wish, node_id user, struct slice *bound);
/* Where to add the import so that `user` sees it: in a statement that takes other names from the same module, or in one of its own.
 * false: its name means something else in this file, or there is no place. */
bool imports_edit(struct imports *imports, const struct import_wish *wish, struct slice text, node_id user, struct edit *edit);

#endif

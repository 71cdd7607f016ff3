/* Scopes and names as Python has them: which names a function binds, and where a name that it reads is bound. */
#ifndef OOMLINT_MEANING_SCOPE_H
#define OOMLINT_MEANING_SCOPE_H

#include "base/names.h"
#include "data/api.h"
#include "syntax/tree.h"

enum scope_sort { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_LAMBDA, SCOPE_CLASS, SCOPE_COMPREHENSION };

/* `global` and `nonlocal`: the name is bound further out. */
enum declaration { DECLARED_HERE, DECLARED_GLOBAL, DECLARED_NONLOCAL };

struct symbol {
	name_t name;
	uint8_t elsewhere;   /* enum declaration */
	bool by_functions;   /* of the module: bound by functions that declare it global, and by nothing else */
	uint8_t evidence;    /* enum kind that the methods called on it prove; KIND_UNKNOWN: none */
};

struct scope {
	node_id node;        /* module, function_definition, lambda, class_definition, comprehension */
	uint32_t outer;      /* number of the enclosing scope; the module is 0 */
	enum scope_sort sort;
	bool generator;      /* its body yields */
	uint32_t twins;      /* of a definition: how many before it in the file have its name */
	LIST(struct symbol) symbols;
	uint32_t *buckets;   /* by name: 1 + number of the symbol */
	uint32_t bucket_count;
};

struct scopes {
	LIST(struct scope) all;  /* in order of their nodes */
	struct names *names;
	const struct tree *tree;
	struct arena *arena;
};

/* One walk over the tree. `names` and `arena` live as long as the scopes. */
void scopes_open(struct scopes *scopes, const struct tree *tree, const struct api *api, struct names *names, struct arena *arena);
/* Number of the scope that this node opens; UINT32_MAX when it opens none. */
uint32_t scope_of(const struct scopes *scopes, node_id node);
/* Whether a part of a definition or comprehension belongs to the scope around it, not to the one that this opens: name, defaults,
 * annotations, bases, the iterable of the first clause. */
bool is_evaluated_outside(const struct tree *tree, node_id part);
/* Number of the scope that a node is evaluated in. */
uint32_t scope_around(const struct scopes *scopes, node_id node);
/* Number of the scope that binds a name as it is seen from a scope; UINT32_MAX when none does. */
uint32_t scope_binding(const struct scopes *scopes, uint32_t from, name_t name);
/* Number of the symbol in this very scope; UINT32_MAX when the scope does not bind the name. */
uint32_t scope_find(const struct scope *scope, name_t name);
/* While scopes are opened: the symbol in this very scope, which is made where there is none. Good until the next one is. */
struct symbol *scope_declare(struct scopes *scopes, uint32_t scope, struct slice text);

#endif

#include "meaning/scope.h"

#ifdef OOMLINT_STRESS
enum { FIRST_BUCKETS = 1 };
#else
enum { FIRST_BUCKETS = 8 };
#endif

/* A method called on a plain name: what it proves is known when all bindings are. */
struct witness {
	uint32_t scope;
	name_t name;
	uint8_t kind;
};

struct walk {
	struct scopes *scopes;
	const struct api *api;
	uint32_t current;
	LIST(struct witness) witnesses;
};

uint32_t scope_of(const struct scopes *scopes, node_id node)
{
	uint32_t low = 0, high = scopes->all.count;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (scopes->all.at[middle].node < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low < scopes->all.count && scopes->all.at[low].node == node ? low : UINT32_MAX;
}

static uint32_t *bucket_of(const struct scope *scope, name_t name)
{
	uint32_t mask = scope->bucket_count - 1, at = (name * 2654435761u) & mask;

	while (scope->buckets[at] && scope->symbols.at[scope->buckets[at] - 1].name != name)
		at = (at + 1) & mask;
	return &scope->buckets[at];
}

uint32_t scope_find(const struct scope *scope, name_t name)
{
	return scope->bucket_count ? *bucket_of(scope, name) - 1 : UINT32_MAX;
}

static void buckets_grow(struct scope *scope, struct arena *arena)
{
	scope->bucket_count = scope->bucket_count ? scope->bucket_count * 2 : FIRST_BUCKETS * 2;
	scope->buckets = ARENA_ARRAY(arena, uint32_t, scope->bucket_count);
	for (uint32_t i = 0; i < scope->symbols.count; i++)
		*bucket_of(scope, scope->symbols.at[i].name) = i + 1;
}

static struct symbol *declare(struct walk *walk, uint32_t scope_number, struct slice text)
{
	struct scopes *scopes = walk->scopes;
	struct scope *scope = &scopes->all.at[scope_number];
	name_t name = name_of(scopes->names, text);
	uint32_t *bucket;
	struct symbol *symbol;

	if (2 * (scope->symbols.count + 1) > scope->bucket_count)
		buckets_grow(scope, scopes->arena);
	bucket = bucket_of(scope, name);
	if (*bucket)
		return &scope->symbols.at[*bucket - 1];
	symbol = list_push(scopes->arena, &scope->symbols);
	symbol->name = name;
	*bucket = scope->symbols.count;
	return symbol;
}

static uint32_t open_scope(struct walk *walk, node_id node, enum scope_sort sort)
{
	struct scope *scope = list_push(walk->scopes->arena, &walk->scopes->all);

	scope->node = node;
	scope->sort = sort;
	scope->outer = walk->current;
	return walk->scopes->all.count - 1;
}

/* Every plain name of a target: through tuples, lists and stars, not into attributes and subscripts. */
static void declare_targets(struct walk *walk, uint32_t scope, node_id target)
{
	const struct tree *tree = walk->scopes->tree;

	if (!target)
		return;
	for (node_id n = target; n <= tree_node(tree, target)->last; n++) {
		enum node_kind kind = node_kind(tree, n);

		if (kind == NODE_ATTRIBUTE || kind == NODE_SUBSCRIPT || kind == NODE_CALL)
			n = tree_node(tree, n)->last;
		else if (kind == NODE_IDENTIFIER)
			declare(walk, scope, node_text(tree, n));
	}
}

/* Names of parameters: not of their defaults and annotations. */
static void declare_parameters(struct walk *walk, uint32_t scope, node_id parameters)
{
	const struct tree *tree = walk->scopes->tree;

	if (!parameters)
		return;
	for (node_id p = node_first(tree, parameters); p; p = node_next(tree, p)) {
		node_id name = node_child(tree, p, FIELD_NAME);

		if (!name)
			name = node_kind(tree, p) == NODE_TYPED_PARAMETER ? node_first(tree, p) : p;
		declare_targets(walk, scope, name);
	}
}

/* `import a.b` binds a, `import a.b as c` binds c. */
static void declare_import(struct walk *walk, node_id statement)
{
	const struct tree *tree = walk->scopes->tree;

	for (node_id n = node_first(tree, statement); n; n = node_next(tree, n)) {
		node_id alias = node_child(tree, n, FIELD_ALIAS);

		if (tree_node(tree, n)->field != FIELD_NAME)
			continue;
		if (!alias)
			alias = node_first(tree, n);
		if (alias)
			declare(walk, walk->current, node_text(tree, alias));
	}
}

static void declare_elsewhere(struct walk *walk, node_id statement)
{
	const struct tree *tree = walk->scopes->tree;

	for (node_id n = node_first(tree, statement); n; n = node_next(tree, n))
		if (node_kind(tree, n) == NODE_IDENTIFIER)
			declare(walk, walk->current, node_text(tree, n))->elsewhere = true;
}

/* A walrus binds in the nearest scope that is no comprehension. */
static uint32_t walrus_scope(const struct walk *walk)
{
	uint32_t scope = walk->current;

	while (walk->scopes->all.at[scope].sort == SCOPE_COMPREHENSION)
		scope = walk->scopes->all.at[scope].outer;
	return scope;
}

static void note_witness(struct walk *walk, node_id attribute)
{
	const struct tree *tree = walk->scopes->tree;
	node_id object = node_child(tree, attribute, FIELD_OBJECT), method = node_child(tree, attribute, FIELD_ATTRIBUTE);
	enum kind kind;
	api_id proof;
	struct witness *witness;

	if (!object || !method || node_kind(tree, object) != NODE_IDENTIFIER)
		return;
	proof = api_proof(walk->api, node_text(tree, method));
	if (!proof)
		return;
	witness = list_push(walk->scopes->arena, &walk->witnesses);
	witness->scope = walk->current;
	witness->name = name_of(walk->scopes->names, node_text(tree, object));
	if (kind_find(walk->api->members[proof].owner, &kind))
		witness->kind = (uint8_t)kind;
}

static void declare_function(struct walk *walk, node_id node, enum scope_sort sort)
{
	const struct tree *tree = walk->scopes->tree;
	node_id name = node_child(tree, node, FIELD_NAME);
	uint32_t inner;

	if (name)
		declare(walk, walk->current, node_text(tree, name));
	inner = open_scope(walk, node, sort);
	declare_parameters(walk, inner, node_child(tree, node, FIELD_PARAMETERS));
	walk->current = inner;
}

static void visit(struct walk *walk, node_id n)
{
	const struct tree *tree = walk->scopes->tree;

	switch (node_kind(tree, n)) {
	case NODE_FUNCTION: declare_function(walk, n, SCOPE_FUNCTION); break;
	case NODE_LAMBDA: declare_function(walk, n, SCOPE_LAMBDA); break;
	case NODE_CLASS: declare_function(walk, n, SCOPE_CLASS); break;
	case NODE_LIST_COMPREHENSION:
	case NODE_SET_COMPREHENSION:
	case NODE_DICTIONARY_COMPREHENSION:
	case NODE_GENERATOR: walk->current = open_scope(walk, n, SCOPE_COMPREHENSION); break;
	case NODE_ASSIGNMENT:
	case NODE_AUGMENTED_ASSIGNMENT:
	case NODE_FOR:
	case NODE_FOR_IN: declare_targets(walk, walk->current, node_child(tree, n, FIELD_LEFT)); break;
	case NODE_AS_PATTERN_TARGET: declare_targets(walk, walk->current, n); break;
	case NODE_NAMED_EXPRESSION: declare_targets(walk, walrus_scope(walk), node_child(tree, n, FIELD_NAME)); break;
	case NODE_CASE_PATTERN: declare_targets(walk, walk->current, n); break;
	case NODE_IMPORT:
	case NODE_IMPORT_FROM: declare_import(walk, n); break;
	case NODE_GLOBAL:
	case NODE_NONLOCAL: declare_elsewhere(walk, n); break;
	case NODE_YIELD: walk->scopes->all.at[walk->current].generator = true; break;
	case NODE_ATTRIBUTE: note_witness(walk, n); break;
	default: break;
	}
}

/* Evidence belongs to the scope that binds the name. */
static void place_evidence(const struct walk *walk)
{
	for (uint32_t i = 0; i < walk->witnesses.count; i++) {
		const struct witness *witness = &walk->witnesses.at[i];

		for (uint32_t s = witness->scope;; s = walk->scopes->all.at[s].outer) {
			uint32_t found = scope_find(&walk->scopes->all.at[s], witness->name);

			if (found != UINT32_MAX && !walk->scopes->all.at[s].symbols.at[found].elsewhere) {
				walk->scopes->all.at[s].symbols.at[found].evidence = witness->kind;
				break;
			}
			if (s == 0)
				break;
		}
	}
}

void scopes_open(struct scopes *scopes, const struct tree *tree, const struct api *api, struct names *names, struct arena *arena)
{
	struct walk walk = {.scopes = scopes, .api = api};

	*scopes = (struct scopes){.names = names, .tree = tree, .arena = arena};
	open_scope(&walk, 1, SCOPE_MODULE);
	for (node_id n = 1; n < tree->count; n++) {
		while (walk.current && n > tree_node(tree, scopes->all.at[walk.current].node)->last)
			walk.current = scopes->all.at[walk.current].outer;
		visit(&walk, n);
	}
	place_evidence(&walk);
}

/* The one walk that finds scopes and what they bind. */
#include "meaning/scope.h"

#include "base/lookup.h"

/* A method called on a plain name: what it proves is known when all bindings are. */
struct witness {
	uint32_t scope;
	name_t name;
	uint8_t kind;
};

/* Nodes up to `last` belong to this scope. */
struct region {
	node_id last;
	uint32_t scope;
};

struct walk {
	struct scopes *scopes;
	const struct api *api;
	uint32_t current;
	LIST(struct region) regions; /* around the node at hand, the innermost last */
	LIST(struct witness) witnesses;
	struct lookup defined;       /* by name: how many definitions so far */
};

static void enter(struct walk *walk, node_id node, uint32_t scope)
{
	*list_push(walk->scopes->arena, &walk->regions) = (struct region){tree_node(walk->scopes->tree, node)->last, scope};
	walk->current = scope;
}

static void open_scope(struct walk *walk, node_id node, enum scope_sort sort)
{
	struct scope *scope = list_push(walk->scopes->arena, &walk->scopes->all);

	scope->node = node;
	scope->sort = sort;
	scope->outer = walk->current;
	enter(walk, node, walk->scopes->all.count - 1);
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
			scope_declare(walk->scopes, scope, node_text(tree, n));
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
			scope_declare(walk->scopes, walk->current, node_text(tree, alias));
	}
}

/* What a function declares global is a name of the module, even if nothing else binds it there. */
static void declare_elsewhere(struct walk *walk, node_id statement, enum declaration declaration)
{
	const struct tree *tree = walk->scopes->tree;

	for (node_id n = node_first(tree, statement); n; n = node_next(tree, n)) {
		name_t name = name_of(walk->scopes->names, node_text(tree, n));

		if (node_kind(tree, n) != NODE_IDENTIFIER)
			continue;
		if (declaration == DECLARED_GLOBAL && scope_find(&walk->scopes->all.at[0], name) == UINT32_MAX)
			scope_declare(walk->scopes, 0, node_text(tree, n))->by_functions = true;
		if (walk->current)
			scope_declare(walk->scopes, walk->current, node_text(tree, n))->elsewhere = (uint8_t)declaration;
	}
}

/* The name in `Point(x=name)`. */
static bool is_keyword_value(const struct tree *tree, node_id name)
{
	node_id keyword = node_parent(tree, name);

	return node_kind(tree, keyword) == NODE_OTHER && node_first(tree, keyword) != name &&
	       node_kind(tree, node_parent(tree, keyword)) == NODE_CASE_PATTERN;
}

/* Names that a pattern of `case` binds: `x`, `*x`, `**x`, `... as x`; not names of classes and keywords, and not `a.b`. */
static bool is_capture(const struct tree *tree, node_id identifier)
{
	node_id parent = node_parent(tree, identifier), above = node_parent(tree, parent);
	bool single = tree_node(tree, parent)->last == parent + 1;

	switch (node_kind(tree, parent)) {
	case NODE_DOTTED_NAME: return single && (node_kind(tree, above) == NODE_CASE_PATTERN || is_keyword_value(tree, parent));
	case NODE_AS_PATTERN: return node_kind(tree, node_first(tree, parent)) == NODE_CASE_PATTERN;
	case NODE_OTHER: return single && node_kind(tree, above) != NODE_TYPE && slice_starts(node_text(tree, parent), SLICE("*"));
	default: return false;
	}
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

static uint32_t count_twins(struct walk *walk, node_id named)
{
	name_t name = name_of(walk->scopes->names, named ? node_text(walk->scopes->tree, named) : SLICE(""));
	uint32_t before = lookup_find(&walk->defined, name);

	lookup_put(&walk->defined, name, before + 1, walk->scopes->arena);
	return before;
}

static void declare_function(struct walk *walk, node_id node, enum scope_sort sort)
{
	const struct tree *tree = walk->scopes->tree;
	node_id name = node_child(tree, node, FIELD_NAME);

	if (name)
		scope_declare(walk->scopes, walk->current, node_text(tree, name));
	open_scope(walk, node, sort);
	walk->scopes->all.at[walk->current].twins = count_twins(walk, name);
	declare_parameters(walk, walk->current, node_child(tree, node, FIELD_PARAMETERS));
}

/* `(x): int` says something of x, and does not make it a name of this scope; `x: int` does. */
static bool is_bare_annotation(const struct tree *tree, node_id assignment)
{
	return slice_starts(node_text(tree, assignment), SLICE("(")) && !node_child(tree, assignment, FIELD_RIGHT);
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
	case NODE_GENERATOR: open_scope(walk, n, SCOPE_COMPREHENSION); break;
	case NODE_ASSIGNMENT:
		if (!is_bare_annotation(tree, n))
			declare_targets(walk, walk->current, node_child(tree, n, FIELD_LEFT));
		break;
	case NODE_AUGMENTED_ASSIGNMENT:
	case NODE_FOR:
	case NODE_FOR_IN: declare_targets(walk, walk->current, node_child(tree, n, FIELD_LEFT)); break;
	case NODE_AS_PATTERN_TARGET: declare_targets(walk, walk->current, n); break;
	case NODE_NAMED_EXPRESSION: declare_targets(walk, walrus_scope(walk), node_child(tree, n, FIELD_NAME)); break;
	case NODE_DELETE: declare_targets(walk, walk->current, node_first(tree, n)); break;
	case NODE_IMPORT:
	case NODE_IMPORT_FROM:
	case NODE_FUTURE_IMPORT: declare_import(walk, n); break;
	case NODE_GLOBAL: declare_elsewhere(walk, n, DECLARED_GLOBAL); break;
	case NODE_NONLOCAL: declare_elsewhere(walk, n, DECLARED_NONLOCAL); break;
	case NODE_IDENTIFIER:
		if (is_capture(tree, n))
			scope_declare(walk->scopes, walk->current, node_text(tree, n));
		break;
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
		uint32_t s = scope_binding(walk->scopes, witness->scope, witness->name);
		const struct scope *scope = s == UINT32_MAX ? NULL : &walk->scopes->all.at[s];

		if (scope)
			scope->symbols.at[scope_find(scope, witness->name)].evidence = witness->kind;
	}
}

/* The region of a node: what is evaluated outside a scope belongs to the one around it. */
static void settle(struct walk *walk, node_id n)
{
	while (walk->regions.at[walk->regions.count - 1].last < n)
		walk->regions.count--;
	walk->current = walk->regions.at[walk->regions.count - 1].scope;
	if (n > 1 && is_evaluated_outside(walk->scopes->tree, n))
		enter(walk, n, walk->scopes->all.at[walk->current].outer);
}

void scopes_open(struct scopes *scopes, const struct tree *tree, const struct api *api, struct names *names, struct arena *arena)
{
	struct walk walk = {.scopes = scopes, .api = api};

	*scopes = (struct scopes){.names = names, .tree = tree, .arena = arena};
	open_scope(&walk, 1, SCOPE_MODULE);
	for (node_id n = 1; n < tree->count; n++) {
		settle(&walk, n);
		visit(&walk, n);
	}
	place_evidence(&walk);
}

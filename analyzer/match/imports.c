#include "match/import_parts.h"

enum { CLIMB_MOST = 1000 }; /* what is further out than this is not noticed */

void imports_open(struct imports *imports, const struct tree *tree, struct arena *arena)
{
	*imports = (struct imports){.tree = tree, .arena = arena};
}

/* Where an import stands. */
struct surroundings {
	node_id within;
	bool for_types, in_class;
};

/* "TYPE_CHECKING", "typing.TYPE_CHECKING" */
static bool is_for_types(const struct tree *tree, node_id branch, node_id part)
{
	return node_kind(tree, branch) == NODE_IF && tree_node(tree, part)->field == FIELD_CONSEQUENCE &&
	       slice_ends(node_text(tree, node_child(tree, branch, FIELD_CONDITION)), SLICE("TYPE_CHECKING"));
}

static bool is_branch(enum node_kind kind)
{
	return kind == NODE_IF || kind == NODE_ELIF || kind == NODE_ELSE || kind == NODE_FOR || kind == NODE_WHILE || kind == NODE_CASE;
}

/* The innermost function, or part of a statement that need not run, decides who can rely on it. */
static struct surroundings surroundings_of(const struct tree *tree, node_id statement)
{
	struct surroundings around = {0};
	node_id part = statement, parent = node_parent(tree, part);

	for (int step = 0; parent > 1 && step < CLIMB_MOST; part = parent, parent = node_parent(tree, part), step++) {
		enum node_kind kind = node_kind(tree, parent);

		around.in_class = around.in_class || (kind == NODE_CLASS && !around.within);
		around.for_types = around.for_types || is_for_types(tree, parent, part);
		if (!around.within && (kind == NODE_FUNCTION || is_branch(kind)))
			around.within = kind == NODE_FUNCTION ? parent : part;
	}
	return around;
}

static struct import_known *add_known(struct imports *imports, const struct import_known *where, struct slice module, struct slice name)
{
	struct import_known *known = list_push(imports->arena, &imports->known);

	*known = *where;
	known->module = module;
	known->name = name;
	known->bound = name.length ? name : module;
	return known;
}

/* One name of a statement: `n`, `n as a`. */
static void read_name(struct imports *imports, const struct import_known *where, struct slice module, node_id name)
{
	const struct tree *tree = imports->tree;
	bool aliased = node_kind(tree, name) == NODE_ALIASED_IMPORT;
	struct slice text = node_text(tree, aliased ? node_child(tree, name, FIELD_NAME) : name);
	struct import_known *known = module.at ? add_known(imports, where, module, text) : add_known(imports, where, text, SLICE(""));

	if (aliased)
		known->bound = node_text(tree, node_child(tree, name, FIELD_ALIAS));
}

/* What a class body imports, its methods do not see. */
static void read_statement(struct imports *imports, node_id statement)
{
	const struct tree *tree = imports->tree;
	node_id from = node_child(tree, statement, FIELD_MODULE_NAME);
	struct slice module = from ? node_text(tree, from) : (struct slice){0};
	struct surroundings around = surroundings_of(tree, statement);
	const struct import_known where = {.statement = statement, .within = around.within, .for_types = around.for_types};

	if (around.in_class)
		return;
	for (node_id part = node_first(tree, statement); part; part = node_next(tree, part)) {
		if (tree_node(tree, part)->field == FIELD_NAME)
			read_name(imports, &where, module, part);
		else if (node_kind(tree, part) == NODE_WILDCARD_IMPORT)
			add_known(imports, &where, module, SLICE("*"));
	}
}

static bool is_import(enum node_kind kind)
{
	return kind == NODE_IMPORT || kind == NODE_IMPORT_FROM || kind == NODE_FUTURE_IMPORT;
}

void imports_read(struct imports *imports)
{
	const struct tree *tree = imports->tree;

	for (node_id id = 1; id < tree->count && !imports->read; id++) {
		if (!is_import(node_kind(tree, id)))
			continue;
		read_statement(imports, id);
		if (node_parent(tree, id) == 1)
			*list_push(imports->arena, &imports->statements) = id;
	}
	imports->read = true;
}

/* `import a.b` and `from a import b` give the same module. */
static bool dotted_is(struct slice module, struct slice name, struct slice dotted)
{
	return dotted.length == module.length + 1 + name.length && slice_starts(dotted, module) &&
	       dotted.at[module.length] == '.' && slice_ends(dotted, name);
}

static bool gives(const struct import_known *known, const struct import_wish *wish)
{
	if (slice_equal(known->module, wish->module) && slice_equal(known->name, wish->name))
		return true;
	if (wish->name.length && !known->name.length)
		return dotted_is(wish->module, wish->name, known->module);
	return known->name.length && !wish->name.length && dotted_is(known->module, known->name, wish->module);
}

static bool gives_all(const struct import_known *known, const struct import_wish *wish)
{
	return slice_equal(known->name, SLICE("*")) && wish->name.length && slice_equal(wish->name, wish->bound) &&
	       slice_equal(known->module, wish->module);
}

static bool is_dotted(struct slice name)
{
	return slice_has(name, SLICE("."));
}

static bool in_function(const struct tree *tree, node_id node)
{
	for (int step = 0; node > 1 && step < CLIMB_MOST; node = node_parent(tree, node), step++)
		if (node_kind(tree, node) == NODE_FUNCTION)
			return true;
	return false;
}

/* What the wish is called by this import; false: the import does not give it, or the name cannot stand instead. */
static bool bound_by(const struct import_known *known, const struct import_wish *wish, struct slice *bound)
{
	bool given = gives(known, wish);

	if (!given && !gives_all(known, wish))
		return false;
	*bound = given ? known->bound : wish->bound;
	return slice_equal(*bound, wish->bound) || (!is_dotted(*bound) && !is_dotted(wish->bound));
}

static bool same_wish(const struct import_wish *a, const struct import_wish *b)
{
	return slice_equal(a->module, b->module) && slice_equal(a->name, b->name) && slice_equal(a->bound, b->bound);
}

/* Each wish is looked for once. */
static const struct import_found *givers_of(struct imports *imports, const struct import_wish *wish)
{
	struct import_found *found;
	struct slice bound;

	for (uint32_t i = 0; i < imports->found.count; i++)
		if (same_wish(&imports->found.at[i].wish, wish))
			return &imports->found.at[i];
	found = list_push(imports->arena, &imports->found);
	*found = (struct import_found){.wish = *wish};
	for (uint32_t i = 0; i < imports->known.count && found->count < GIVERS_MOST; i++)
		if (bound_by(&imports->known.at[i], wish, &bound))
			found->givers[found->count++] = i;
	return found;
}

/* Kinds of nodes that bind the names right below them. */
static const bool binders[NODE_KIND_COUNT] = {
	[NODE_PARAMETERS] = true, [NODE_LAMBDA_PARAMETERS] = true, [NODE_TYPED_PARAMETER] = true, [NODE_LIST_SPLAT_PATTERN] = true,
	[NODE_DICTIONARY_SPLAT_PATTERN] = true, [NODE_TUPLE_PATTERN] = true, [NODE_LIST_PATTERN] = true, [NODE_PATTERN_LIST] = true,
	[NODE_AS_PATTERN_TARGET] = true, [NODE_CASE_PATTERN] = true, [NODE_DELETE] = true,
};
/* And those that bind their name. */
static const bool named[NODE_KIND_COUNT] = {
	[NODE_FUNCTION] = true, [NODE_CLASS] = true, [NODE_NAMED_EXPRESSION] = true, [NODE_DEFAULT_PARAMETER] = true,
	[NODE_TYPED_DEFAULT_PARAMETER] = true,
};
/* And those that bind what stands at their left. */
static const bool assigning[NODE_KIND_COUNT] = {
	[NODE_ASSIGNMENT] = true, [NODE_AUGMENTED_ASSIGNMENT] = true, [NODE_FOR] = true, [NODE_FOR_IN] = true,
};

static bool is_bound_here(const struct tree *tree, node_id name)
{
	enum node_kind parent = node_kind(tree, node_parent(tree, name));
	uint8_t field = tree_node(tree, name)->field;

	return binders[parent] || (named[parent] && field == FIELD_NAME) || (assigning[parent] && field == FIELD_LEFT);
}

/* What the name is for in this file; each is looked for once. */
static const struct name_use *use_of(struct imports *imports, struct slice name)
{
	const struct tree *tree = imports->tree;
	struct name_use use = {.name = name};

	for (uint32_t i = 0; i < imports->uses.count; i++)
		if (slice_equal(imports->uses.at[i].name, name))
			return &imports->uses.at[i];
	for (node_id id = 1; id < tree->count && !use.rebound; id++)
		if (node_kind(tree, id) == NODE_IDENTIFIER && slice_equal(node_text(tree, id), name)) {
			use.used = true;
			use.rebound = is_bound_here(tree, id);
		}
	*list_push(imports->arena, &imports->uses) = use;
	return &imports->uses.at[imports->uses.count - 1];
}

/* Whether this import is done before the user's turn comes. */
static bool reaches(const struct imports *imports, const struct import_known *known, node_id user)
{
	if (known->for_types || (known->within && !node_inside(imports->tree, user, known->within)))
		return false;
	return known->statement <= user || (!known->within && in_function(imports->tree, user));
}

bool imports_find(struct imports *imports, const struct import_wish *wish, node_id user, struct slice *bound)
{
	const struct import_found *found;

	imports_read(imports);
	found = givers_of(imports, wish);
	for (uint32_t i = 0; i < found->count; i++) {
		const struct import_known *known = &imports->known.at[found->givers[i]];

		if (reaches(imports, known, user) && bound_by(known, wish, bound) && !use_of(imports, *bound)->rebound)
			return true;
	}
	return false;
}

/* `import a.b` binds `a`. */
static struct slice first_name(struct slice bound)
{
	struct slice name;

	slice_next(&bound, '.', &name);
	return name;
}

/* A function that imports it further down has no such name before. */
static bool comes_too_late(const struct imports *imports, const struct import_known *known, node_id user)
{
	return known->within && known->statement > user && node_inside(imports->tree, user, known->within);
}

bool imports_name_is_taken(struct imports *imports, const struct import_wish *wish, node_id user)
{
	const struct name_use *use;
	bool given = false;

	if (is_dotted(wish->bound))
		return false;
	use = use_of(imports, wish->bound);
	for (uint32_t i = 0; i < imports->known.count; i++) {
		const struct import_known *known = &imports->known.at[i];

		if (!slice_equal(first_name(known->bound), wish->bound))
			continue;
		if (!gives(known, wish) || comes_too_late(imports, known, user))
			return true;
		given = true;
	}
	return use->rebound || (use->used && !given);
}

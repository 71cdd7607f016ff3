#include "match/imports.h"

void imports_open(struct imports *imports, const struct tree *tree, struct arena *arena)
{
	*imports = (struct imports){.tree = tree, .arena = arena};
}

static struct import_known *add_known(struct imports *imports, node_id statement, struct slice module, struct slice name)
{
	struct import_known *known = list_push(imports->arena, &imports->known);

	*known = (struct import_known){statement, module, name, name.length ? name : module};
	return known;
}

/* One name of a statement: `n`, `n as a`. */
static void read_name(struct imports *imports, node_id statement, struct slice module, node_id name)
{
	const struct tree *tree = imports->tree;
	bool aliased = node_kind(tree, name) == NODE_ALIASED_IMPORT;
	struct slice text = node_text(tree, aliased ? node_child(tree, name, FIELD_NAME) : name);
	struct import_known *known = module.at ? add_known(imports, statement, module, text)
	                                       : add_known(imports, statement, text, SLICE(""));

	if (aliased)
		known->bound = node_text(tree, node_child(tree, name, FIELD_ALIAS));
}

static void read_statement(struct imports *imports, node_id statement)
{
	const struct tree *tree = imports->tree;
	node_id from = node_child(tree, statement, FIELD_MODULE_NAME);
	struct slice module = from ? node_text(tree, from) : (struct slice){0};

	for (node_id part = node_first(tree, statement); part; part = node_next(tree, part)) {
		if (tree_node(tree, part)->field == FIELD_NAME)
			read_name(imports, statement, module, part);
		else if (node_kind(tree, part) == NODE_WILDCARD_IMPORT)
			add_known(imports, statement, module, SLICE("*"));
	}
}

static bool is_import(enum node_kind kind)
{
	return kind == NODE_IMPORT || kind == NODE_IMPORT_FROM || kind == NODE_FUTURE_IMPORT;
}

static void read_all(struct imports *imports)
{
	const struct tree *tree = imports->tree;

	for (node_id id = 1; id < tree->count; id++) {
		enum node_kind kind = node_kind(tree, id);

		if (kind == NODE_FUNCTION || kind == NODE_CLASS) {
			id = tree_node(tree, id)->last;
		} else if (is_import(kind)) {
			read_statement(imports, id);
			if (node_parent(tree, id) == 1)
				*list_push(imports->arena, &imports->statements) = id;
		}
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

enum { CLIMB_MOST = 1000 }; /* a function that is further away than this is not noticed */

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
static const struct import_found *first_import(struct imports *imports, const struct import_wish *wish)
{
	struct import_found found = {.wish = *wish};

	for (uint32_t i = 0; i < imports->found.count; i++)
		if (same_wish(&imports->found.at[i].wish, wish))
			return &imports->found.at[i];
	for (uint32_t i = 0; i < imports->known.count && !found.statement; i++)
		if (bound_by(&imports->known.at[i], wish, &found.bound))
			found.statement = imports->known.at[i].statement;
	*list_push(imports->arena, &imports->found) = found;
	return &imports->found.at[imports->found.count - 1];
}

bool imports_find(struct imports *imports, const struct import_wish *wish, node_id user, struct slice *bound)
{
	const struct import_found *found;

	if (!imports->read)
		read_all(imports);
	found = first_import(imports, wish);
	*bound = found->bound;
	return found->statement && (found->statement <= user || in_function(imports->tree, user));
}

static bool is_used(const struct tree *tree, struct slice name)
{
	for (node_id id = 1; id < tree->count; id++)
		if (node_kind(tree, id) == NODE_IDENTIFIER && slice_equal(node_text(tree, id), name))
			return true;
	return false;
}

/* The name stands somewhere: as what, does not matter. Each is looked for once. */
static bool is_taken(struct imports *imports, struct slice name)
{
	struct name_use *use;

	for (uint32_t i = 0; i < imports->uses.count; i++)
		if (slice_equal(imports->uses.at[i].name, name))
			return imports->uses.at[i].used;
	use = list_push(imports->arena, &imports->uses);
	*use = (struct name_use){name, is_used(imports->tree, name)};
	return use->used;
}

static node_id top_statement(const struct tree *tree, node_id node)
{
	while (node_parent(tree, node) > 1)
		node = node_parent(tree, node);
	return node;
}

static node_id first_statement(const struct tree *tree)
{
	return node_first(tree, 1);
}

static bool is_docstring(const struct tree *tree, node_id statement)
{
	node_id inside = node_kind(tree, statement) == NODE_EXPRESSION_STATEMENT ? node_first(tree, statement) : statement;

	return inside && node_kind(tree, inside) == NODE_STRING;
}

/* The last import that stands before; 0: none does. */
static node_id last_before(const struct imports *imports, node_id user)
{
	uint32_t low = 0, high = imports->statements.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (imports->statements.at[middle] < user)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? imports->statements.at[low - 1] : 0;
}

/* The statement to add the import after; 0: before everything. */
static node_id statement_before(const struct imports *imports, node_id user)
{
	const struct tree *tree = imports->tree;
	node_id first = first_statement(tree), before = last_before(imports, user);

	return before || !first || first == user || !is_docstring(tree, first) ? before : first;
}

/* "\r\n" where the file has it at the end of its first line. */
static struct slice line_end(const struct source *source)
{
	uint32_t end = slice_find(source->code, SLICE("\n"), 0);

	return end != UINT32_MAX && end > 0 && source->code.at[end - 1] == '\r' ? SLICE("\r\n") : SLICE("\n");
}

/* Behind the statement and its comment; false when something else stands on the line. */
static bool place_behind(const struct tree *tree, node_id statement, uint32_t *place)
{
	const struct source *source = tree->source;
	uint32_t end = tree_node(tree, statement)->end, line = source_line(source, end);
	struct slice text = source_line_text(source, line), rest;

	rest = slice_trim(slice_part(text, end - source->code_lines.at[line], text.length));
	*place = source->code_lines.at[line] + text.length;
	return !rest.length || rest.at[0] == '#';
}

static bool edit_after(const struct tree *tree, node_id statement, struct slice text, struct arena *arena, struct edit *edit)
{
	struct slice end = line_end(tree->source);
	uint32_t place;

	if (!place_behind(tree, statement, &place))
		return false;
	*edit = (struct edit){{place, place}, arena_format(arena, "%.*s%.*s", SLICE_ARGS(end), SLICE_ARGS(text))};
	return true;
}

static bool edit_first(const struct tree *tree, node_id first, struct slice text, struct arena *arena, struct edit *edit)
{
	struct slice end = line_end(tree->source);
	uint32_t place = tree_node(tree, first)->start;

	*edit = (struct edit){{place, place}, arena_format(arena, "%.*s%.*s", SLICE_ARGS(text), SLICE_ARGS(end))};
	return true;
}

bool imports_edit(struct imports *imports, const struct import_wish *wish, struct slice text, node_id user, struct edit *edit)
{
	const struct tree *tree = imports->tree;
	node_id statement = top_statement(tree, user), before;

	if (!imports->read)
		read_all(imports);
	if (!is_dotted(wish->bound) && is_taken(imports, wish->bound))
		return false;
	before = statement_before(imports, statement);
	if (before)
		return edit_after(tree, before, text, imports->arena, edit) && edit->span.start <= tree_node(tree, statement)->start;
	return edit_first(tree, first_statement(tree), text, imports->arena, edit);
}

/* Where an import is added. */
#include "match/import_parts.h"

#include "base/search.h"

/* Columns of a line that gets another name, and imports that are looked at for a place. */
enum { LINE_MOST = 88, TRIED_MOST = 100 };

static node_id top_statement(const struct tree *tree, node_id node)
{
	while (node_parent(tree, node) > 1)
		node = node_parent(tree, node);
	return node;
}

static bool is_docstring(const struct tree *tree, node_id statement)
{
	node_id inside = node_kind(tree, statement) == NODE_EXPRESSION_STATEMENT ? node_first(tree, statement) : statement;

	return inside && node_kind(tree, inside) == NODE_STRING;
}

/* How many of the imports stand before. */
static uint32_t imports_before(const struct imports *imports, node_id user)
{
	uint32_t at = 0;

	PARTITION_POINT(at, imports->statements.count, imports->statements.at[at] < user);
	return at;
}

static uint32_t cell_of(const struct imports *imports, uint32_t import)
{
	return source_cell(imports->tree->source, tree_node(imports->tree, imports->statements.at[import])->start);
}

/* In a notebook imports go where its first ones are. */
static uint32_t in_first_cell(const struct imports *imports, uint32_t count)
{
	uint32_t same = 0;

	if (!imports->tree->source->notebook)
		return count;
	while (same < count && cell_of(imports, same) == cell_of(imports, 0))
		same++;
	return same;
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

static struct edit insertion(uint32_t place, struct slice text)
{
	return (struct edit){{place, place}, text};
}

/* Behind the last of so many imports where there is room for a line. */
static bool edit_after(const struct imports *imports, uint32_t count, struct slice text, struct edit *edit)
{
	struct slice end = line_end(imports->tree->source);
	uint32_t place;

	for (uint32_t i = count, tried = 0; i-- > 0 && tried < TRIED_MOST; tried++)
		if (place_behind(imports->tree, imports->statements.at[i], &place)) {
			*edit = insertion(place, arena_format(imports->arena, "%.*s%.*s", SLICE_ARGS(end), SLICE_ARGS(text)));
			return true;
		}
	return false;
}

/* Behind a docstring, or before everything. */
static bool edit_first(const struct imports *imports, node_id user, struct slice text, struct edit *edit)
{
	const struct tree *tree = imports->tree;
	struct slice end = line_end(tree->source);
	node_id first = node_first(tree, 1);
	uint32_t place = tree_node(tree, first)->start;

	if (first == user || !is_docstring(tree, first)) {
		*edit = insertion(place, arena_format(imports->arena, "%.*s%.*s", SLICE_ARGS(text), SLICE_ARGS(end)));
		return true;
	}
	if (!place_behind(tree, first, &place))
		return false;
	*edit = insertion(place, arena_format(imports->arena, "%.*s%.*s", SLICE_ARGS(end), SLICE_ARGS(text)));
	return true;
}

/* The last name that `from m import a, b` takes; 0: it takes all, or another module's. */
static node_id last_name(const struct tree *tree, node_id statement, struct slice module)
{
	node_id from = node_child(tree, statement, FIELD_MODULE_NAME), last = 0;

	if (node_kind(tree, statement) != NODE_IMPORT_FROM || !from || !slice_equal(node_text(tree, from), module))
		return 0;
	for (node_id part = node_first(tree, statement); part; part = node_next(tree, part))
		if (tree_node(tree, part)->field == FIELD_NAME)
			last = part;
	return last;
}

/* What stands before the name in its line, and what behind it. */
struct line_around {
	struct slice before, after;
};

static struct line_around line_around(const struct tree *tree, node_id name)
{
	const struct source *source = tree->source;
	const struct node *row = tree_node(tree, name);
	uint32_t line = source_line(source, row->end), start = source->code_lines.at[line];
	struct slice text = source_line_text(source, line);

	return (struct line_around){slice_part(text, 0, row->start > start ? row->start - start : 0),
	                            slice_part(text, row->end - start, text.length)};
}

/* One more name behind the last one, on a line of its own where that one has one. A comment there would be taken for the new name's. */
static bool edit_into(const struct imports *imports, node_id statement, const struct import_wish *wish, struct edit *edit)
{
	const struct tree *tree = imports->tree;
	node_id last = last_name(tree, statement, wish->module);
	struct line_around around;
	struct slice name, end = line_end(tree->source);
	bool own_line;

	if (!last)
		return false;
	around = line_around(tree, last);
	own_line = !slice_trim(around.before).length && slice_has(node_text(tree, statement), SLICE("("));
	name = slice_equal(wish->name, wish->bound) ? wish->name
	       : arena_format(imports->arena, "%.*s as %.*s", SLICE_ARGS(wish->name), SLICE_ARGS(wish->bound));
	*edit = insertion(tree_node(tree, last)->end,
	                  own_line ? arena_format(imports->arena, ",%.*s%.*s%.*s", SLICE_ARGS(end), SLICE_ARGS(around.before), SLICE_ARGS(name))
	                           : arena_format(imports->arena, ", %.*s", SLICE_ARGS(name)));
	return !slice_has(around.after, SLICE("#")) &&
	       (own_line || around.before.length + node_text(tree, last).length + around.after.length + edit->text.length <= LINE_MOST);
}

/* Among the names that a statement takes from the same module. */
static bool edit_among(const struct imports *imports, uint32_t count, const struct import_wish *wish, struct edit *edit)
{
	for (uint32_t i = count, tried = 0; wish->name.length && i-- > 0 && tried < TRIED_MOST; tried++)
		if (edit_into(imports, imports->statements.at[i], wish, edit))
			return true;
	return false;
}

bool imports_edit(struct imports *imports, const struct import_wish *wish, struct slice text, node_id user, struct edit *edit)
{
	const struct tree *tree = imports->tree;
	node_id statement = top_statement(tree, user);
	uint32_t count;

	imports_read(imports);
	if (imports_name_is_taken(imports, wish, user))
		return false;
	count = imports_before(imports, statement);
	if (edit_among(imports, count, wish, edit))
		return true;
	count = in_first_cell(imports, count);
	if (count)
		return edit_after(imports, count, text, edit) && edit->span.start <= tree_node(tree, statement)->start;
	return edit_first(imports, statement, text, edit);
}

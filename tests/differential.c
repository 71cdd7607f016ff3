/* What the syntax and meaning layers say of files, for tests/differential/compare.py, which asks CPython the same. Paths come through
 * stdin, one on a line; each line that goes out is a JSON array:
 *
 *     ["file", path, outcome, code]        "read", or why not; `code` in hexadecimal where it is not the file as it stands
 *     ["scope", sort, name, line, outer, {name: "local" | "global" | "free"}]    line 0: lambdas and comprehensions
 *     ["call", line, column, callee]       `a.b.c`; `?.c` where it is called on something else than a name
 *     ["import", line, column, dots and module, name, alias]
 *     ["string", line, column, "str" | "bytes" | "f", value]     in hexadecimal, `?` for what is not known
 *     ["loop", line, column, kind, depth]
 *
 * What stands in an f-string has the place of the f-string. */
#include "meaning/evaluator.h"
#include "meaning/literals.h"
#include "data/rules.h"
#include "syntax/cells.h"
#include "text/json_string.h"

#include <stdio.h>
#include <stdlib.h>

struct telling {
	struct facts *facts;
	const struct tree *tree;
	struct buffer out;
	bool future;             /* annotations are not evaluated */
};

static void add_json(struct buffer *out, struct slice text)
{
	buffer_add_char(out, '"');
	json_escape(out, text, false);
	buffer_add_char(out, '"');
}

/* A hole is a question mark. */
static void add_hex(struct buffer *out, struct slice text)
{
	static const char digits[] = "0123456789abcdef";

	buffer_add_char(out, '"');
	for (uint32_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];

		buffer_add_char(out, c == TEXT_HOLE ? '?' : digits[c >> 4]);
		if (c != TEXT_HOLE)
			buffer_add_char(out, digits[c & 15]);
	}
	buffer_add_char(out, '"');
}

/* The outermost string around a node of an f-string, or the node. */
static node_id placed(const struct tree *tree, node_id node)
{
	node_id found = node;

	for (node_id n = node; n; n = node_parent(tree, n))
		if (node_kind(tree, n) == NODE_INTERPOLATION)
			found = node_parent(tree, n);
	return node_kind(tree, node_parent(tree, found)) == NODE_CONCATENATED_STRING ? node_parent(tree, found) : found;
}

static void begin(struct telling *telling, const char *what, node_id node)
{
	const struct source *source = telling->tree->source;
	uint32_t start = tree_node(telling->tree, placed(telling->tree, node))->start, line = source_line(source, start);

	buffer_format(&telling->out, "[\"%s\",%u,%u,", what, line + 1, start - source->code_lines.at[line]);
}

/* ---- calls, imports, loops ---- */

static node_id bare(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) == NODE_PARENTHESIZED)
		node = node_first(tree, node);
	return node;
}

static void tell_call(struct telling *telling, node_id call)
{
	const struct tree *tree = telling->tree;
	node_id names[32], n = bare(tree, node_child(tree, call, FIELD_FUNCTION));
	uint32_t count = 0;

	while (n && node_kind(tree, n) == NODE_ATTRIBUTE && count < 32) {
		names[count++] = node_child(tree, n, FIELD_ATTRIBUTE);
		n = bare(tree, node_child(tree, n, FIELD_OBJECT));
	}
	begin(telling, "call", call);
	buffer_add_char(&telling->out, '"');
	buffer_add(&telling->out, node_kind(tree, n) == NODE_IDENTIFIER ? node_text(tree, n) : SLICE("?"));
	while (count) {
		buffer_add_char(&telling->out, '.');
		buffer_add(&telling->out, node_text(tree, names[--count]));
	}
	buffer_add_text(&telling->out, "\"]\n");
}

static void tell_imported(struct telling *telling, node_id statement, struct slice module, struct slice name, struct slice alias)
{
	begin(telling, "import", statement);
	add_json(&telling->out, module);
	buffer_add_char(&telling->out, ',');
	add_json(&telling->out, name);
	buffer_add_char(&telling->out, ',');
	add_json(&telling->out, alias);
	buffer_add_text(&telling->out, "]\n");
}

static void tell_import(struct telling *telling, node_id statement)
{
	const struct tree *tree = telling->tree;
	node_id from = node_child(tree, statement, FIELD_MODULE_NAME);
	struct slice module = from ? node_text(tree, from) : SLICE("");

	if (node_kind(tree, statement) == NODE_FUTURE_IMPORT)
		module = SLICE("__future__");
	for (node_id n = node_first(tree, statement); n; n = node_next(tree, n)) {
		node_id alias = node_child(tree, n, FIELD_ALIAS), name = node_child(tree, n, FIELD_NAME);

		if (node_kind(tree, n) == NODE_WILDCARD_IMPORT)
			tell_imported(telling, statement, module, SLICE("*"), SLICE(""));
		else if (tree_node(tree, n)->field == FIELD_NAME)
			tell_imported(telling, statement, module, node_text(tree, name ? name : n), alias ? node_text(tree, alias) : SLICE(""));
	}
}

static void count_loop(const struct facts *facts, node_id loop, void *context)
{
	(void)facts;
	(void)loop;
	++*(uint32_t *)context;
}

static void tell_loop(struct telling *telling, node_id loop)
{
	static const char *const kinds[NODE_KIND_COUNT] = {[NODE_FOR] = "for", [NODE_WHILE] = "while", [NODE_FOR_IN] = "clause"};
	const struct tree *tree = telling->tree;
	node_id place = node_kind(tree, loop) == NODE_FOR_IN ? bare_target(tree, node_child(tree, loop, FIELD_LEFT)) : loop;
	uint32_t depth = 0;

	loops_around(telling->facts, loop, count_loop, &depth);
	begin(telling, "loop", place);
	buffer_format(&telling->out, "\"%s\",%u]\n", kinds[node_kind(tree, loop)], depth);
}

/* ---- strings ---- */

static bool has_interpolation(const struct tree *tree, node_id string)
{
	struct slice text = node_text(tree, string);

	for (uint32_t i = 0; i < text.length && text.at[i] != '"' && text.at[i] != '\''; i++)
		if (text.at[i] == 'f' || text.at[i] == 'F')
			return true;
	return false;
}

static void read_literal(const struct tree *tree, node_id string, struct buffer *text)
{
	for (node_id n = node_first(tree, string); n; n = node_next(tree, n)) {
		enum node_kind kind = node_kind(tree, n);

		if (kind == NODE_STRING)
			read_literal(tree, n, text);
		else if (kind == NODE_STRING_CONTENT || kind == NODE_STRING_END)
			literal_add(text, tree, n);
		else if (kind == NODE_INTERPOLATION) {
			buffer_add(text, literal_label(tree, n));
			buffer_add_char(text, TEXT_HOLE);
		}
	}
}

/* As the evaluator read it where it did, which is nearly everywhere; literal parts of f-strings, and what it does not keep, anew. */
static void tell_string(struct telling *telling, node_id string)
{
	const struct tree *tree = telling->tree;
	node_id first = node_kind(tree, string) == NODE_CONCATENATED_STRING ? node_first(tree, string) : string;
	bool formatted = false;
	struct buffer text = {0};
	struct slice known;

	for (node_id n = first; n; n = n == string ? 0 : node_next(tree, n))
		formatted = formatted || has_interpolation(tree, n);
	read_literal(tree, string, &text);
	if (formatted || text.length > TEXT_MOST || !facts_constant(telling->facts, string, telling->facts->arena, &known))
		known = buffer_slice(&text);
	begin(telling, "string", string);
	buffer_format(&telling->out, "\"%s\",", formatted ? "f" : literal_is_bytes(tree, first) ? "bytes" : "str");
	add_hex(&telling->out, known);
	buffer_add_text(&telling->out, "]\n");
	buffer_free(&text);
}

/* ---- scopes ---- */

static bool in_annotation(const struct tree *tree, node_id node)
{
	for (node_id n = node; n; n = node_parent(tree, n)) {
		enum node_field field = (enum node_field)tree_node(tree, n)->field;

		if (node_kind(tree, n) == NODE_TYPE && (field == FIELD_TYPE || field == FIELD_RETURN_TYPE))
			return true;
	}
	return false;
}

/* Whether an identifier names a variable; the others are attributes, keywords, and modules and members in imports. */
static bool is_name(const struct tree *tree, node_id identifier)
{
	node_id parent = node_parent(tree, identifier), above = node_parent(tree, parent);
	enum node_kind kind = node_kind(tree, parent);
	enum node_field field = (enum node_field)tree_node(tree, identifier)->field;
	bool first = node_first(tree, parent) == identifier;

	if (kind == NODE_ATTRIBUTE)
		return field != FIELD_ATTRIBUTE;
	if (kind == NODE_KEYWORD_ARGUMENT)
		return field != FIELD_NAME;
	if (kind == NODE_MEMBER_TYPE)
		return first;
	if (kind == NODE_OTHER && node_kind(tree, above) == NODE_CASE_PATTERN) /* a keyword, or *rest */
		return slice_starts(node_text(tree, parent), SLICE("*"));
	if (kind != NODE_DOTTED_NAME)
		return true;
	switch (node_kind(tree, above)) {
	case NODE_IMPORT: return first;
	case NODE_IMPORT_FROM:
	case NODE_FUTURE_IMPORT: return tree_node(tree, parent)->field == FIELD_NAME;
	case NODE_ALIASED_IMPORT:
	case NODE_RELATIVE_IMPORT: return false;
	default: return first;
	}
}

static const char *class_of_name(const struct telling *telling, uint32_t scope, name_t name)
{
	const struct scopes *scopes = &telling->facts->scopes;
	uint32_t binding = scope_binding(scopes, scope, name), slot;

	if (binding == scope) {
		slot = scope_find(&scopes->all.at[scope], name);
		return scopes->all.at[scope].symbols.at[slot].by_functions ? "global" : "local";
	}
	return binding == UINT32_MAX || binding == 0 ? "global" : "free";
}

struct mention { uint32_t scope; name_t name; };

static int by_scope(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

/* A walrus in a comprehension binds a name of the scope around that. */
static uint32_t read_bindings(const struct scopes *scopes, struct mention *mentions, uint32_t count)
{
	for (uint32_t s = 0; s < scopes->all.count; s++)
		for (uint32_t i = 0; i < scopes->all.at[s].symbols.count; i++)
			if (!scopes->all.at[s].symbols.at[i].by_functions)
				mentions[count++] = (struct mention){s, scopes->all.at[s].symbols.at[i].name};
	return count;
}

static uint32_t read_mentions(const struct telling *telling, struct mention *mentions)
{
	const struct tree *tree = telling->tree;
	struct facts *facts = telling->facts;
	uint32_t count = 0;

	for (node_id n = 1; n < tree->count; n++)
		if (node_kind(tree, n) == NODE_IDENTIFIER && is_name(tree, n) && !(telling->future && in_annotation(tree, n)))
			mentions[count++] = (struct mention){scope_around(&facts->scopes, n), name_of(&facts->names, node_text(tree, n))};
	count = read_bindings(&facts->scopes, mentions, count);
	qsort(mentions, count, sizeof *mentions, by_scope);
	return count;
}

static void add_scope_name(struct telling *telling, uint32_t scope)
{
	static const char *const sorts[] = {"module", "function", "lambda", "class", "comprehension"};
	node_id node = telling->facts->scopes.all.at[scope].node, name = scope ? node_child(telling->tree, node, FIELD_NAME) : 0;

	buffer_format(&telling->out, "\"%s\",", sorts[telling->facts->scopes.all.at[scope].sort]);
	add_json(&telling->out, name ? node_text(telling->tree, name) : SLICE(""));
	buffer_format(&telling->out, ",%u", name ? source_line(telling->tree->source, tree_node(telling->tree, node)->start) + 1 : 0);
}

static void tell_scopes(struct telling *telling)
{
	const struct scopes *scopes = &telling->facts->scopes;
	struct mention *mentions = ARENA_ARRAY(telling->facts->arena, struct mention, 2 * telling->tree->count);
	uint32_t count = read_mentions(telling, mentions), at = 0;
	struct buffer *out = &telling->out;

	for (uint32_t s = 0; s < scopes->all.count; s++) {
		name_t last = 0;

		if (telling->future && in_annotation(telling->tree, scopes->all.at[s].node))
			continue;
		buffer_add_text(out, "[\"scope\",");
		add_scope_name(telling, s);
		buffer_add_text(out, ",[");
		add_scope_name(telling, scopes->all.at[s].outer);
		buffer_add_text(out, "],{");
		for (; at < count && mentions[at].scope == s; at++) {
			if (mentions[at].name == last)
				continue;
			buffer_add_text(out, last ? "," : "");
			last = mentions[at].name;
			add_json(out, name_text(&telling->facts->names, last));
			buffer_format(out, ":\"%s\"", class_of_name(telling, s, last));
		}
		buffer_add_text(out, "}]\n");
	}
}

/* ---- files ---- */

static void tell_node(struct telling *telling, node_id n)
{
	switch (node_kind(telling->tree, n)) {
	case NODE_CALL: tell_call(telling, n); break;
	case NODE_IMPORT:
	case NODE_IMPORT_FROM:
	case NODE_FUTURE_IMPORT: tell_import(telling, n); break;
	case NODE_FOR:
	case NODE_WHILE:
	case NODE_FOR_IN: tell_loop(telling, n); break;
	case NODE_CONCATENATED_STRING: tell_string(telling, n); break;
	case NODE_STRING:
		if (node_kind(telling->tree, node_parent(telling->tree, n)) != NODE_CONCATENATED_STRING)
			tell_string(telling, n);
		break;
	default: break;
	}
}

static bool is_python_2(const struct tree *tree)
{
	for (node_id n = 1; n < tree->count; n++)
		if (node_kind(tree, n) == NODE_PRINT || node_kind(tree, n) == NODE_EXEC || node_kind(tree, n) == NODE_CHEVRON)
			return true;
	return false;
}

static bool has_future(const struct tree *tree)
{
	for (node_id n = 1; n < tree->count; n++)
		if (node_kind(tree, n) == NODE_FUTURE_IMPORT && node_mentions(tree, n, SLICE("annotations")))
			return true;
	return false;
}

static const char *read_tree(struct source *source, TSParser *parser, struct tree *tree, struct arena *arena)
{
	static const char *const outcomes[] = {[CODE_NOT_A_NOTEBOOK] = "not a notebook", [CODE_OTHER_LANGUAGE] = "another language",
	                                       [CODE_UNKNOWN_ENCODING] = "unknown encoding"};
	struct slice problem;
	uint32_t line;
	enum code_outcome outcome = source_read_code(source, arena, &problem, &line);

	if (outcome != CODE_READY)
		return outcomes[outcome];
	if (tree_open(tree, parser, source, arena) != PARSED)
		return "over budget";
	return tree->errors.count ? "syntax error" : is_python_2(tree) ? "Python 2" : "read";
}

static void tell_file(struct slice path, struct slice bytes, TSParser *parser)
{
	struct arena arena = {0};
	struct source source = {.path = path, .bytes = bytes};
	struct tree tree = {0};
	struct telling telling = {.tree = &tree};
	const char *outcome = read_tree(&source, parser, &tree, &arena);
	node_id stopped;

	buffer_add_text(&telling.out, "[\"file\",");
	add_json(&telling.out, path);
	buffer_format(&telling.out, ",\"%s\",", outcome);
	if (source.cells)
		add_hex(&telling.out, source.code);
	else
		buffer_add_text(&telling.out, "null");
	buffer_add_text(&telling.out, "]\n");
	if (strcmp(outcome, "read") == 0) {
		telling.facts = facts_open(&tree, &built_in_api, &(struct meaning_options){0}, &arena, &stopped);
		telling.future = has_future(&tree);
		tell_scopes(&telling);
		for (node_id n = 1; n < tree.count; n++)
			tell_node(&telling, n);
	}
	fwrite(telling.out.at, 1, telling.out.length, stdout);
	buffer_free(&telling.out);
	tree_close(&tree);
	arena_free(&arena);
}

static bool read_file(const char *path, struct buffer *out)
{
	FILE *file = fopen(path, "rb");
	size_t got;

	if (!file)
		return false;
	while ((got = fread(buffer_room(out, 65536), 1, 65536, file)) > 0)
		out->length += got;
	fclose(file);
	return true;
}

int main(void)
{
	TSParser *parser = parser_open();
	char path[4096];

	while (fgets(path, sizeof path, stdin)) {
		struct buffer bytes = {0};

		path[strcspn(path, "\n")] = '\0';
		if (read_file(path, &bytes))
			tell_file(slice_of(path), buffer_slice(&bytes), parser);
		buffer_free(&bytes);
	}
	ts_parser_delete(parser);
	return 0;
}

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
#include "parts/telling.h"
#include "meaning/literals.h"
#include "data/rules.h"
#include "syntax/cells.h"

#include <stdio.h>
#include <stdlib.h>

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

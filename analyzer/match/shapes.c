#include "match/shapes.h"

#include "base/panic.h"
#include "data/reading.h"
#include "match/query_tokens.h"

#include <ctype.h>
#include <stdlib.h>

const TSLanguage *tree_sitter_python(void);

static struct shape *shape_with(struct shapes *shapes, struct slice text, struct arena *arena)
{
	struct shape *shape;

	for (uint32_t i = 0; i < shapes->all.count; i++)
		if (slice_equal(shapes->all.at[i].text, text))
			return &shapes->all.at[i];
	shape = list_push(arena, &shapes->all);
	shape->text = text;
	return shape;
}

/* ---- where a shape can begin, read from its text ---- */

/* Nodes that the tree does not tell apart, and supertypes, can be any. */
static void add_root(struct shape *shape, struct slice word)
{
	for (int kind = 1; kind < NODE_KIND_COUNT; kind++)
		if (slice_is(word, node_kind_name((enum node_kind)kind))) {
			shape->root[kind] = true;
			return;
		}
	memset(shape->root, true, sizeof shape->root);
}

static struct slice identifier_at(struct slice text, uint32_t offset)
{
	uint32_t end;

	while (offset < text.length && text.at[offset] == ' ')
		offset++;
	end = offset;
	while (end < text.length && (isalnum((unsigned char)text.at[end]) || text.at[end] == '_'))
		end++;
	return slice_part(text, offset, end);
}

/* `(call ...) @c0`, or `[(call) (pair)] @c0`: the kinds of the outermost node, and the capture it has. */
static void read_roots(struct shape *shape)
{
	struct slice text = shape->text;
	int32_t depth = 0, outer = text.length && text.at[0] == '[';
	uint32_t last = 0;

	for (uint32_t i = 0; i < text.length; i++) {
		if (text.at[i] == '"')
			for (i++; i < text.length && text.at[i] != '"'; i++)
				i += text.at[i] == '\\';
		else if (text.at[i] == '(' || text.at[i] == '[') {
			if (depth == outer && text.at[i] == '(')
				add_root(shape, identifier_at(text, i + 1));
			depth++;
		} else if (text.at[i] == ')' || text.at[i] == ']') {
			depth--;
			last = i;
		}
	}
	text = slice_trim(slice_part(text, last + 1, text.length));
	shape->root_capture = slice_starts(text, SLICE("@c")) ? (uint32_t)strtoul(text.at + 2, NULL, 10) : UINT32_MAX;
}

/* [(call) (pair)] @c0 has no children to look at; the rest may be plain. */
static void read_shape(struct shape *shape, struct arena *arena)
{
	read_roots(shape);
	shape->plainly = plain_read(&shape->plain, shape->text, arena);
}

void shapes_add(struct shapes *shapes, struct shape_user user, struct arena *arena)
{
	struct shape *shape = shape_with(shapes, user.text->shape, arena);

	if (!shape->users.count)
		read_shape(shape, arena);
	*list_push(arena, &shape->users) = user;
}

/* ---- mistakes ---- */

static struct slice guess_node(struct slice word, struct arena *arena)
{
	const TSLanguage *python = tree_sitter_python();
	struct guess guess = guess_start(word);

	for (uint32_t i = 0; i < ts_language_symbol_count(python); i++)
		if (ts_language_symbol_type(python, (TSSymbol)i) == TSSymbolTypeRegular)
			guess_offer(&guess, slice_of(ts_language_symbol_name(python, (TSSymbol)i)));
	return guess_words(&guess, arena);
}

static struct slice guess_field(struct slice word, struct arena *arena)
{
	const TSLanguage *python = tree_sitter_python();
	struct guess guess = guess_start(word);

	for (uint32_t i = 1; i <= ts_language_field_count(python); i++)
		guess_offer(&guess, slice_of(ts_language_field_name_for_id(python, (TSFieldId)i)));
	return guess_words(&guess, arena);
}

/* The matcher searches below one node at a time. */
static const char not_rooted[] = "a pattern has one outermost node; siblings are named inside their parent";

static struct slice refusal(TSQueryError error, struct slice shape, uint32_t offset, struct arena *arena)
{
	struct slice word = identifier_at(shape, offset), hint;

	if (error == TSQueryErrorNodeType) {
		hint = guess_node(word, arena);
		return arena_format(arena, "`%.*s` is no node of the Python grammar%.*s", SLICE_ARGS(word), SLICE_ARGS(hint));
	}
	if (error == TSQueryErrorField) {
		hint = guess_field(word, arena);
		return arena_format(arena, "`%.*s` is no field of the Python grammar%.*s", SLICE_ARGS(word), SLICE_ARGS(hint));
	}
	if (error == TSQueryErrorStructure)
		return SLICE("no Python looks like this: the pattern could never match");
	return SLICE("this cannot be read as a query");
}

static void refuse(struct shape *shape, uint32_t inside, struct slice message, struct report *report)
{
	shape->refused = true;
	for (uint32_t i = 0; i < shape->users.count; i++) {
		struct query_file file = {.rule = shape->users.at[i].rule, .report = report};

		query_complain(&file, query_place(shape->users.at[i].text, inside), message);
	}
}

/* ---- compiling ---- */

/* Captures are called c0, c1 ... in every shape; tree-sitter numbers the names as it meets them. */
static void number_captures(struct shape *shape, struct arena *arena)
{
	uint32_t count = ts_query_capture_count(shape->query), length;

	shape->captures = ARENA_ARRAY(arena, uint32_t, count);
	for (uint32_t i = 0; i < count; i++)
		shape->captures[i] = (uint32_t)strtoul(ts_query_capture_name_for_id(shape->query, i, &length) + 1, NULL, 10);
}

static bool is_unknown_field(struct query_token token)
{
	return token.kind == QUERY_WORD && slice_ends(token.text, SLICE(":")) &&
	       !ts_language_field_id_for_name(tree_sitter_python(), token.text.at, token.text.length - 1);
}

/* ts_query_new of 0.25 never frees what is captured below a field that it refuses: those are found before. */
static bool refused_field(struct slice shape, uint32_t *offset)
{
	struct query_scanner scanner = {.text = shape};
	struct query_token token;

	while ((token = query_token_next(&scanner)).kind != QUERY_END)
		if (is_unknown_field(token))
			return *offset = token.offset, true;
	return false;
}

static TSQuery *compile(struct slice shape, uint32_t *offset, TSQueryError *error)
{
	if (refused_field(shape, offset))
		return *error = TSQueryErrorField, NULL;
	return ts_query_new(tree_sitter_python(), shape.at, shape.length, offset, error);
}

TSQuery *shape_query(struct shape *shape, struct report *report, struct arena *arena)
{
	TSQueryError error = TSQueryErrorNone;
	uint32_t offset = 0;

	if (shape->query || shape->refused)
		return shape->query;
	shape->query = compile(shape->text, &offset, &error);
	if (error == TSQueryErrorLanguage)
		panic("the Python grammar does not fit the tree-sitter core");
	if (!shape->query) {
		refuse(shape, offset, refusal(error, shape->text, offset, report->arena), report);
	} else if (!ts_query_is_pattern_rooted(shape->query, 0)) {
		refuse(shape, 0, slice_of(not_rooted), report);
		ts_query_delete(shape->query);
		shape->query = NULL;
	} else {
		number_captures(shape, arena);
	}
	return shape->query;
}

void shapes_close(struct shapes *shapes)
{
	for (uint32_t i = 0; i < shapes->all.count; i++)
		ts_query_delete(shapes->all.at[i].query);
}

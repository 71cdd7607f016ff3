/* The grammar's part: a text becomes a tree, or a sentence about the first place that is no TOML. */
#include "toml/toml_syntax.h"

#include "syntax/budget.h"
#include "text/utf8.h"

const TSLanguage *tree_sitter_toml(void);

static void place_of(struct slice text, uint32_t offset, uint32_t *line, uint32_t *column)
{
	uint32_t start = offset;

	*line = 1;
	while (start > 0 && text.at[start - 1] != '\n')
		start--;
	for (const char *at = text.at; (at = memchr(at, '\n', (size_t)(text.at + start - at))); at++)
		++*line;
	*column = utf8_units(slice_part(text, start, offset), COLUMN_CODE_POINT) + 1;
}


/* The first place that the parser could not make sense of. */
static uint32_t first_error(TSNode root)
{
	TSTreeCursor cursor = ts_tree_cursor_new(root);
	bool more = true;
	TSNode node = root;

	while (more) {
		node = ts_tree_cursor_current_node(&cursor);
		if (ts_node_is_error(node) || ts_node_is_missing(node))
			break;
		if (ts_node_has_error(node) && ts_tree_cursor_goto_first_child(&cursor))
			continue;
		while (more && !ts_tree_cursor_goto_next_sibling(&cursor))
			more = ts_tree_cursor_goto_parent(&cursor);
	}
	ts_tree_cursor_delete(&cursor);
	return ts_node_start_byte(node);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' || c == '*';
}

/* What is likely wrong with a value. */
static const char *value_reason(struct slice value)
{
	char first = value.length ? value.at[0] : '\0', last = value.length ? value.at[value.length - 1] : '\0';

	if (!first)
		return "there is no value behind `=`";
	if (slice_equal(value, SLICE("True")) || slice_equal(value, SLICE("False")))
		return "flags are `true` and `false`";
	if (is_letter(first))
		return "texts stand in quotes";
	if (first == '"' && slice_has(value, SLICE("\\")))
		return "a backslash in `\"…\"` starts an escape; between single quotes it does not";
	if ((first == '"' || first == '\'') && (last != first || value.length == 1))
		return "the text is not closed, or something stands behind it";
	if (first == '[' && last != ']')
		return "the list is not closed, or lacks a comma";
	if (first == '{')
		return "a table in braces stands on one line, with `key = value` between commas";
	return "a line is one `key = value`";
}

/* What is likely wrong with a line; *at is where, when that is clear. */
static const char *likely_reason(struct slice line, const char **at)
{
	struct slice value = line, key;

	line = slice_trim(line);
	if (slice_starts(line, SLICE("[")))
		return "a header is `[table]`, and a list needs its closing bracket";
	if (!slice_has(line, SLICE("=")))
		return "a line is `key = value`";
	slice_next(&value, '=', &key);
	if (!slice_trim(key).length)
		return "there is no key before `=`";
	value = slice_trim(value);
	*at = value.at;
	return value_reason(value);
}

static struct slice line_at(struct slice text, uint32_t offset)
{
	uint32_t start = offset, end;

	while (start > 0 && text.at[start - 1] != '\n')
		start--;
	end = slice_find(text, SLICE("\n"), start);
	return slice_part(text, start, end == UINT32_MAX ? text.length : end);
}

static void complain_of_syntax(struct reading *reading, struct slice text, TSNode root)
{
	uint32_t offset = first_error(root), line, column;
	const char *reason, *at = NULL;

	while (offset < text.length && (text.at[offset] == '\n' || text.at[offset] == '\r'))
		offset++;
	if (offset == text.length)
		for (offset = text.length; offset > 0 && strchr(" \t\r\n", text.at[offset - 1]); offset--)
			;
	reason = likely_reason(line_at(text, offset), &at);
	if (at && at > text.at + offset)
		offset = (uint32_t)(at - text.at);
	place_of(text, offset, &line, &column);
	MISTAKE(reading, line, column, "this is not TOML: %s", reason);
}

static bool is_utf8(struct reading *reading, struct slice text)
{
	for (uint32_t i = 0; i < text.length;) {
		uint32_t code_point, line, column, length;
		bool valid;

		length = utf8_read(text, i, &code_point, &valid);
		if (!valid) {
			place_of(text, i, &line, &column);
			MISTAKE(reading, line, column, "this is not UTF-8, which TOML must be");
			return false;
		}
		i += length;
	}
	return true;
}

struct input {
	struct slice text;
	struct budget *budget;
};

static const char *read_text(void *payload, uint32_t byte, TSPoint point, uint32_t *length)
{
	const struct input *input = payload;
	struct slice chunk = slice_part(input->text, byte, byte + BUDGET_CHUNK);

	(void)point;
	input->budget->chunks++;
	*length = chunk.length;
	return chunk.length ? chunk.at : "";
}

static TSTree *parse(struct slice text)
{
	struct budget budget = budget_for(text);
	struct input input = {text, &budget};
	TSInput source = {.payload = &input, .read = read_text, .encoding = TSInputEncodingUTF8};
	TSParseOptions options = {.payload = &budget, .progress_callback = budget_spent};
	TSParser *parser;
	TSTree *tree;

	budget_prepare();
	parser = ts_parser_new();
	ts_parser_set_language(parser, tree_sitter_toml());
	tree = ts_parser_parse_with_options(parser, NULL, source, options);
	ts_parser_delete(parser);
	return tree;
}

TSTree *toml_syntax(struct reading *reading, struct slice text)
{
	TSTree *tree;

	if (!is_utf8(reading, text))
		return NULL;
	tree = parse(text);
	if (!tree) {
		MISTAKE(reading, 0, 0, "this is hardly TOML: reading it took too long and was stopped");
		return NULL;
	}
	if (!ts_node_has_error(ts_tree_root_node(tree)))
		return tree;
	complain_of_syntax(reading, text, ts_tree_root_node(tree));
	ts_tree_delete(tree);
	return NULL;
}

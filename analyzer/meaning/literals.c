#include "meaning/literals.h"

#include "meaning/facts.h"

#include <stdlib.h>

static bool has_prefix(const struct tree *tree, node_id string, const char *letters)
{
	struct slice text = node_text(tree, string);

	for (uint32_t i = 0; i < text.length && text.at[i] != '"' && text.at[i] != '\''; i++)
		if (strchr(letters, text.at[i]))
			return true;
	return false;
}

bool literal_is_bytes(const struct tree *tree, node_id string)
{
	return has_prefix(tree, string, "bB");
}

/* As UTF-8; surrogates alone as Python's "surrogatepass" has them. */
static void add_code_point(struct buffer *text, uint32_t c)
{
	if (c < 0x80) {
		buffer_add_char(text, (char)c);
		return;
	}
	if (c >= 0x10000)
		buffer_add_char(text, (char)(0xF0 | c >> 18));
	if (c >= 0x800)
		buffer_add_char(text, (char)(c >= 0x10000 ? 0x80 | (c >> 12 & 0x3F) : 0xE0 | c >> 12));
	buffer_add_char(text, (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6));
	buffer_add_char(text, (char)(0x80 | (c & 0x3F)));
}

/* \x41, \101, \u0041, \U00000041. The grammar takes the 9 of \09 for a part of it. */
static void add_number(struct buffer *text, struct slice escape, bool bytes)
{
	char digits[12], *end;
	bool octal = escape.at[1] >= '0' && escape.at[1] <= '7';
	struct slice number = slice_part(escape, octal ? 1 : 2, escape.length);
	uint32_t c;

	memcpy(digits, number.at, number.length);
	digits[number.length] = '\0';
	c = (uint32_t)strtoul(digits, &end, octal ? 8 : 16);
	if (bytes)
		buffer_add_char(text, (char)c);
	else
		add_code_point(text, c);
	buffer_add_text(text, end);
}

static void add_escape(struct buffer *text, struct slice escape, bool bytes)
{
	static const char from[] = "abfnrtv\\'\"", to[] = "\a\b\f\n\r\t\v\\'\"";
	char letter = escape.length > 1 ? escape.at[1] : '\0';
	const char *at = letter ? strchr(from, letter) : NULL;

	if (letter == '\n' || letter == '\r')
		return;
	if (at)
		buffer_add_char(text, to[at - from]);
	else if (letter && strchr("01234567x", letter) && escape.length <= 4)
		add_number(text, escape, bytes);
	else if (!bytes && letter && strchr("uU", letter) && escape.length <= 10)
		add_number(text, escape, false);
	else if (!bytes && letter == 'N')
		buffer_add_char(text, TEXT_UNKNOWN);
	else
		buffer_add(text, escape);
}

/* The text between escapes. Python reads any line end as \n. */
static void add_plain(struct buffer *text, struct slice plain)
{
	struct slice line;

	if (!memchr(plain.at, '\r', plain.length)) {
		buffer_add(text, plain);
		return;
	}
	for (bool first = true; slice_next(&plain, '\r', &line); first = false) {
		if (!first && !slice_starts(line, SLICE("\n")))
			buffer_add_char(text, '\n');
		buffer_add(text, line);
	}
}

/* Without the quotes: r"\\\\" has no content node, its end has it all. */
static uint32_t end_of(const struct tree *tree, node_id part)
{
	uint32_t end = tree_node(tree, part)->end;
	struct slice opening = node_text(tree, node_first(tree, node_parent(tree, part)));

	if (node_kind(tree, part) != NODE_STRING_END)
		return end;
	return end - (slice_ends(opening, SLICE("\"\"\"")) || slice_ends(opening, SLICE("'''")) ? 3 : 1);
}

bool literal_is_plain(const struct tree *tree, node_id string, struct slice *text)
{
	node_id start = node_first(tree, string), content = start ? node_next(tree, start) : 0, end = content ? node_next(tree, content) : 0;

	if (node_kind(tree, content) != NODE_STRING_CONTENT || node_kind(tree, end) != NODE_STRING_END || node_first(tree, content))
		return false;
	*text = node_text(tree, content);
	return !slice_has(*text, SLICE("\r"));
}

void literal_add(struct buffer *text, const struct tree *tree, node_id part)
{
	bool bytes = literal_is_bytes(tree, node_parent(tree, part));
	uint32_t at = tree_node(tree, part)->start, end = end_of(tree, part);

	for (node_id n = node_first(tree, part); n; n = node_next(tree, n)) {
		struct slice escape = node_text(tree, n);

		add_plain(text, slice_part(tree->source->code, at, tree_node(tree, n)->start));
		at = tree_node(tree, n)->end;
		if (node_kind(tree, n) == NODE_ESCAPE_SEQUENCE)
			add_escape(text, escape, bytes);
		else
			buffer_add(text, slice_part(escape, 0, 1)); /* {{ or }} */
	}
	add_plain(text, slice_part(tree->source->code, at, end));
}

struct slice literal_label(const struct tree *tree, node_id interpolation)
{
	node_id expression = node_child(tree, interpolation, FIELD_EXPRESSION);
	struct slice code = tree->source->code;
	uint32_t start = tree_node(tree, interpolation)->start + 1, at = expression ? tree_node(tree, expression)->end : start;

	while (at < code.length && strchr(" \t\r\n", code.at[at]))
		at++;
	if (!expression || at >= code.length || code.at[at] != '=')
		return (struct slice){"", 0};
	for (at++; at < code.length && strchr(" \t\r\n", code.at[at]);)
		at++;
	return slice_part(code, start, at);
}

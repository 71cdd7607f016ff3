#include "match/short_text.h"

#include "base/buffer.h"
#include "text/utf8.h"

#include <ctype.h>

enum { SHORT_MOST = 40, HEAD_MOST = 24, TAIL_MOST = 12, ARGUMENTS_MOST = 14, LOOKED_AT_MOST = 1024 };

struct line_writer {
	struct buffer out;
	bool space, line_end;  /* passed since the last character that was written */
};

static bool joins_next(char before)
{
	return before == '(' || before == '[' || before == '{';
}

static bool joins_previous(char c)
{
	return c == '.' || c == ')' || c == ']' || c == '}';
}

/* Where a line was broken for looks, no space is needed. */
static void write_char(struct line_writer *w, char c)
{
	char before = w->out.length ? w->out.at[w->out.length - 1] : '(';

	if (w->space && w->out.length && !(w->line_end && (joins_next(before) || joins_previous(c))))
		buffer_add_char(&w->out, ' ');
	buffer_add_char(&w->out, c);
	w->space = w->line_end = false;
}

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static void write_run(struct line_writer *w, struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		bool broken = ends_line(c) || (c == '\\' && i + 1 < text.length && ends_line(text.at[i + 1]));

		if (broken || c == ' ' || c == '\t' || c == '\f') {
			w->space = true;
			w->line_end |= broken;
		} else {
			write_char(w, c);
		}
	}
}

static uint32_t whole_characters(struct slice code, uint32_t start, uint32_t end)
{
	while (end > start && end < code.length && ((unsigned char)code.at[end] & 0xC0) == 0x80)
		end--;
	return end;
}

struct slice text_on_one_line(const struct tree *tree, node_id node, uint32_t most, struct arena *arena)
{
	const struct node *row = tree_node(tree, node);
	struct slice code = tree->source->code, copy;
	uint32_t at = row->start, end = row->end - at > most ? whole_characters(code, at, at + most) : row->end;
	struct line_writer w = {0};

	for (uint32_t i = comment_from(tree, at); i < tree->comments.count && tree->comments.at[i].start < end; i++) {
		write_run(&w, slice_part(code, at, tree->comments.at[i].start));
		w.space = w.line_end = true;
		at = tree->comments.at[i].end;
	}
	if (at < end)
		write_run(&w, slice_part(code, at, end));
	if (end < row->end)
		buffer_add_text(&w.out, "…");
	copy = arena_copy(arena, buffer_slice(&w.out));
	buffer_free(&w.out);
	return copy;
}

static uint32_t characters(struct slice text)
{
	return utf8_units(text, COLUMN_CODE_POINT);
}

static struct slice first_characters(struct slice text, uint32_t count)
{
	uint32_t at = 0, code_point;

	while (at < text.length && count--)
		at += utf8_read(text, at, &code_point, NULL);
	return slice_part(text, 0, at);
}

static struct slice last_characters(struct slice text, uint32_t count)
{
	uint32_t total = characters(text);
	struct slice before = first_characters(text, total > count ? total - count : 0);

	return slice_part(text, before.length, text.length);
}

static struct slice cut_in_the_middle(struct slice text, struct arena *arena)
{
	struct slice head = slice_trim(first_characters(text, HEAD_MOST)), tail = slice_trim(last_characters(text, TAIL_MOST));

	return characters(text) <= SHORT_MOST ? text : arena_format(arena, "%.*s…%.*s", SLICE_ARGS(head), SLICE_ARGS(tail));
}

static bool is_identifier_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

uint32_t identifier_length(struct slice text)
{
	uint32_t length = 0;

	while (length < text.length && is_identifier_char(text.at[length]))
		length++;
	return length;
}

/* The name that a chain starts with; "(…)" for one that starts otherwise. */
static struct slice first_name(struct slice text)
{
	uint32_t length = identifier_length(text);

	return length ? first_characters(slice_part(text, 0, length), HEAD_MOST) : SLICE("(…)");
}

/* "(x)" or "(…)"; the same for brackets. */
static struct slice short_arguments(const struct tree *tree, node_id arguments, struct arena *arena)
{
	struct slice text = arguments ? text_on_one_line(tree, arguments, LOOKED_AT_MOST, arena) : SLICE("()");

	return characters(text) <= ARGUMENTS_MOST ? text : SLICE("(…)");
}

static struct slice chain(struct slice whole, struct slice object, struct slice tail, struct arena *arena)
{
	struct slice head = first_name(whole);
	const char *join = slice_equal(head, object) ? "." : "…";

	return arena_format(arena, "%.*s%s%.*s", SLICE_ARGS(head), join, SLICE_ARGS(tail));
}

static struct slice short_attribute(const struct tree *tree, node_id attribute, struct slice arguments, struct arena *arena)
{
	node_id object = node_child(tree, attribute, FIELD_OBJECT);
	struct slice name = first_characters(node_text(tree, node_child(tree, attribute, FIELD_ATTRIBUTE)), HEAD_MOST);
	struct slice tail = arena_format(arena, "%.*s%.*s", SLICE_ARGS(name), SLICE_ARGS(arguments));

	return chain(node_text(tree, attribute), node_text(tree, object), tail, arena);
}

static struct slice short_call(const struct tree *tree, node_id call, struct slice whole, struct arena *arena)
{
	node_id function = node_child(tree, call, FIELD_FUNCTION);
	struct slice arguments = short_arguments(tree, node_child(tree, call, FIELD_ARGUMENTS), arena);

	if (!function)
		return cut_in_the_middle(whole, arena);
	if (node_kind(tree, function) == NODE_ATTRIBUTE)
		return short_attribute(tree, function, arguments, arena);
	if (node_kind(tree, function) == NODE_IDENTIFIER) {
		struct slice name = first_name(node_text(tree, function));

		return arena_format(arena, "%.*s%.*s", SLICE_ARGS(name), SLICE_ARGS(arguments));
	}
	return cut_in_the_middle(whole, arena);
}

struct slice text_shortened(const struct tree *tree, node_id node, struct arena *arena)
{
	struct slice whole = text_on_one_line(tree, node, LOOKED_AT_MOST, arena);

	if (characters(whole) <= SHORT_MOST)
		return whole;
	if (node_kind(tree, node) == NODE_CALL)
		return short_call(tree, node, whole, arena);
	if (node_kind(tree, node) == NODE_ATTRIBUTE)
		return short_attribute(tree, node, SLICE(""), arena);
	return cut_in_the_middle(whole, arena);
}

struct slice text_of_loop(const struct tree *tree, node_id loop, struct arena *arena)
{
	node_id left = node_child(tree, loop, FIELD_LEFT), right = node_child(tree, loop, FIELD_RIGHT);
	node_id condition = node_child(tree, loop, FIELD_CONDITION);
	struct slice first, second;

	if (condition)
		return arena_format(arena, "while %.*s", SLICE_ARGS(text_shortened(tree, condition, arena)));
	if (!left || !right)
		return text_shortened(tree, loop, arena);
	first = text_shortened(tree, left, arena);
	second = text_shortened(tree, right, arena);
	return arena_format(arena, "for %.*s in %.*s", SLICE_ARGS(first), SLICE_ARGS(second));
}

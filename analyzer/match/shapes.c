#include "match/shapes.h"

#include "base/buffer.h"
#include "base/panic.h"
#include "data/reading.h"

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

void shapes_add(struct shapes *shapes, struct shape_user user, struct arena *arena)
{
	struct shape *shape = shape_with(shapes, user.text->shape, arena);

	*list_push(arena, &shape->users) = user;
}

/* One line for each shape; numbers of_query on the way. */
static uint32_t write_query(struct shapes *shapes, struct buffer *text)
{
	uint32_t count = 0;

	text->length = 0;
	for (uint32_t i = 0; i < shapes->all.count; i++) {
		struct shape *shape = &shapes->all.at[i];

		if (shape->refused)
			continue;
		shape->start = (uint32_t)text->length;
		buffer_add(text, shape->text);
		buffer_add_char(text, '\n');
		shapes->of_query[count++] = i;
	}
	return count;
}

static struct shape *shape_at(struct shapes *shapes, uint32_t count, uint32_t offset)
{
	while (count > 1 && shapes->all.at[shapes->of_query[count - 1]].start > offset)
		count--;
	return &shapes->all.at[shapes->of_query[count - 1]];
}

static struct slice identifier_at(struct slice text, uint32_t offset)
{
	uint32_t end = offset;

	while (end < text.length && (isalnum((unsigned char)text.at[end]) || text.at[end] == '_'))
		end++;
	return slice_part(text, offset, end);
}

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

/* Captures are called c0, c1 ... in every shape; tree-sitter numbers the names as it meets them. */
static void number_captures(struct shapes *shapes, struct arena *arena)
{
	uint32_t count = ts_query_capture_count(shapes->query), length;

	shapes->captures = ARENA_ARRAY(arena, uint32_t, count);
	for (uint32_t i = 0; i < count; i++)
		shapes->captures[i] = (uint32_t)strtoul(ts_query_capture_name_for_id(shapes->query, i, &length) + 1, NULL, 10);
}

static void refuse_unread(struct shape *shape, TSQueryError error, uint32_t offset, struct report *report)
{
	uint32_t inside = offset > shape->start ? offset - shape->start : 0;

	refuse(shape, inside, refusal(error, shape->text, inside, report->arena), report);
}

/* Gives the query up when one of its patterns is a row of siblings. */
static void refuse_unrooted(struct shapes *shapes, uint32_t count, struct report *report)
{
	bool right = true;

	for (uint32_t i = 0; i < count; i++)
		if (!ts_query_is_pattern_rooted(shapes->query, i)) {
			refuse(&shapes->all.at[shapes->of_query[i]], 0, slice_of(not_rooted), report);
			right = false;
		}
	if (right)
		return;
	ts_query_delete(shapes->query);
	shapes->query = NULL;
}

bool shapes_compile(struct shapes *shapes, struct report *report, struct arena *arena)
{
	struct buffer text = {0};
	uint32_t count, offset = 0;
	TSQueryError error = TSQueryErrorNone;

	shapes->of_query = ARENA_ARRAY(arena, uint32_t, shapes->all.count);
	while (!shapes->query && (count = write_query(shapes, &text)) > 0) {
		shapes->query = ts_query_new(tree_sitter_python(), text.at, (uint32_t)text.length, &offset, &error);
		if (error == TSQueryErrorLanguage)
			panic("the Python grammar does not fit the tree-sitter core");
		if (shapes->query)
			refuse_unrooted(shapes, count, report);
		else
			refuse_unread(shape_at(shapes, count, offset), error, offset, report);
	}
	buffer_free(&text);
	if (shapes->query)
		number_captures(shapes, arena);
	return shapes->query != NULL;
}

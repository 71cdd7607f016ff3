#define XXH_INLINE_ALL
#include "baseline/identity.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <xxhash.h>

/* Of a name, the innermost parts; of a statement what is shown, all of it is hashed. */
enum { NAMES_MOST = 8, SHOWN_MOST = 120 };

/* A diagnostic on its way. */
struct bearer {
	struct diagnostic *diagnostic;
	uint64_t hash;              /* of everything but the number */
};

/* A definition that goes on. */
struct scope {
	struct slice name;
	uint32_t end;
};

struct giving {
	const struct tree *tree;
	const struct logical_lines *lines;
	struct arena *forever;
	struct arena scratch;
	node_id next;               /* nodes before it have been looked at */
	LIST(struct scope) scopes;
	struct buffer text;
	struct {
		uint32_t start, end;
		struct slice shown;
		uint64_t hash;
	} statement;                /* the last one: many findings may stand in it */
};

static int by_place(const void *left, const void *right)
{
	const struct diagnostic *a = ((const struct bearer *)left)->diagnostic, *b = ((const struct bearer *)right)->diagnostic;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end < b->span.end ? -1 : 1;
	return slice_order(a->topic->name, b->topic->name);
}

/* Definitions are entered and left in the order of the file. */
static void go_to(struct giving *giving, uint32_t offset)
{
	const struct tree *tree = giving->tree;

	for (; giving->next < tree->count && tree_node(tree, giving->next)->start <= offset; giving->next++) {
		const struct node *node = tree_node(tree, giving->next);
		node_id name = node->kind == NODE_FUNCTION || node->kind == NODE_CLASS ? node_child(tree, giving->next, FIELD_NAME) : 0;

		if (!name)
			continue;
		while (giving->scopes.count && giving->scopes.at[giving->scopes.count - 1].end <= node->start)
			giving->scopes.count--;
		*list_push(&giving->scratch, &giving->scopes) = (struct scope){node_text(tree, name), node->end};
	}
	while (giving->scopes.count && giving->scopes.at[giving->scopes.count - 1].end <= offset)
		giving->scopes.count--;
}

/* "Job.run"; empty outside of all definitions. */
static struct slice function_name(struct giving *giving)
{
	uint32_t count = giving->scopes.count, first = count > NAMES_MOST ? count - NAMES_MOST : 0;

	giving->text.length = 0;
	for (uint32_t i = first; i < count; i++)
		buffer_format(&giving->text, "%s%.*s", i > first ? "." : "", SLICE_ARGS(giving->scopes.at[i].name));
	return arena_copy(giving->forever, buffer_slice(&giving->text));
}

static void add_dense(struct buffer *out, struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (!strchr(" \t\r\n\f\\", text.at[i]) || !text.at[i])
			buffer_add_char(out, text.at[i]);
}

static struct slice dense_text(struct giving *giving, uint32_t at, uint32_t end)
{
	const struct source *source = giving->tree->source;

	giving->text.length = 0;
	for (uint32_t i = comment_from(giving->tree, at); i < giving->tree->comments.count && giving->tree->comments.at[i].start < end; i++) {
		add_dense(&giving->text, slice_part(source->code, at, giving->tree->comments.at[i].start));
		at = giving->tree->comments.at[i].end;
	}
	if (at < end)
		add_dense(&giving->text, slice_part(source->code, at, end));
	return buffer_slice(&giving->text);
}

/* No character is cut. */
static struct slice shown(struct slice text)
{
	uint32_t length = text.length < SHOWN_MOST ? text.length : SHOWN_MOST;

	while (length && length < text.length && ((unsigned char)text.at[length] & 0xC0) == 0x80)
		length--;
	return slice_part(text, 0, length);
}

static uint64_t hash_more(struct slice text, uint64_t seed)
{
	return XXH3_64bits_withSeed(text.at ? text.at : "", text.length, seed);
}

/* The statement around an offset, or the line where the parser knows of none. */
static void take_statement(struct giving *giving, uint32_t offset)
{
	const struct source *source = giving->tree->source;
	uint32_t line = source_line(source, offset), start, end;
	const struct logical_line *statement = logical_line_at(giving->lines, line);
	struct slice text;

	start = statement ? statement->span.start : source->code_lines.at[line];
	end = statement ? statement->span.end : start + source_line_text(source, line).length;
	if (giving->statement.end == end && giving->statement.start == start)
		return;
	text = dense_text(giving, start, end);
	giving->statement.start = start;
	giving->statement.end = end;
	giving->statement.shown = arena_copy(giving->forever, shown(text));
	giving->statement.hash = hash_more(text, 0);
}

static void give(struct giving *giving, struct bearer *bearer)
{
	struct diagnostic *diagnostic = bearer->diagnostic;
	struct identity *identity = ARENA_NEW(giving->forever, struct identity);

	go_to(giving, diagnostic->span.start);
	take_statement(giving, diagnostic->span.start);
	identity->function = function_name(giving);
	identity->statement = giving->statement.shown;
	bearer->hash = hash_more(diagnostic->topic->name, hash_more(identity->function, giving->statement.hash));
	diagnostic->identity = identity;
}

static int by_hash(const void *left, const void *right)
{
	const struct bearer *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return by_place(left, right);
}

/* Equal ones are numbered in the order of the file. */
static void number(struct bearer *bearers, uint32_t count)
{
	uint32_t occurrence = 0;

	qsort(bearers, count, sizeof *bearers, by_hash);
	for (uint32_t i = 0; i < count; i++) {
		struct identity *identity = bearers[i].diagnostic->identity;

		occurrence = i && bearers[i].hash == bearers[i - 1].hash ? occurrence + 1 : 1;
		identity->occurrence = occurrence;
		identity->hash = XXH3_64bits_withSeed(&bearers[i].hash, sizeof bearers[i].hash, occurrence);
	}
}

void identities_give(const struct tree *tree, const struct logical_lines *lines, uint32_t first, struct report *report)
{
	struct giving giving = {.tree = tree, .lines = lines, .forever = report->arena, .next = 1};
	struct bearer *bearers = ARENA_ARRAY(&giving.scratch, struct bearer, report->diagnostics.count - first + 1);
	uint32_t count = 0;

	for (uint32_t i = first; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].source == tree->source)
			bearers[count++].diagnostic = &report->diagnostics.at[i];
	qsort(bearers, count, sizeof *bearers, by_place);
	for (uint32_t i = 0; i < count; i++)
		give(&giving, &bearers[i]);
	number(bearers, count);
	buffer_free(&giving.text);
	arena_free(&giving.scratch);
}

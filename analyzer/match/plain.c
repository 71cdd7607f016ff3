#include "match/plain.h"

#include "match/query_tokens.h"

#include <stdlib.h>

enum { DEPTH_MOST = 8 };

struct reader {
	struct plain *plain;
	struct arena *arena;
	struct query_scanner scanner;
	struct query_token token;
	bool refused;
};

static void step(struct reader *reader)
{
	reader->token = query_token_next(&reader->scanner);
}

static bool is_mark(const struct reader *reader, const char *text)
{
	return reader->token.kind != QUERY_END && slice_is(reader->token.text, text);
}

static uint8_t kind_of(struct slice word)
{
	for (int kind = 1; kind < NODE_KIND_COUNT; kind++)
		if (slice_is(word, node_kind_name((enum node_kind)kind)))
			return (uint8_t)kind;
	return NODE_OTHER;
}

static uint8_t field_of(struct slice word)
{
	for (int field = 1; field < FIELD_COUNT; field++)
		if (slice_is(word, node_field_name((enum node_field)field)))
			return (uint8_t)field;
	return FIELD_NONE;
}

static uint32_t read_node(struct reader *reader, uint32_t depth);
static void read_capture(struct reader *reader, uint32_t number);

/* A dot at the end of the children; between two of them it says that they stand beside each other. */
static bool is_at_end(const struct reader *reader)
{
	struct query_scanner ahead = reader->scanner;

	return is_mark(reader, ".") && query_token_next(&ahead).kind == QUERY_CLOSE;
}

static uint8_t read_field(struct reader *reader)
{
	struct slice word = reader->token.text;
	uint8_t field;

	if (reader->token.kind != QUERY_WORD || !slice_ends(word, SLICE(":")))
		return FIELD_NONE;
	field = field_of(slice_part(word, 0, word.length - 1));
	reader->refused = reader->refused || field == FIELD_NONE;
	step(reader);
	return field;
}

/* . ":" . */
static struct slice read_token(struct reader *reader)
{
	struct slice token = {0};

	if (reader->token.kind != QUERY_STRING)
		return token;
	token = query_string(reader->token.text, reader->arena);
	step(reader);
	reader->refused = reader->refused || !is_mark(reader, ".");
	step(reader);
	return token;
}

/* field: (child), . (child), . ":" . (child), (child) . ; `before`: the child that a leading dot puts it beside. */
static uint32_t read_child(struct reader *reader, uint32_t before, uint32_t depth)
{
	bool anchored = is_mark(reader, "."), last;
	struct slice token = {0};
	uint8_t field;
	uint32_t child;

	if (anchored) {
		step(reader);
		token = read_token(reader);
	}
	field = read_field(reader);
	child = read_node(reader, depth + 1);
	last = is_at_end(reader);
	if (last)
		step(reader);
	if (reader->refused || (!field && !anchored && !last))
		return reader->refused = true, 0;
	reader->plain->nodes.at[child].field = field;
	reader->plain->nodes.at[child].first = anchored && !before;
	reader->plain->nodes.at[child].beside = anchored && before;
	reader->plain->nodes.at[child].last = last;
	reader->plain->nodes.at[child].token = token;
	return child;
}

static void read_children(struct reader *reader, uint32_t number, uint32_t depth)
{
	uint32_t before = 0;

	while (!reader->refused && reader->token.kind != QUERY_CLOSE && reader->token.kind != QUERY_END) {
		uint32_t child = read_child(reader, before, depth);

		if (before)
			reader->plain->nodes.at[before].next = child;
		else
			reader->plain->nodes.at[number].child = child;
		before = child;
	}
}

/* (kind children) @c0 */
static uint32_t read_node(struct reader *reader, uint32_t depth)
{
	uint32_t number = reader->plain->nodes.count;
	struct plain_node *node = list_push(reader->arena, &reader->plain->nodes);

	*node = (struct plain_node){.capture = UINT32_MAX, .also = UINT32_MAX};
	if (depth > DEPTH_MOST || !is_mark(reader, "("))
		return reader->refused = true, number;
	step(reader);
	node->kind = kind_of(reader->token.text);
	reader->refused = reader->token.kind != QUERY_WORD || (node->kind == NODE_OTHER && !is_mark(reader, "_"));
	step(reader);
	read_children(reader, number, depth);
	reader->refused = reader->refused || !is_mark(reader, ")");
	step(reader);
	read_capture(reader, number);
	return number;
}

static void read_capture(struct reader *reader, uint32_t number)
{
	struct plain_node *node = &reader->plain->nodes.at[number];
	uint32_t *names[] = {&node->capture, &node->also};

	for (size_t i = 0; i < 2 && reader->token.kind == QUERY_CAPTURE; i++) {
		*names[i] = (uint32_t)strtoul(reader->token.text.at + 2, NULL, 10);
		step(reader);
	}
}

/* [(call) (pair)] @c0: one node of several kinds, without children. */
static void read_kinds(struct reader *reader)
{
	struct plain_node *any = list_push(reader->arena, &reader->plain->nodes);

	*any = (struct plain_node){.capture = UINT32_MAX, .also = UINT32_MAX};
	for (step(reader); is_mark(reader, "(") && !reader->refused; step(reader)) {
		step(reader);
		reader->plain->kinds[kind_of(reader->token.text)] = true;
		step(reader);
		reader->refused = !is_mark(reader, ")");
	}
	reader->refused = reader->refused || !is_mark(reader, "]") || reader->plain->kinds[NODE_OTHER];
	step(reader);
	read_capture(reader, 1);
}

bool plain_read(struct plain *plain, struct slice shape, struct arena *arena)
{
	struct reader reader = {.plain = plain, .arena = arena, .scanner = {.text = shape}};

	*plain = (struct plain){0};
	memset(plain->kinds, slice_starts(shape, SLICE("(_)")), sizeof plain->kinds);
	(void)list_push(arena, &plain->nodes);
	step(&reader);
	if (is_mark(&reader, "["))
		read_kinds(&reader);
	else
		read_node(&reader, 0);
	return !reader.refused && reader.token.kind == QUERY_END && !reader.scanner.mistake.problem;
}

static bool match_node(const struct plain *plain, uint32_t number, const struct tree *tree, node_id id, node_id *captures);

static bool stands_behind(const struct tree *tree, node_id parent, node_id before, node_id child, struct slice token)
{
	uint32_t start = before ? tree_node(tree, before)->end : tree_node(tree, parent)->start;

	return !token.at || slice_equal(slice_trim(slice_part(tree->source->code, start, tree_node(tree, child)->start)), token);
}

/* The child that fits, behind the one before; 0: none. */
static node_id match_child(const struct plain *plain, uint32_t number, const struct tree *tree, node_id parent, node_id before,
                           node_id *captures)
{
	const struct plain_node *wanted = &plain->nodes.at[number];

	for (node_id child = before ? node_next(tree, before) : node_first(tree, parent); child; child = node_next(tree, child)) {
		bool placed = (!wanted->field || tree_node(tree, child)->field == wanted->field) && (!wanted->last || !node_next(tree, child)) &&
		              stands_behind(tree, parent, before, child, wanted->token);

		if (placed && match_node(plain, number, tree, child, captures))
			return child;
		if (wanted->first || wanted->beside)
			return 0;
	}
	return 0;
}

static bool match_node(const struct plain *plain, uint32_t number, const struct tree *tree, node_id id, node_id *captures)
{
	const struct plain_node *wanted = &plain->nodes.at[number];
	node_id before = 0;

	if (wanted->kind != NODE_OTHER && node_kind(tree, id) != wanted->kind)
		return false;
	for (uint32_t child = wanted->child; child; child = plain->nodes.at[child].next) {
		before = match_child(plain, child, tree, id, before, captures);
		if (!before)
			return false;
	}
	if (wanted->capture != UINT32_MAX)
		captures[wanted->capture] = id;
	if (wanted->also != UINT32_MAX)
		captures[wanted->also] = id;
	return true;
}

bool plain_match(const struct plain *plain, const struct tree *tree, node_id node, node_id *captures)
{
	const struct plain_node *outermost = &plain->nodes.at[1];

	if (outermost->kind == NODE_OTHER && !outermost->child && !plain->kinds[node_kind(tree, node)])
		return false;
	return match_node(plain, 1, tree, node, captures);
}

#include "data/yaml.h"
#include "base/panic.h"
#include "data/disk.h"

#include <stdlib.h>
#include <yaml.h>

/* The deepest of our files needs five. */
enum { DEPTH_MOST = 16 };

/* A mapping or sequence whose end has not come yet. */
struct level {
	struct yaml_node *node;
	const struct yaml_node **end;  /* where its next entry is linked */
	const struct yaml_node *key;   /* of a mapping: the key whose value comes next */
};

struct builder {
	struct reading *reading;
	struct level levels[DEPTH_MOST];
	uint32_t depth;
	const struct yaml_node *root;
};

static bool complain(struct builder *builder, yaml_mark_t at, const char *message)
{
	reading_mistake(builder->reading, (uint32_t)at.line + 1, (uint32_t)at.column + 1, slice_of(message));
	return false;
}

static struct yaml_node *node_new(struct builder *builder, const yaml_event_t *event)
{
	struct yaml_node *node = ARENA_NEW(builder->reading->scratch, struct yaml_node);

	node->line = (uint32_t)event->start_mark.line + 1;
	node->column = (uint32_t)event->start_mark.column + 1;
	return node;
}

/* Puts a node where it belongs: the root, an item, a key, or the value of the key before it. */
static bool node_place(struct builder *builder, struct yaml_node *node, const yaml_event_t *event)
{
	struct level *level = builder->levels + builder->depth - 1;

	if (!builder->depth) {
		builder->root = node;
		return true;
	}
	if (level->node->kind == YAML_MAPPING && !level->key) {
		if (node->kind != YAML_SCALAR)
			return complain(builder, event->start_mark, "a key must be plain text");
		level->key = node;
		return true;
	}
	if (level->key) {
		node->key = level->key->text;
		node->key_line = level->key->line;
		node->key_column = level->key->column;
		level->key = NULL;
	}
	*level->end = node;
	level->end = &node->next;
	level->node->count++;
	return true;
}

/* Anchors would let a small file stand for a large tree; tags mean nothing here. */
static bool undecorated(struct builder *builder, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		return complain(builder, event->start_mark, "anchors and aliases are not read here: write it out");
	if (tag)
		return complain(builder, event->start_mark, "tags are not read here: put the text in quotes");
	return true;
}

static bool node_open(struct builder *builder, struct yaml_node *node, const yaml_event_t *event)
{
	if (!node_place(builder, node, event))
		return false;
	if (builder->depth == DEPTH_MOST)
		return complain(builder, event->start_mark, "nested deeper than 16 levels");
	builder->levels[builder->depth++] = (struct level){.node = node, .end = &node->first};
	return true;
}

static bool on_scalar(struct builder *builder, const yaml_event_t *event)
{
	struct yaml_node *node = node_new(builder, event);
	struct slice text = {(const char *)event->data.scalar.value, (uint32_t)event->data.scalar.length};

	node->kind = YAML_SCALAR;
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	node->text = arena_copy(builder->reading->scratch, text);
	return undecorated(builder, event, event->data.scalar.anchor, event->data.scalar.tag) && node_place(builder, node, event);
}

static bool on_sequence(struct builder *builder, const yaml_event_t *event)
{
	struct yaml_node *node = node_new(builder, event);

	node->kind = YAML_SEQUENCE;
	return undecorated(builder, event, event->data.sequence_start.anchor, event->data.sequence_start.tag) &&
	       node_open(builder, node, event);
}

static bool on_mapping(struct builder *builder, const yaml_event_t *event)
{
	struct yaml_node *node = node_new(builder, event);

	node->kind = YAML_MAPPING;
	return undecorated(builder, event, event->data.mapping_start.anchor, event->data.mapping_start.tag) &&
	       node_open(builder, node, event);
}

static int by_key(const void *a, const void *b)
{
	const struct yaml_node *x = *(const struct yaml_node *const *)a, *y = *(const struct yaml_node *const *)b;
	int order = slice_order(x->key, y->key);

	if (!order)
		order = (x->key_line > y->key_line) - (x->key_line < y->key_line);
	return order ? order : (x->key_column > y->key_column) - (x->key_column < y->key_column);
}

static bool keys_differ(struct builder *builder, const struct yaml_node *mapping)
{
	const struct yaml_node **sorted = ARENA_ARRAY(builder->reading->scratch, const struct yaml_node *, mapping->count);
	uint32_t count = 0, mistakes = builder->reading->mistakes;

	for (const struct yaml_node *entry = mapping->first; entry; entry = entry->next)
		sorted[count++] = entry;
	if (count > 1)
		qsort(sorted, count, sizeof(const struct yaml_node *), by_key);
	for (uint32_t i = 1; i < count; i++)
		if (slice_equal(sorted[i - 1]->key, sorted[i]->key))
			MISTAKE(builder->reading, sorted[i]->key_line, sorted[i]->key_column, "key `%.*s` is already in line %u",
			        SLICE_ARGS(sorted[i]->key), sorted[i - 1]->key_line);
	return mistakes == builder->reading->mistakes;
}

static bool on_end(struct builder *builder, const yaml_event_t *event)
{
	const struct yaml_node *node = builder->levels[--builder->depth].node;

	(void)event;
	return node->kind != YAML_MAPPING || keys_differ(builder, node);
}

static bool on_document(struct builder *builder, const yaml_event_t *event)
{
	return !builder->root || complain(builder, event->start_mark, "a second document starts here: one for each file");
}

static bool on_alias(struct builder *builder, const yaml_event_t *event)
{
	return undecorated(builder, event, event->data.alias.anchor, NULL);
}

static bool on_nothing(struct builder *builder, const yaml_event_t *event)
{
	(void)builder;
	(void)event;
	return true;
}

static bool (*const handlers[])(struct builder *, const yaml_event_t *) = {
	[YAML_NO_EVENT] = on_nothing,
	[YAML_STREAM_START_EVENT] = on_nothing,
	[YAML_STREAM_END_EVENT] = on_nothing,
	[YAML_DOCUMENT_START_EVENT] = on_document,
	[YAML_DOCUMENT_END_EVENT] = on_nothing,
	[YAML_ALIAS_EVENT] = on_alias,
	[YAML_SCALAR_EVENT] = on_scalar,
	[YAML_SEQUENCE_START_EVENT] = on_sequence,
	[YAML_SEQUENCE_END_EVENT] = on_end,
	[YAML_MAPPING_START_EVENT] = on_mapping,
	[YAML_MAPPING_END_EVENT] = on_end,
};

/* libyaml gives an offset instead of a place for bytes that it cannot read. */
static yaml_mark_t mark_of_offset(struct slice text, size_t offset)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < offset && i < text.length; i++) {
		if (text.at[i] == '\n') {
			mark.line++;
			mark.column = 0;
		} else if (((unsigned char)text.at[i] & 0xC0) != 0x80) {
			mark.column++;
		}
	}
	return mark;
}

static void complain_of_syntax(struct reading *reading, const yaml_parser_t *parser, struct slice text)
{
	yaml_mark_t at = parser->problem_mark;

	if (parser->error == YAML_MEMORY_ERROR)
		panic("out of memory");
	if (parser->error == YAML_READER_ERROR)
		at = mark_of_offset(text, parser->problem_offset);
	MISTAKE(reading, (uint32_t)at.line + 1, (uint32_t)at.column + 1, "not valid YAML: %s%s%s",
	        parser->problem ? parser->problem : "no more is known", parser->context ? " " : "",
	        parser->context ? parser->context : "");
}

/* false at the end of the file or at a mistake. */
static bool step(struct builder *builder, yaml_parser_t *parser, struct slice text)
{
	yaml_event_t event;
	bool more;

	if (!yaml_parser_parse(parser, &event)) {
		complain_of_syntax(builder->reading, parser, text);
		return false;
	}
	more = handlers[event.type](builder, &event) && event.type != YAML_STREAM_END_EVENT;
	yaml_event_delete(&event);
	return more;
}

static const struct yaml_node *parse(struct reading *reading, struct slice text)
{
	struct builder builder = {.reading = reading};
	uint32_t mistakes = reading->mistakes;
	yaml_parser_t parser;

	reading->text = text;
	if (!yaml_parser_initialize(&parser))
		panic("out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.at, text.length);
	while (step(&builder, &parser, text))
		;
	yaml_parser_delete(&parser);
	if (reading->mistakes != mistakes)
		return NULL;
	if (!builder.root)
		MISTAKE(reading, 1, 1, "the file is empty");
	return builder.root;
}

const struct yaml_node *yaml_read(struct reading *reading)
{
	const char *problem;
	struct slice text;

	if (disk_text(reading->path, reading->scratch, &text, &problem))
		return parse(reading, text);
	MISTAKE(reading, 0, 0, "the file cannot be read: %s", problem);
	return NULL;
}

const struct yaml_node *yaml_entry(const struct yaml_node *mapping, struct slice key)
{
	for (const struct yaml_node *entry = mapping->first; entry; entry = entry->next)
		if (slice_equal(entry->key, key))
			return entry;
	return NULL;
}

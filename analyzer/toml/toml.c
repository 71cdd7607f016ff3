#include "toml/toml.h"

#include "base/names.h"
#include "text/utf8.h"
#include "toml/toml_syntax.h"
#include "toml/toml_text.h"

/* Arrays and tables in one value, keys with dots. */
enum { DEPTH_MOST = 32 };

struct builder {
	struct reading *reading;
	struct slice text;
	struct names keys;               /* "id/key" of each entry, so that finding one does not depend on how many there are */
	LIST(struct toml_node *) entries; /* by name */
	uint32_t tables;
	bool right;
};

/* The line comes from the parser: counting it for each node would be quadratic. */
static void place_of_node(const struct builder *builder, TSNode node, uint32_t *line, uint32_t *column)
{
	TSPoint point = ts_node_start_point(node);
	uint32_t offset = ts_node_start_byte(node);

	*line = point.row + 1;
	*column = utf8_units(slice_part(builder->text, offset - point.column, offset), COLUMN_CODE_POINT) + 1;
}

#define WRONG(builder, line, column, ...) ((builder)->right = false, MISTAKE((builder)->reading, (line), (column), __VA_ARGS__))

static struct slice text_of(const struct builder *builder, TSNode node)
{
	return slice_part(builder->text, ts_node_start_byte(node), ts_node_end_byte(node));
}

static bool is(TSNode node, const char *type)
{
	return !strcmp(ts_node_type(node), type);
}

/* ---- tables ---------------------------------------------------------------------------------------------------------- */

static struct toml_node *node_new(struct builder *builder, enum toml_kind kind, TSNode at)
{
	struct toml_node *node = ARENA_NEW(builder->reading->scratch, struct toml_node);

	node->kind = kind;
	if (kind == TOML_TABLE)
		node->id = ++builder->tables;
	if (!ts_node_is_null(at))
		place_of_node(builder, at, &node->line, &node->column);
	return node;
}

static void append(struct toml_node *parent, struct toml_node *node)
{
	*(parent->last ? &parent->last->next : &parent->first) = node;
	parent->last = node;
	parent->count++;
}

/* Where the entry of this key is, or will be. */
static struct toml_node **entry_at(struct builder *builder, const struct toml_node *table, struct slice key)
{
	struct arena *scratch = builder->reading->scratch;
	struct arena_mark mark = arena_mark(scratch);
	struct slice path = arena_format(scratch, "%u/%.*s", table->id, SLICE_ARGS(key));
	name_t known = name_find(&builder->keys, path);
	name_t name = known ? known : name_of(&builder->keys, path);

	if (known)
		arena_rewind(scratch, mark);
	while (builder->entries.count <= name)
		*list_push(scratch, &builder->entries) = NULL;
	return &builder->entries.at[name];
}

static void put(struct builder *builder, struct toml_node *table, struct slice key, TSNode at, struct toml_node *node)
{
	node->key = key;
	place_of_node(builder, at, &node->key_line, &node->key_column);
	*entry_at(builder, table, key) = node;
	append(table, node);
}

static void say_twice(struct builder *builder, TSNode at, struct slice key, const struct toml_node *before)
{
	uint32_t line, column;

	place_of_node(builder, at, &line, &column);
	WRONG(builder, line, column, "`%.*s` is already in line %u", SLICE_ARGS(key), before->key_line);
}

/* The table that a part of a header or of a dotted key leads to; NULL after complaining. A header goes into the last table of an
 * array, a dotted key only into what dotted keys made. */
static struct toml_node *step_into(struct builder *builder, struct toml_node *table, struct slice key, TSNode at, bool header)
{
	struct toml_node *found = *entry_at(builder, table, key);

	if (!found) {
		found = node_new(builder, TOML_TABLE, at);
		found->state = header ? TOML_OPEN : TOML_BY_KEY;
		put(builder, table, key, at, found);
		return found;
	}
	if (header && found->kind == TOML_ARRAY && found->state == TOML_BY_HEADER)
		return found->last;
	if (found->kind == TOML_TABLE && found->state != TOML_CLOSED && (header || found->state == TOML_BY_KEY))
		return found;
	say_twice(builder, at, key, found);
	return NULL;
}

/* The parts of a key, outermost first. */
struct key {
	TSNode parts[DEPTH_MOST];
	struct slice texts[DEPTH_MOST];
	uint32_t count;
};

static bool add_part(struct builder *builder, struct key *key, TSNode node)
{
	uint32_t line, column;

	place_of_node(builder, node, &line, &column);
	if (key->count == DEPTH_MOST) {
		WRONG(builder, line, column, "a key of more than %d parts", DEPTH_MOST);
		return false;
	}
	key->parts[key->count] = node;
	if (toml_text(text_of(builder, node), builder->reading->scratch, &key->texts[key->count++]))
		return true;
	WRONG(builder, line, column, "an escape in this key names no character");
	return false;
}

/* A dotted key holds its first parts as another dotted key: from the outside in, then turned round. */
static bool read_key(struct builder *builder, TSNode node, struct key *key)
{
	*key = (struct key){0};
	for (; is(node, "dotted_key"); node = ts_node_named_child(node, 0))
		if (!add_part(builder, key, ts_node_named_child(node, 1)))
			return false;
	if (!add_part(builder, key, node))
		return false;
	for (uint32_t i = 0, j = key->count - 1; i < j; i++, j--) {
		TSNode part = key->parts[i];
		struct slice text = key->texts[i];

		key->parts[i] = key->parts[j];
		key->parts[j] = part;
		key->texts[i] = key->texts[j];
		key->texts[j] = text;
	}
	return true;
}

static struct toml_node *step_to_last(struct builder *builder, struct toml_node *table, const struct key *key, bool header)
{
	for (uint32_t i = 0; table && i + 1 < key->count; i++)
		table = step_into(builder, table, key->texts[i], key->parts[i], header);
	return table;
}

/* ---- values ---------------------------------------------------------------------------------------------------------- */

static struct toml_node *read_value(struct builder *builder, TSNode node, uint32_t depth);

static void read_pair(struct builder *builder, struct toml_node *table, TSNode pair, uint32_t depth)
{
	struct key key;
	struct toml_node *value, *before;

	if (!read_key(builder, ts_node_named_child(pair, 0), &key))
		return;
	table = step_to_last(builder, table, &key, false);
	if (!table)
		return;
	before = *entry_at(builder, table, key.texts[key.count - 1]);
	if (before) {
		say_twice(builder, key.parts[key.count - 1], key.texts[key.count - 1], before);
		return;
	}
	value = read_value(builder, ts_node_named_child(pair, 1), depth);
	if (value)
		put(builder, table, key.texts[key.count - 1], key.parts[key.count - 1], value);
}

static void read_children(struct builder *builder, struct toml_node *parent, TSNode node, uint32_t depth)
{
	TSTreeCursor cursor = ts_tree_cursor_new(node);
	bool more = ts_tree_cursor_goto_first_child(&cursor);

	for (; more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		TSNode child = ts_tree_cursor_current_node(&cursor);
		struct toml_node *item;

		if (!ts_node_is_named(child) || is(child, "comment"))
			continue;
		if (is(child, "pair"))
			read_pair(builder, parent, child, depth);
		else if (parent->kind == TOML_ARRAY && (item = read_value(builder, child, depth)))
			append(parent, item);
	}
	ts_tree_cursor_delete(&cursor);
}

/* Everything in an inline table is said there. */
static void close_tables(struct toml_node *table)
{
	table->state = TOML_CLOSED;
	for (struct toml_node *entry = table->first; entry; entry = entry->next)
		if (entry->kind == TOML_TABLE && entry->state != TOML_CLOSED)
			close_tables(entry);
}

static enum toml_kind kind_of(TSNode node)
{
	static const struct { const char *type; enum toml_kind kind; } kinds[] = {
		{"string", TOML_STRING}, {"integer", TOML_INTEGER}, {"float", TOML_FLOAT},        {"boolean", TOML_FLAG},
		{"array", TOML_ARRAY},   {"inline_table", TOML_TABLE}};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (is(node, kinds[i].type))
			return kinds[i].kind;
	return TOML_TIME;
}

static struct toml_node *read_value(struct builder *builder, TSNode node, uint32_t depth)
{
	struct toml_node *value = node_new(builder, kind_of(node), node);

	if (depth == DEPTH_MOST) {
		WRONG(builder, value->line, value->column, "nested deeper than %d levels", DEPTH_MOST);
		return NULL;
	}
	value->text = text_of(builder, node);
	if (value->kind == TOML_STRING && !toml_text(value->text, builder->reading->scratch, &value->text))
		WRONG(builder, value->line, value->column, "an escape in this text names no character");
	if (value->kind < TOML_ARRAY)
		return value;
	value->state = TOML_CLOSED;
	if (value->kind == TOML_TABLE)
		value->state = TOML_BY_KEY;
	read_children(builder, value, node, depth + 1);
	if (value->kind == TOML_TABLE)
		close_tables(value);
	return value;
}

/* ---- headers --------------------------------------------------------------------------------------------------------- */

static struct toml_node *open_table(struct builder *builder, struct toml_node *table, struct slice key, TSNode at)
{
	struct toml_node *found = *entry_at(builder, table, key);

	if (found && (found->kind != TOML_TABLE || found->state != TOML_OPEN)) {
		say_twice(builder, at, key, found);
		return NULL;
	}
	if (!found)
		put(builder, table, key, at, found = node_new(builder, TOML_TABLE, at));
	found->state = TOML_BY_HEADER;
	return found;
}

static struct toml_node *open_element(struct builder *builder, struct toml_node *table, struct slice key, TSNode at)
{
	struct toml_node *array = *entry_at(builder, table, key), *element;

	if (array && (array->kind != TOML_ARRAY || array->state != TOML_BY_HEADER)) {
		say_twice(builder, at, key, array);
		return NULL;
	}
	if (!array)
		put(builder, table, key, at, array = node_new(builder, TOML_ARRAY, at));
	array->state = TOML_BY_HEADER;
	element = node_new(builder, TOML_TABLE, at);
	element->state = TOML_BY_HEADER;
	append(array, element);
	return element;
}

static TSNode first_key(TSNode node)
{
	uint32_t count = ts_node_named_child_count(node), i = 0;

	while (i + 1 < count && is(ts_node_named_child(node, i), "comment"))
		i++;
	return ts_node_named_child(node, i);
}

static void read_header(struct builder *builder, struct toml_node *root, TSNode node)
{
	struct key key;
	struct toml_node *table;
	TSNode last;

	if (!read_key(builder, first_key(node), &key))
		return;
	table = step_to_last(builder, root, &key, true);
	if (!table)
		return;
	last = key.parts[key.count - 1];
	table = (is(node, "table") ? open_table : open_element)(builder, table, key.texts[key.count - 1], last);
	if (table)
		read_children(builder, table, node, 0);
}

static void read_document(struct builder *builder, struct toml_node *root, TSNode document)
{
	TSTreeCursor cursor = ts_tree_cursor_new(document);
	bool more = ts_tree_cursor_goto_first_child(&cursor);

	for (; more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		TSNode child = ts_tree_cursor_current_node(&cursor);

		if (is(child, "pair"))
			read_pair(builder, root, child, 0);
		else if (is(child, "table") || is(child, "table_array_element"))
			read_header(builder, root, child);
	}
	ts_tree_cursor_delete(&cursor);
}

struct toml_node *toml_parse(struct reading *reading, struct slice text)
{
	struct builder builder = {.reading = reading, .text = text, .right = true};
	struct toml_node *root;
	TSTree *tree;

	reading->text = text;
	if (slice_starts(text, SLICE("\xEF\xBB\xBF")))
		builder.text = slice_part(text, 3, text.length);
	tree = toml_syntax(reading, builder.text);
	if (!tree)
		return NULL;
	names_open(&builder.keys, reading->scratch);
	root = node_new(&builder, TOML_TABLE, (TSNode){0});
	root->line = root->column = 1;
	read_document(&builder, root, ts_tree_root_node(tree));
	ts_tree_delete(tree);
	return builder.right ? root : NULL;
}

const struct toml_node *toml_entry(const struct toml_node *table, struct slice key)
{
	if (table && table->kind == TOML_TABLE)
		for (const struct toml_node *entry = table->first; entry; entry = entry->next)
			if (slice_equal(entry->key, key))
				return entry;
	return NULL;
}

const struct toml_node *toml_find(const struct toml_node *table, struct slice path)
{
	struct slice key;

	while (table && slice_next(&path, '.', &key))
		table = toml_entry(table, key);
	return table;
}

const char *toml_kind_words(enum toml_kind kind)
{
	static const char *const words[] = {[TOML_STRING] = "a text", [TOML_INTEGER] = "a number", [TOML_FLOAT] = "a number",
	                                    [TOML_FLAG] = "`true` or `false`", [TOML_TIME] = "a date or time",
	                                    [TOML_ARRAY] = "a list", [TOML_TABLE] = "a table"};

	return words[kind];
}

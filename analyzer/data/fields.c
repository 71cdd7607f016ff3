#include "data/fields.h"

enum { SHOWN_MOST = 40 };

/* ---- what is told ---- */

static const char *const kind_words[] = {[YAML_SCALAR] = "text", [YAML_SEQUENCE] = "a list", [YAML_MAPPING] = "a mapping"};

struct slice field_shown(const struct yaml_node *node, struct arena *arena)
{
	struct slice line;
	uint32_t length;

	if (node->kind != YAML_SCALAR)
		return slice_of(kind_words[node->kind]);
	if (!slice_trim(node->text).length)
		return SLICE("nothing");
	line = slice_part(node->text, 0, slice_find(node->text, SLICE("\n"), 0));
	length = line.length < SHOWN_MOST ? line.length : SHOWN_MOST;
	while (length < line.length && ((unsigned char)line.at[length] & 0xC0) == 0x80)  /* not in the middle of a character */
		length--;
	return arena_format(arena, "`%.*s%s`", (int)length, line.at, length < slice_trim(node->text).length ? "..." : "");
}

void field_unexpected(struct reading *reading, const char *field, const struct yaml_node *node, const char *expected)
{
	struct slice got = field_shown(node, reading->scratch);

	MISTAKE(reading, node->line, node->column, "%s: expected %s, got %.*s", field, expected, SLICE_ARGS(got));
}

static struct slice field_list(const struct record *record, struct arena *arena)
{
	struct slice list = SLICE("");

	for (uint32_t i = 0; i < record->field_count; i++)
		list = arena_format(arena, "%.*s%s%s", SLICE_ARGS(list), i ? ", " : "", record->fields[i].name);
	return list;
}

static void unknown_key(struct reading *reading, const struct record *record, const struct yaml_node *entry)
{
	struct slice list = field_list(record, reading->scratch), near;
	struct guess guess = guess_start(entry->key);

	for (uint32_t i = 0; i < record->field_count; i++)
		guess_offer(&guess, slice_of(record->fields[i].name));
	near = guess_words(&guess, reading->scratch);
	MISTAKE(reading, entry->key_line, entry->key_column, "unknown key `%.*s`%.*s (%s has %.*s)", SLICE_ARGS(entry->key),
	        SLICE_ARGS(near), record->what, SLICE_ARGS(list));
}

/* ---- pieces ---- */

void *field_place(const struct field *field, void *record)
{
	return (char *)record + field->offset;
}

void field_store(const struct field *field, void *record, uint32_t value)
{
	void *place = field_place(field, record);

	if (field->size == sizeof(uint8_t))
		*(uint8_t *)place = (uint8_t)value;
	else if (field->size == sizeof(uint16_t))
		*(uint16_t *)place = (uint16_t)value;
	else
		*(uint32_t *)place = value;
}

bool field_scalar(struct reading *reading, const char *field, const struct yaml_node *node, struct slice *text)
{
	if (node->kind != YAML_SCALAR || !slice_trim(node->text).length) {
		field_unexpected(reading, field, node, "text");
		return false;
	}
	*text = node->text;
	while (slice_ends(*text, SLICE("\n")))  /* of a block; spaces at the front may be code */
		text->length--;
	return true;
}

static bool is_kind(struct reading *reading, const char *field, const struct yaml_node *node, int kind)
{
	if ((int)node->kind == kind)
		return true;
	field_unexpected(reading, field, node, kind_words[kind]);
	return false;
}

bool field_is_sequence(struct reading *reading, const char *field, const struct yaml_node *node)
{
	return is_kind(reading, field, node, YAML_SEQUENCE);
}

bool field_is_mapping(struct reading *reading, const char *field, const struct yaml_node *node)
{
	return is_kind(reading, field, node, YAML_MAPPING);
}

/* ---- the record ---- */

static bool known(const struct record *record, struct slice key)
{
	for (uint32_t i = 0; i < record->field_count; i++)
		if (slice_is(key, record->fields[i].name))
			return true;
	return false;
}

static void fill(struct reading *reading, const struct field *field, const struct yaml_node *node, void *out)
{
	const struct yaml_node *entry = yaml_entry(node, slice_of(field->name));

	if (entry)
		field->read(reading, field, entry, out);
	else if (field->required)
		MISTAKE(reading, node->line, node->column, "key `%s` is missing: %s", field->name, field->about);
}

void fields_read(struct reading *reading, const struct record *record, const struct yaml_node *node, void *out)
{
	if (!field_is_mapping(reading, record->what, node))
		return;
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next)
		if (!known(record, entry->key))
			unknown_key(reading, record, entry);
	for (uint32_t i = 0; i < record->field_count; i++)
		fill(reading, record->fields + i, node, out);
}

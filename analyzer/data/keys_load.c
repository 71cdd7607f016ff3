#include "data/disk.h"
#include "data/load.h"
#include "data/records.h"

#include <ctype.h>
#include <stdlib.h>

static const struct word type_table[] = {{"size", TYPE_SIZE}, {"count", TYPE_COUNT}, {"flag", TYPE_FLAG},
                                         {"text", TYPE_TEXT}, {"time", TYPE_TIME},   {"fraction", TYPE_FRACTION}};
static const struct words types = WORDS(type_table);

static const struct word when_table[] = {
	{"submit", WHEN_SUBMIT}, {"context", WHEN_CONTEXT}, {"static", WHEN_STATIC}, {"runtime", WHEN_RUNTIME}};
static const struct words times = WORDS(when_table);

static const struct word late_table[] = {{"refused", LATE_REFUSED}, {"ignored", LATE_IGNORED}, {"unsure", LATE_UNSURE}};
static const struct words late_words = WORDS(late_table);

static const struct word unit_table[] = {{"b", 'b'}, {"k", 'k'}, {"m", 'm'}, {"g", 'g'}};
static const struct words units = WORDS(unit_table);

/* ---- values by type ---- */

/* Takes a number off the front; false when there is none. */
static bool take_number(struct slice *text, bool fraction)
{
	uint32_t digits = 0, at = slice_starts(*text, SLICE("-"));

	for (; at < text->length; at++) {
		if (isdigit((unsigned char)text->at[at]))
			digits++;
		else if (fraction && text->at[at] == '.')
			fraction = false;
		else
			break;
	}
	*text = slice_part(*text, at, text->length);
	return digits > 0;
}

static bool ends_in(struct slice unit, const char *const *endings)
{
	for (; *endings; endings++)
		if (slice_equal_ignoring_case(unit, slice_of(*endings)))
			return true;
	return false;
}

static bool is_size(struct slice text)
{
	static const char *const endings[] = {"", "b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb", NULL};

	return take_number(&text, false) && ends_in(text, endings);
}

static bool is_time(struct slice text)
{
	static const char *const endings[] = {"", "us", "ms", "s", "m", "min", "h", "d", NULL};

	return take_number(&text, false) && ends_in(text, endings);
}

static bool is_count(struct slice text)
{
	return take_number(&text, false) && !text.length;
}

static bool is_fraction(struct slice text)
{
	return take_number(&text, true) && !text.length;
}

static bool is_flag(struct slice text)
{
	return slice_equal(text, SLICE("true")) || slice_equal(text, SLICE("false"));
}

static bool is_anything(struct slice text)
{
	(void)text;
	return true;
}

static const struct form values[] = {
	[TYPE_TEXT] = {is_anything, "text"},
	[TYPE_SIZE] = {is_size, "a size as in 64m"},
	[TYPE_COUNT] = {is_count, "a whole number"},
	[TYPE_FLAG] = {is_flag, "true or false"},
	[TYPE_TIME] = {is_time, "a time as in 120s"},
	[TYPE_FRACTION] = {is_fraction, "a number as in 0.6"},
};

/* ---- one key ---- */

struct draft {
	struct spark_key key;
	const struct yaml_node *first, *later;  /* default and defaults */
};

static void keep_node(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	if (node->kind != YAML_SCALAR)
		field_unexpected(reading, field->name, node, "text");
	else
		*(const struct yaml_node **)field_place(field, record) = node;
}

static const struct field key_fields[] = {
	FIELD(draft, "type", key.type, field_word, .more = &types, .required = true,
          .about = "size, count, flag, text, time or fraction"),
	FIELD(draft, "unit", key.unit, field_word, .more = &units, .about = "of a number without one: b, k, m or g"),
	FIELD(draft, "default", first, keep_node),
	FIELD(draft, "defaults", later, field_mapping),
	FIELD(draft, "since", key.spark.since, field_version),
	FIELD(draft, "until", key.spark.until, field_version),
	FIELD(draft, "when", key.when, field_word, .more = &times, .required = true,
          .about = "submit, context, static or runtime"),
	FIELD(draft, "late", key.late, field_word, .more = &late_words, .about = "refused, ignored or unsure"),
	FIELD(draft, "about", key.about, field_text, .more = &form_line, .required = true, .about = "a few words"),
};
static const struct record key_record = RECORD("a configuration key", draft, key_fields);

static void add_default(struct reading *reading, const struct draft *draft, const struct yaml_node *node,
                        struct spark_default *slot)
{
	const struct form *form = values + draft->key.type;

	if (node->kind != YAML_SCALAR || !form->right(node->text))
		field_unexpected(reading, "default", node, form->expected);
	slot->value = arena_copy(reading->forever, node->text);
}

static int by_version(const void *a, const void *b)
{
	return (int)((const struct spark_default *)a)->since - (int)((const struct spark_default *)b)->since;
}

static void read_defaults(struct reading *reading, struct draft *draft)
{
	uint32_t later = draft->later ? draft->later->count : 0;
	struct spark_default *defaults = ARENA_ARRAY(reading->forever, struct spark_default, later + 1);
	uint32_t count = 0, first = draft->first != NULL;

	if (draft->first)
		add_default(reading, draft, draft->first, defaults + count++);
	for (const struct yaml_node *entry = later ? draft->later->first : NULL; entry; entry = entry->next) {
		struct yaml_node version = {
			.kind = YAML_SCALAR, .text = entry->key, .line = entry->key_line, .column = entry->key_column};

		field_scalar_version(reading, "defaults", &version, &defaults[count].since);
		add_default(reading, draft, entry, defaults + count++);
	}
	if (count - first > 1)
		qsort(defaults + first, count - first, sizeof *defaults, by_version);
	draft->key.defaults = defaults;
	draft->key.default_count = count;
}

static void read_key(struct reading *reading, const struct yaml_node *entry, struct draft *draft)
{
	draft->key.key = arena_copy(reading->forever, entry->key);
	if (!form_spark_key.right(entry->key))
		MISTAKE(reading, entry->key_line, entry->key_column, "`%.*s` is not %s", SLICE_ARGS(entry->key),
		        form_spark_key.expected);
	fields_read(reading, &key_record, entry, draft);
	field_versions_order(reading, entry, draft->key.spark.since, draft->key.spark.until);
	if (draft->key.unit && draft->key.type != TYPE_SIZE)
		MISTAKE(reading, entry->key_line, entry->key_column, "`%.*s`: only a size has a unit", SLICE_ARGS(entry->key));
	read_defaults(reading, draft);
}

/* ---- the file ---- */

static int by_key(const void *a, const void *b)
{
	return slice_order(((const struct spark_key *)a)->key, ((const struct spark_key *)b)->key);
}

static void read_keys(struct reading *reading, struct spark_keys *keys, const struct yaml_node *root)
{
	struct spark_key *at = ARENA_ARRAY(reading->forever, struct spark_key, root->count);

	keys->keys = at;
	for (const struct yaml_node *entry = root->first; entry; entry = entry->next) {
		struct draft draft = {0};

		read_key(reading, entry, &draft);
		at[keys->count++] = draft.key;
	}
	if (keys->count)
		qsort(at, keys->count, sizeof *at, by_key);
	else
		MISTAKE(reading, root->line, root->column, "no configuration keys here");
}

bool spark_keys_load(struct spark_keys *keys, struct slice directory, struct arena *forever, struct report *report)
{
	struct arena scratch = {0};
	struct reading reading = {
		.topic = &topic_data_invalid, .forever = forever, .scratch = &scratch, .report = report,
		.path = disk_join(directory, SLICE("rules/spark/configuration.yaml"), &scratch),
	};
	const struct yaml_node *root = yaml_read(&reading);

	*keys = (struct spark_keys){0};
	if (root && field_is_mapping(&reading, "configuration keys", root))
		read_keys(&reading, keys, root);
	arena_free(&scratch);
	return !reading.mistakes;
}

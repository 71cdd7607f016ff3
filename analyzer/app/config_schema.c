/* Draft 7, which editors know. */
#include "app/config_pages.h"

#include "render/json_write.h"

static void put_string(struct json_writer *json, const char *key, const char *text)
{
	put_text(json, key, slice_of(text));
}

static void put_choices(struct json_writer *json, const char *choices)
{
	struct slice rest = slice_of(choices), choice;

	put_array(json, "enum");
	while (slice_next(&rest, '|', &choice))
		put_text(json, NULL, choice);
	put_array_end(json);
}

static void put_type(struct json_writer *json, const char *key, const char *type)
{
	put_object(json, key);
	put_string(json, "type", type);
	put_object_end(json);
}

static void put_list(struct json_writer *json)
{
	put_string(json, "type", "array");
	put_type(json, "items", "string");
}

/* One text, or a list of them. */
static void put_text_or_list(struct json_writer *json)
{
	put_array(json, "anyOf");
	put_type(json, NULL, "string");
	put_object(json, NULL);
	put_list(json);
	put_object_end(json);
	put_array_end(json);
}

static void put_size(struct json_writer *json)
{
	put_array(json, "anyOf");
	put_object(json, NULL);
	put_string(json, "type", "string");
	put_string(json, "pattern", "^ *[0-9]+(\\.[0-9]+)?([bB]|[kKmMgGtTpP]([iI]?[bB])?)? *$");
	put_object_end(json);
	put_type(json, NULL, "integer");
	put_array_end(json);
}

/* Dots in a key that stands in no quotes make tables in tables. */
static void put_conf_values(struct json_writer *json)
{
	static const char *const types[] = {"string", "number", "boolean"};

	put_array(json, "anyOf");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		put_type(json, NULL, types[i]);
	put_object(json, NULL);
	put_string(json, "$ref", "#/definitions/conf");
	put_object_end(json);
	put_array_end(json);
}

static void put_table(struct json_writer *json, const struct config_row *row)
{
	if (row->sort == TAKES_TABLE && !*row->values) {
		put_string(json, "$ref", "#/definitions/conf");
		return;
	}
	put_string(json, "type", "object");
	if (*row->keys) {
		put_object(json, "propertyNames");
		put_choices(json, row->keys);
		put_object_end(json);
	}
	put_object(json, "additionalProperties");
	if (*row->values)
		put_choices(json, row->values);
	else
		put_text_or_list(json);
	put_object_end(json);
}

static void put_sort(struct json_writer *json, const struct config_row *row)
{
	switch (row->sort) {
	case TAKES_FLAG: put_string(json, "type", "boolean"); break;
	case TAKES_TEXT:
		if (*row->values)
			put_choices(json, row->values);
		else
			put_string(json, "type", "string");
		break;
	case TAKES_PATH: put_string(json, "type", "string"); break;
	case TAKES_SIZE: put_size(json); break;
	case TAKES_VERSION:
		put_string(json, "type", "string");
		put_string(json, "pattern", "^[1-9][0-9]?\\.[0-9]{1,2}([-.].*)?$");
		break;
	case TAKES_WORDS:
	case TAKES_PATHS: put_list(json); break;
	case TAKES_TEXTS: put_text_or_list(json); break;
	case TAKES_TABLE:
	case TAKES_TABLE_OF_WORDS: put_table(json, row); break;
	}
}

static void put_row(struct json_writer *json, const struct config_row *row)
{
	struct arena scratch = {0};
	struct slice about = arena_format(&scratch, "%s%s%s", row->help, *row->about ? ". " : "", row->about);

	put_object(json, row->key);
	put_text(json, "description", about);
	put_sort(json, row);
	put_object_end(json);
	arena_free(&scratch);
}

static void put_definitions(struct json_writer *json)
{
	put_object(json, "definitions");
	put_object(json, "conf");
	put_string(json, "type", "object");
	put_object(json, "additionalProperties");
	put_conf_values(json);
	put_object_end(json);
	put_object_end(json);
	put_object_end(json);
}

void config_write_schema(struct sink *sink)
{
	struct json_writer json = {.sink = sink};

	put_object(&json, NULL);
	put_string(&json, "$schema", "http://json-schema.org/draft-07/schema#");
	put_string(&json, "title", "Settings of oomlint");
	put_string(&json, "description", "oomlint.toml, .oomlint.toml, and [tool.oomlint] of pyproject.toml");
	put_string(&json, "type", "object");
	put_flag(&json, "additionalProperties", false);
	put_object(&json, "properties");
	for (int key = 0; key < CONFIG_COUNT; key++)
		put_row(&json, &config_rows[key]);
	put_object_end(&json);
	put_definitions(&json);
	put_object_end(&json);
	put_end(&json);
}

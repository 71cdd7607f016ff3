#include "render/json_write.h"
#include "text/json_string.h"

/* Half of a large log are blanks: they are written in one go, not level by level. */
static void new_line(struct json_writer *json)
{
	static const char blanks[] = "\n                                                                ";
	uint32_t wanted = 2 * json->depth, written = wanted < sizeof blanks - 2 ? wanted : (uint32_t)sizeof blanks - 2;

	if (json->one_line)
		return;
	sink_add(json->sink, (struct slice){blanks, 1 + written});
	for (; written < wanted; written += 2)
		sink_add(json->sink, SLICE("  "));
}

static void write_key(struct json_writer *json, const char *key)
{
	sink_text(json->sink, "\"");
	sink_text(json->sink, key);
	sink_text(json->sink, json->one_line ? "\":" : "\": ");
}

/* What stands before a value: the comma behind the one before, the line, the key. */
static void begin(struct json_writer *json, const char *key)
{
	if (json->begun)
		sink_text(json->sink, ",");
	if (json->depth)
		new_line(json);
	if (key)
		write_key(json, key);
	json->begun = true;
}

static void open(struct json_writer *json, const char *key, const char *bracket)
{
	begin(json, key);
	sink_text(json->sink, bracket);
	json->depth++;
	json->begun = false;
}

static void close(struct json_writer *json, const char *bracket)
{
	json->depth--;
	if (json->begun)
		new_line(json);
	sink_text(json->sink, bracket);
	json->begun = true;
}

void put_object(struct json_writer *json, const char *key)
{
	open(json, key, "{");
}

void put_object_end(struct json_writer *json)
{
	close(json, "}");
}

void put_array(struct json_writer *json, const char *key)
{
	open(json, key, "[");
}

void put_array_end(struct json_writer *json)
{
	close(json, "]");
}

void put_text(struct json_writer *json, const char *key, struct slice text)
{
	begin(json, key);
	sink_text(json->sink, "\"");
	json_escape(&json->sink->pending, text, false);
	sink_text(json->sink, "\"");
}

void put_number(struct json_writer *json, const char *key, uint32_t number)
{
	begin(json, key);
	sink_format(json->sink, "%u", number);
}

void put_flag(struct json_writer *json, const char *key, bool flag)
{
	begin(json, key);
	sink_text(json->sink, flag ? "true" : "false");
}

void put_null(struct json_writer *json, const char *key)
{
	begin(json, key);
	sink_text(json->sink, "null");
}

void put_end(struct json_writer *json)
{
	sink_text(json->sink, "\n");
	json->begun = false;
}

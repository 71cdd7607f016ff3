/* Words for comments that silence, and for settings files. */
#include "app/server_parts.h"

#include "config/config.h"

#include <ctype.h>

/* Of the protocol. */
enum { ITEM_KEYWORD = 14, ITEM_PROPERTY = 10, ITEM_VALUE = 12 };

/* In this order: editors would sort them by their names. */
static void add_item(json_t *items, struct slice label, int kind, struct slice detail)
{
	json_array_append_new(items, json_pack("{s:o,s:i,s:o,s:o}", "label", json_slice(label), "kind", kind, "detail", json_slice(detail), "sortText",
	                                       json_sprintf("%03d", (int)json_array_size(items))));
}

static bool has_item(const json_t *items, struct slice label)
{
	for (size_t i = 0; i < json_array_size(items); i++)
		if (slice_equal(json_text_at(json_array_get(items, i), "label"), label))
			return true;
	return false;
}

static bool is_of_word(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* Names of rules and settings have dashes in them, where editors end a word: it is said what goes. */
static void say_place(json_t *items, const struct server *server, struct slice text, uint32_t end, struct position position)
{
	uint32_t start = end;
	struct range range;
	json_t *item;
	size_t i;

	while (start && is_of_word(text.at[start - 1]))
		start--;
	range = (struct range){position_at(text, start, server->client.unit), position};
	json_array_foreach(items, i, item)
		json_object_set_new(item, "textEdit", json_pack("{s:o,s:O}", "range", range_json(range), "newText", json_object_get(item, "label")));
}

/* Behind those that are there already. */
static void add_topics(json_t *items, const struct topics *topics)
{
	for (uint32_t i = 0; i < topics->count; i++) {
		const struct topic *topic = topics->at[i];

		if (!slice_equal(topic->family, SLICE("oomlint")) && !has_item(items, topic->name))
			add_item(items, topic->name, ITEM_VALUE, topic->title);
		if (slice_equal(topic->family, SLICE("oomlint")) || (i && slice_equal(topic->family, topics->at[i - 1]->family)))
			continue;
		add_item(items, topic->family, ITEM_VALUE, SLICE("all rules of this family"));
	}
}

/* ---- comments -------------------------------------------------------------------------------------------------------- */

static const char *const verbs[][2] = {
	{"ignore[]", "this line, or the statement below"}, {"disable[]", "from here to the `enable` of the same rules"},
	{"enable[]", "the end of a `disable`"}, {"cell-ignore[]", "this cell of a notebook"}, {"file-ignore[]", "this file"},
};

/* Where the words are wanted. */
struct completing {
	const struct server *server;
	const struct document_open *document;
	const struct cell_document *cell;
	uint32_t line;
	json_t *items;
};

/* Offset behind the last `word` in the line; UINT32_MAX: it is not there. */
static uint32_t behind_last(struct slice line, struct slice word)
{
	uint32_t found = UINT32_MAX, from = 0, at;

	while ((at = slice_find(line, word, from)) != UINT32_MAX)
		found = from = at + word.length;
	return found;
}

/* What stands behind the `oomlint:` of a comment; at == NULL: there is none. */
static struct slice words_of_comment(struct slice line)
{
	uint32_t start = behind_last(line, SLICE("oomlint:"));

	if (start == UINT32_MAX || !memchr(line.at, '#', start))
		return (struct slice){0};
	return slice_part(line, start, line.length);
}

/* Rules that found something on the line, which is what most want to silence. */
static void add_found(const struct completing *completing, const struct report *report)
{
	struct shown shown = document_shown(completing->document);

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *found = &report->diagnostics.at[i];
		const struct cell_document *cell = NULL;
		struct range range = {{UINT32_MAX, 0}, {0, 0}};

		if (found->source && !slice_equal(found->topic->family, SLICE("suppression")) && !slice_equal(found->topic->family, SLICE("oomlint")))
			range = server_range(completing->server, &shown, found->source, found->span, &cell);
		if (cell == completing->cell && range.start.line <= completing->line && completing->line <= range.end.line &&
		    !has_item(completing->items, found->topic->name))
			add_item(completing->items, found->topic->name, ITEM_VALUE, found->topic->title);
	}
}

static void complete_comment(const struct completing *completing, const struct report *report, struct slice words)
{
	if (slice_has(words, SLICE("[")) && !slice_has(words, SLICE("]"))) {
		add_found(completing, report);
		add_topics(completing->items, &server_engine(completing->document->root)->topics);
	}
	for (size_t i = 0; !slice_has(words, SLICE("[")) && i < sizeof verbs / sizeof *verbs; i++)
		add_item(completing->items, slice_of(verbs[i][0]), ITEM_KEYWORD, slice_of(verbs[i][1]));
}

/* ---- settings files ---------------------------------------------------------------------------------------------------- */

/* The table that the last line of a text belongs to; empty: the top. */
static struct slice table_of(struct slice text)
{
	struct slice table = {0}, line;

	while (slice_next(&text, '\n', &line)) {
		line = slice_trim(line);
		if (text.at && slice_starts(line, SLICE("[")) && slice_ends(line, SLICE("]")))
			table = slice_trim(slice_part(line, 1, line.length - 1));
	}
	return table;
}

/* The key whose value a text ends in; false: it ends where a key could stand. */
static bool value_of(struct slice text, struct slice *key)
{
	struct slice line;
	bool open = false;

	while (slice_next(&text, '\n', &line)) {
		uint32_t sign = slice_find(line, SLICE("="), 0);

		if (sign != UINT32_MAX && !open)
			*key = slice_trim(slice_part(line, 0, sign));
		open = (open || (sign != UINT32_MAX && slice_has(line, SLICE("[")))) && !slice_has(line, SLICE("]"));
		if (!text.at)
			return open || sign != UINT32_MAX;
	}
	return false;
}

static void add_choices(json_t *items, const char *choices)
{
	struct slice rest = slice_of(choices), word;

	while (rest.length && slice_next(&rest, '|', &word))
		add_item(items, word, ITEM_VALUE, SLICE(""));
}

static void complete_value(json_t *items, const struct topics *topics, struct slice name)
{
	enum config_key key;

	if (!config_key_find(name, &key))
		return;
	add_choices(items, config_rows[key].values);
	if (key == CONFIG_SELECT || key == CONFIG_EXTEND_SELECT || key == CONFIG_IGNORE || key == CONFIG_PER_FILE_IGNORES ||
	    key == CONFIG_PER_PROFILE_IGNORES)
		add_topics(items, topics);
}

static void complete_setting(json_t *items, const struct topics *topics, struct slice path, struct slice text)
{
	struct slice table = table_of(text), key = {0};

	if (slice_ends(path, SLICE("/pyproject.toml"))) {
		if (!slice_starts(table, SLICE("tool.oomlint")))
			return;
		table = slice_part(table, (uint32_t)strlen("tool.oomlint."), table.length);
	}
	if (value_of(text, &key)) {
		complete_value(items, topics, table.length ? table : key);
		return;
	}
	for (int i = 0; !table.length && i < CONFIG_COUNT; i++)
		add_item(items, slice_of(config_rows[i].key), ITEM_PROPERTY, slice_of(config_rows[i].help));
}

json_t *complete(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct cell_document *cell;
	struct document_open *document = server_document(server, json_text_at(params, "textDocument.uri"), &cell);
	struct position position = position_read(json_at(params, "position"));
	struct completing completing = {server, document, cell, position.line, json_array()};
	struct slice text, words;
	uint32_t end, start;
	bool settings;

	(void)reply;
	if (!document)
		return completing.items;
	text = buffer_slice(cell ? &cell->text : &document->text);
	end = position_offset(text, position, server->client.unit, NULL);
	start = position_offset(text, (struct position){position.line, 0}, server->client.unit, NULL);
	words = words_of_comment(slice_part(text, start, end));
	settings = document_has_settings(document);
	if (!settings && !words.at) /* editors ask at every word of code that is typed, of which nothing need be known for that */
		return completing.items;
	if (settings) {
		(void)document_report(server, document);
		complete_setting(completing.items, &server_engine(document->root)->topics, document->path, slice_part(text, 0, end));
	} else {
		complete_comment(&completing, document_report(server, document), words);
	}
	say_place(completing.items, server, text, end, position_at(text, end, server->client.unit));
	return completing.items;
}

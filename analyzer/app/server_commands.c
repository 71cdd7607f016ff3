/* Commands: a setting goes into spark-defaults.conf. */
#include "app/server_parts.h"

#include "app/input.h"
#include "config/paths.h"
#include "lsp/uri.h"

#include <unistd.h>

const char put_setting_command[] = "oomlint.putSetting";

/* Where a project may keep it; the first is for one that has none. */
static const char *const places[] = {"spark-defaults.conf", "conf/spark-defaults.conf"};

static struct slice place_of(const struct root *root, bool *exists, struct arena *arena)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct slice path = path_from(root->path, slice_of(places[i]), arena);

		*exists = !access(path.at, F_OK);
		if (*exists)
			return path;
	}
	return path_from(root->path, slice_of(places[0]), arena);
}

/* As Spark reads a properties file: the key ends with white space, = or a colon. */
static bool is_line_of(struct slice line, struct slice key)
{
	line = slice_trim(line);
	return slice_starts(line, key) && (line.length == key.length || strchr(" \t=:", line.at[key.length]));
}

/* The line that has the key, or an empty span at the end. */
static struct span line_of_key(struct slice text, struct slice key)
{
	uint32_t at = 0;

	while (at < text.length) {
		uint32_t end = slice_find(text, SLICE("\n"), at);

		end = end == UINT32_MAX ? text.length : end;
		if (is_line_of(slice_part(text, at, end), key))
			return (struct span){at, end};
		at = end + 1;
	}
	return (struct span){text.length, text.length};
}

static json_t *edit_for(const struct server *server, struct slice text, struct slice key, struct slice value)
{
	struct span span = line_of_key(text, key);
	struct range range = {position_at(text, span.start, server->client.unit), position_at(text, span.end, server->client.unit)};
	struct buffer line = {0};
	json_t *edit;

	if (span.start == text.length && text.length && text.at[text.length - 1] != '\n')
		buffer_add_text(&line, "\n");
	buffer_format(&line, "%.*s %.*s%s", SLICE_ARGS(key), SLICE_ARGS(value), span.end == text.length ? "\n" : "");
	edit = json_pack("{s:o,s:o}", "range", range_json(range), "newText", json_slice(buffer_slice(&line)));
	buffer_free(&line);
	return edit;
}

/* What the client has open counts, else what is on disk. */
static void read_text(const struct document_open *open, struct slice path, struct buffer *text)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct input input = {0};

	if (open)
		buffer_add(text, buffer_slice(&open->text));
	else if (input_read(&input, path, 1 << 20, &quiet))
		buffer_add(text, buffer_slice(&input.bytes));
	buffer_free(&input.bytes);
	arena_free(&memory);
}

static json_t *put_setting(struct server *server, const struct root *root, struct slice key, struct slice value)
{
	struct arena scratch = {0};
	bool exists;
	struct slice path = place_of(root, &exists, &scratch), uri = uri_of(path, &scratch);
	const struct document_open *open = server_document(server, uri, NULL);
	struct buffer text = {0};
	json_t *changes = json_object(), *edit, *all;

	read_text(open, path, &text);
	json_object_set_new(changes, uri.at, json_pack("[o]", edit_for(server, buffer_slice(&text), key, value)));
	edit = workspace_edit(server, open, changes);
	all = json_at(edit, "documentChanges");
	if (!exists && !open && all && server->client.creates)
		json_array_insert_new(all, 0, json_pack("{s:s,s:s,s:{s:b}}", "kind", "create", "uri", uri.at, "options", "ignoreIfExists", 1));
	buffer_free(&text);
	arena_free(&scratch);
	return json_pack("{s:s,s:o}", "label", "Put a setting into spark-defaults.conf", "edit", edit);
}

json_t *execute_command(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	const json_t *arguments = json_at(params, "arguments");
	struct document_open *document;
	const json_t *uri = json_array_get(arguments, 0), *key = json_array_get(arguments, 1), *value = json_array_get(arguments, 2);

	if (!slice_equal(json_text_at(params, "command"), slice_of(put_setting_command))) {
		reply->error = LSP_INVALID_PARAMS;
		reply->message = "there is no such command";
		return NULL;
	}
	document = json_is_string(uri) ? server_document(server, slice_of(json_string_value(uri)), NULL) : NULL;
	if (!document || !json_is_string(key) || !json_is_string(value)) {
		reply->error = LSP_INVALID_PARAMS;
		reply->message = "oomlint.putSetting takes the address of an open document, a key and a value";
		return NULL;
	}
	connection_ask(&server->connection, "workspace/applyEdit",
	               put_setting(server, document->root, slice_of(json_string_value(key)), slice_of(json_string_value(value))), NULL, NULL);
	return NULL;
}

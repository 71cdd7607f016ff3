/* Commands: a setting goes into spark-defaults.conf, all fixes are made, what this server has is told. */
#include "app/server_parts.h"

#include "app/input.h"
#include "config/paths.h"
#include "lsp/uri.h"

#include <unistd.h>

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
	struct slice path = place_of(root, &exists, &scratch);
	const struct document_open *open = server_document_at(server, path);
	struct slice uri = open ? open->uri : uri_of(path, &scratch);
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
	return edit;
}

/* ---- commands -------------------------------------------------------------------------------------------------------- */

static void apply(struct server *server, const char *label, json_t *edit)
{
	connection_ask(&server->connection, "workspace/applyEdit", json_pack("{s:s,s:o}", "label", label, "edit", edit), NULL, NULL);
}

static struct document_open *document_in(const struct server *server, const json_t *arguments)
{
	const json_t *uri = json_array_get(arguments, 0);

	return json_is_string(uri) ? server_document(server, slice_of(json_string_value(uri)), NULL) : NULL;
}

static bool run_put_setting(struct server *server, const json_t *arguments, json_t **result)
{
	struct document_open *document = document_in(server, arguments);
	const json_t *key = json_array_get(arguments, 1), *value = json_array_get(arguments, 2);

	(void)result;
	if (!document || !json_is_string(key) || !json_is_string(value))
		return false;
	document_report(server, document);
	apply(server, "Put a setting into spark-defaults.conf",
	      put_setting(server, document->root, slice_of(json_string_value(key)), slice_of(json_string_value(value))));
	return true;
}

static bool run_fix_all(struct server *server, const json_t *arguments, json_t **result)
{
	struct document_open *document = document_in(server, arguments);
	json_t *edit = document && !document->foreign ? fix_all_edit(server, document) : NULL;

	(void)result;
	if (edit)
		apply(server, "Fix all that oomlint can", edit);
	return document != NULL;
}

/* For reports about this server: what it has, and where. */
static bool run_information(struct server *server, const json_t *arguments, json_t **result)
{
	struct buffer words = {0};

	(void)arguments;
	buffer_format(&words, "oomlint %s, %u documents open, diagnostics are %s, inlay hints %s\n", OOMLINT_VERSION, server->documents.count,
	              server->client.pulls ? "pulled" : "pushed", server->inlay_hints ? "on" : "off");
	for (uint32_t i = 0; i < server->roots.count; i++) {
		const struct root *root = server->roots.at[i];

		buffer_format(&words, "%.*s: %s, %u settings from the editor and the command line\n", SLICE_ARGS(root->path),
		              !root->workspace ? "nobody has asked yet" : root->busy ? "being looked at" : "looked at", root->setup.config.count);
	}
	*result = json_slice(buffer_slice(&words));
	buffer_free(&words);
	return true;
}

const char put_setting_command[] = "oomlint.putSetting";

static const struct {
	const char *name;
	bool (*run)(struct server *server, const json_t *arguments, json_t **result); /* false: it does not take these */
	const char *takes;
} commands[] = {
	{put_setting_command, run_put_setting, "oomlint.putSetting takes the address of an open document, a key and a value"},
	{"oomlint.fixAll", run_fix_all, "oomlint.fixAll takes the address of an open document"},
	{"oomlint.debugInformation", run_information, ""},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

json_t *command_names(void)
{
	json_t *names = json_array();

	for (int i = 0; i < COMMANDS; i++)
		json_array_append_new(names, json_string(commands[i].name));
	return names;
}

json_t *execute_command(void *context, const json_t *params, struct reply *reply)
{
	struct slice name = json_text_at(params, "command");
	json_t *result = NULL;

	reply->message = "there is no such command";
	for (int i = 0; i < COMMANDS; i++) {
		if (!slice_equal(name, slice_of(commands[i].name)))
			continue;
		if (commands[i].run(context, json_at(params, "arguments"), &result))
			return result;
		reply->message = commands[i].takes;
	}
	reply->error = LSP_INVALID_PARAMS;
	return NULL;
}

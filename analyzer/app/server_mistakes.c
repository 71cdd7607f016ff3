/* What is wrong with settings and rules. The rest counts, so whoever is surprised by what is found has to be told why. */
#include "app/server_parts.h"

#include "base/drives.h"
#include "config/paths.h"
#include "lsp/uri.h"
#include "render/location.h"

enum { MESSAGE_ERROR = 1, MESSAGE_WARNING = 2 };

static void push(struct server *server, const char *uri, json_t *diagnostics)
{
	struct arena scratch = {0};

	if (!server->connection.over && !server_has_settings_open(server, uri_path(slice_of(uri), &scratch)))
		connection_notify(&server->connection, "textDocument/publishDiagnostics",
		                  json_pack("{s:s,s:o}", "uri", uri, "diagnostics", diagnostics));
	else
		json_decref(diagnostics);
	arena_free(&scratch);
}

static void take_back(struct server *server, struct root *root)
{
	const char *uri;
	json_t *value;

	json_object_foreach(root->told, uri, value)
		push(server, uri, json_array());
	json_decref(root->told);
	root->told = NULL;
}

/* Who has the file before his eyes sees it there. */
static bool is_open(const struct server *server, const struct root *root, struct slice path)
{
	struct arena scratch = {0};
	bool open = path.length && server_has_settings_open(server, path_from(root->path, path, &scratch));

	arena_free(&scratch);
	return open;
}

/* Warnings about files are seen in the files; a folder without Python is one like any other. */
static bool is_worth_a_message(const struct server *server, const struct root *root, const struct diagnostic *mistake)
{
	struct slice path = diagnostic_path(mistake);

	if (mistake->severity == SEVERITY_ERROR)
		return !is_open(server, root, path);
	return !path.length && mistake->topic != &topic_no_files;
}

/* The first error; where there is none, the first warning. */
static const struct diagnostic *worst(const struct server *server, const struct root *root, const struct report *mistakes, uint32_t *more)
{
	const struct diagnostic *worst = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < mistakes->diagnostics.count; i++) {
		const struct diagnostic *mistake = &mistakes->diagnostics.at[i];

		if (!is_worth_a_message(server, root, mistake))
			continue;
		count++;
		if (!worst || mistake->severity > worst->severity)
			worst = mistake;
	}
	*more = count ? count - 1 : 0;
	return worst;
}

/* What the editor's settings say is handed on as options are, which nobody has written. */
static struct slice in_words_of_editors(const struct server *server, struct slice message, struct arena *arena)
{
	const struct slice option = SLICE("--config '");

	if (server->options->setup.config.count || !slice_starts(message, option))
		return message;
	return arena_format(arena, "in the editor's settings, '%.*s", SLICE_ARGS(slice_part(message, option.length, message.length)));
}

static void show(struct server *server, const struct root *root, const struct report *mistakes)
{
	uint32_t more;
	const struct diagnostic *first = worst(server, root, mistakes, &more);
	struct arena scratch = {0};
	struct slice path = first ? diagnostic_path(first) : (struct slice){0};
	struct slice place, text;

	if (!first)
		return;
	place = !path.length ? path : first->line ? arena_format(&scratch, "%.*s:%u: ", PATH_ARGS(path), first->line) : arena_format(&scratch, "%.*s: ", PATH_ARGS(path));
	text = arena_format(&scratch, more ? "oomlint: %.*s%.*s (and %u more)" : "oomlint: %.*s%.*s", SLICE_ARGS(place),
	                    SLICE_ARGS(in_words_of_editors(server, first->message, &scratch)), more);
	connection_notify(&server->connection, "window/showMessage",
	                  json_pack("{s:i,s:o}", "type", first->severity == SEVERITY_ERROR ? MESSAGE_ERROR : MESSAGE_WARNING, "message",
	                            json_slice(text)));
	arena_free(&scratch);
}

static void gather(const struct server *server, const struct root *root, const struct diagnostic *mistake, json_t *by_file)
{
	struct arena scratch = {0};
	struct slice path = path_from(root->path, diagnostic_path(mistake), &scratch);
	struct slice uri = uri_of(path, &scratch);
	struct shown shown = {.uri = uri, .root = root};
	const struct cell_document *cell;
	json_t *list = json_object_get(by_file, uri.at);

	if (!list)
		json_object_set_new(by_file, uri.at, list = json_array());
	json_array_append_new(list, diagnostic_json(server, &shown, mistake, &cell));
	arena_free(&scratch);
}

void root_tell_mistakes(struct server *server, struct root *root, const struct report *mistakes)
{
	json_t *by_file, *list;
	const char *uri;

	take_back(server, root);
	if (!mistakes->diagnostics.count)
		return;
	show(server, root, mistakes);
	by_file = json_object();
	for (uint32_t i = 0; i < mistakes->diagnostics.count; i++)
		if (diagnostic_path(&mistakes->diagnostics.at[i]).length)
			gather(server, root, &mistakes->diagnostics.at[i], by_file);
	json_object_foreach(by_file, uri, list)
		push(server, uri, json_incref(list));
	root->told = by_file;
}

void root_hand_over(struct server *server, const struct root *root, struct slice path, bool open)
{
	struct arena scratch = {0};
	struct slice uri = uri_of(path, &scratch);
	json_t *told = json_object_get(root->told, uri.at);

	if (told && !server->connection.over)
		connection_notify(&server->connection, "textDocument/publishDiagnostics",
		                  json_pack("{s:s,s:o}", "uri", uri.at, "diagnostics", open ? json_array() : json_incref(told)));
	arena_free(&scratch);
}

/* How a session begins and ends: what the client can, what we can. */
#include "app/server_parts.h"

#include "lsp/uri.h"

/* The protocol's words, best first. */
static const struct {
	const char *word;
	enum column_unit unit;
} encodings[] = {{"utf-8", COLUMN_UTF8}, {"utf-32", COLUMN_CODE_POINT}, {"utf-16", COLUMN_UTF16}};

enum { SYNC_INCREMENTAL = 2 };

static void read_client(struct client *client, const json_t *can)
{
	const json_t *push = json_at(can, "textDocument.publishDiagnostics");

	client->unit = COLUMN_UTF16;
	for (size_t i = sizeof encodings / sizeof *encodings; i-- > 0;)
		if (json_lists(can, "general.positionEncodings", encodings[i].word))
			client->unit = encodings[i].unit;
	client->pulls = json_is_object(json_at(can, "textDocument.diagnostic"));
	client->markup = json_true_at(can, "textDocument.diagnostic.markupMessageSupport");
	client->related = json_true_at(push, "relatedInformation");
	client->tags = json_at(push, "tagSupport.valueSet") != NULL;
	client->data = json_true_at(push, "dataSupport");
	client->code_links = json_true_at(push, "codeDescriptionSupport");
	client->versions = json_true_at(push, "versionSupport");
}

/* Folders; or one, as older clients have it. The working folder is for what is in none. */
static void read_roots(struct server *server, const json_t *params)
{
	const json_t *folders = json_at(params, "workspaceFolders");
	struct arena scratch = {0};
	struct slice uri = json_text_at(params, "rootUri"), path = json_text_at(params, "rootPath");

	for (size_t i = 0; i < json_array_size(folders); i++) {
		struct slice folder = json_text_at(json_array_get(folders, i), "uri"), place = uri_path(folder, &scratch);

		if (place.at)
			server_add_root(server, folder, place);
	}
	if (!server->roots.count && uri_path(uri, &scratch).at)
		server_add_root(server, uri, uri_path(uri, &scratch));
	if (!server->roots.count && path.length)
		server_add_root(server, uri_of(path, &scratch), path);
	if (!server->roots.count)
		server_add_root(server, SLICE(""), SLICE(""));
	arena_free(&scratch);
}

static const char *encoding_word(enum column_unit unit)
{
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (encodings[i].unit == unit)
			return encodings[i].word;
	return "utf-16";
}

static json_t *capabilities(const struct server *server)
{
	json_t *sync = json_pack("{s:b,s:i,s:b}", "openClose", 1, "change", SYNC_INCREMENTAL, "save", 1);

	return json_pack("{s:s,s:o}", "positionEncoding", encoding_word(server->client.unit), "textDocumentSync", sync);
}

json_t *initialize(void *context, const json_t *params, struct reply *answer)
{
	struct server *server = context;
	json_int_t parent = json_integer_value(json_at(params, "processId"));

	(void)answer;
	server->connection.stream.parent = parent > 0 && parent <= INT32_MAX ? (pid_t)parent : 0;
	read_client(&server->client, json_at(params, "capabilities"));
	read_roots(server, params);
	return json_pack("{s:o,s:{s:s,s:s}}", "capabilities", capabilities(server), "serverInfo", "name", "oomlint", "version",
	                 OOMLINT_VERSION);
}

void initialized(void *context, const json_t *params)
{
	(void)context;
	(void)params;
}

json_t *shut_down(void *context, const json_t *params, struct reply *answer)
{
	(void)context;
	(void)params;
	(void)answer;
	return NULL;
}

void set_trace(void *context, const json_t *params)
{
	struct server *server = context;

	server->connection.verbose = slice_equal(json_text_at(params, "value"), SLICE("verbose"));
}

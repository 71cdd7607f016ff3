/* How a session begins and ends: what the client can, what we can. */
#include "app/server_parts.h"

#include "base/drives.h"
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
	/* Who cannot be told to ask again would keep what settings or other files have made old. */
	client->pulls = json_is_object(json_at(can, "textDocument.diagnostic")) && json_true_at(can, "workspace.diagnostics.refreshSupport");
	client->markup = json_true_at(can, "textDocument.diagnostic.markupMessageSupport");
	client->hovers_markdown = json_lists(can, "textDocument.hover.contentFormat", "markdown");
	client->related = json_true_at(push, "relatedInformation");
	client->tags = json_at(push, "tagSupport.valueSet") != NULL;
	client->data = json_true_at(push, "dataSupport");
	client->code_links = json_true_at(push, "codeDescriptionSupport");
	client->versions = json_true_at(push, "versionSupport");
	client->document_changes = json_true_at(can, "workspace.workspaceEdit.documentChanges");
	client->snippets = client->document_changes && json_true_at(can, "workspace.workspaceEdit.snippetEditSupport");
	client->resolves = json_true_at(can, "textDocument.codeAction.dataSupport") &&
	                   json_lists(can, "textDocument.codeAction.resolveSupport.properties", "edit");
	client->applies = json_true_at(can, "workspace.applyEdit");
	client->creates = client->document_changes && json_lists(can, "workspace.workspaceEdit.resourceOperations", "create");
	client->configures = json_true_at(can, "workspace.configuration");
	client->registers_configuration = json_true_at(can, "workspace.didChangeConfiguration.dynamicRegistration");
	client->watches = json_true_at(can, "workspace.didChangeWatchedFiles.dynamicRegistration");
	client->progress = json_true_at(can, "window.workDoneProgress");
	client->refreshes_hints = json_true_at(can, "workspace.inlayHint.refreshSupport");
}

/* Folders; or one, as older clients have it. The working folder is for what is in none. */
static void read_roots(struct server *server, const json_t *params)
{
	const json_t *folders = json_at(params, "workspaceFolders");
	struct arena scratch = {0};
	struct slice uri = json_text_at(params, "rootUri"), path = path_taken(json_text_at(params, "rootPath"), &scratch);

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

/* Cells in Python of any notebook. */
static json_t *notebook_sync(void)
{
	return json_pack("{s:[{s:s,s:[{s:s}]}],s:b}", "notebookSelector", "notebook", "*", "cells", "language", "python", "save", 1);
}

static json_t *capabilities(const struct server *server)
{
	json_t *can = json_pack("{s:s,s:o,s:b,s:b}", "positionEncoding", encoding_word(server->client.unit), "notebookDocumentSync",
	                        notebook_sync(), "hoverProvider", 1, "inlayHintProvider", 1);

	json_object_set_new(can, "textDocumentSync",
	                    json_pack("{s:b,s:i,s:b}", "openClose", 1, "change", SYNC_INCREMENTAL, "save", 1));
	if (server->client.pulls)
		json_object_set_new(can, "diagnosticProvider", json_pack("{s:s,s:b,s:b}", "identifier", "oomlint",
		                                                         "interFileDependencies", 1, "workspaceDiagnostics", 1));
	json_object_set_new(can, "codeActionProvider", json_pack("{s:[s,s,s],s:b}", "codeActionKinds", "quickfix", "source.fixAll.oomlint",
	                                                         "notebook.source.fixAll.oomlint",
	                                                         "resolveProvider", (int)server->client.resolves));
	json_object_set_new(can, "completionProvider", json_pack("{s:[s,s,s,s]}", "triggerCharacters", ":", "[", ",", "\""));
	json_object_set_new(can, "executeCommandProvider", json_pack("{s:o}", "commands", command_names()));
	json_object_set_new(can, "workspace", json_pack("{s:{s:b,s:b}}", "workspaceFolders", "supported", 1, "changeNotifications", 1));
	return can;
}

json_t *initialize(void *context, const json_t *params, struct reply *answer)
{
	struct server *server = context;
	json_int_t parent = json_integer_value(json_at(params, "processId"));

	(void)answer;
	server->connection.stream.parent = parent > 0 && parent <= INT32_MAX ? (pid_t)parent : 0;
	connection_trace(&server->connection, json_text_at(params, "trace"));
	read_client(&server->client, json_at(params, "capabilities"));
	read_roots(server, params);
	server_configure(server, json_at(params, "initializationOptions"));
	return json_pack("{s:o,s:{s:s,s:s}}", "capabilities", capabilities(server), "serverInfo", "name", "oomlint", "version",
	                 OOMLINT_VERSION);
}

void initialized(void *context, const json_t *params)
{
	struct server *server = context;

	(void)params;
	server_watch(server);
	if (server->client.configures)
		server_ask_configuration(server);
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

	connection_trace(&server->connection, json_text_at(params, "value"));
}

/* `oomlint server`: the same analysis for editors. Methods and their handlers are two tables. */
#include "app/server_parts.h"

#include "app/commands.h"

#include <signal.h>
#include <unistd.h>

static const struct request_row requests[] = {
	{"initialize", initialize},
	{"shutdown", shut_down},
	{"textDocument/diagnostic", pull_diagnostics},
	{"workspace/diagnostic", pull_all_diagnostics},
	{"textDocument/codeAction", code_actions},
	{"codeAction/resolve", resolve_action},
	{"textDocument/hover", hover},
	{"textDocument/inlayHint", inlay_hints},
	{"textDocument/completion", complete},
	{"workspace/executeCommand", execute_command},
	{NULL, NULL},
};

static const struct notification_row notifications[] = {
	{"initialized", initialized},
	{"textDocument/didOpen", did_open},
	{"textDocument/didChange", did_change},
	{"textDocument/didSave", did_save},
	{"textDocument/didClose", did_close},
	{"notebookDocument/didOpen", did_open_notebook},
	{"notebookDocument/didChange", did_change_notebook},
	{"notebookDocument/didClose", did_close_notebook},
	{"workspace/didChangeConfiguration", did_change_configuration},
	{"workspace/didChangeWatchedFiles", did_change_files},
	{"workspace/didChangeWorkspaceFolders", did_change_folders},
	{"$/setTrace", set_trace},
	{NULL, NULL},
};

void server_open(struct server *server, const struct options *options, int input, int output)
{
	*server = (struct server){.options = options, .client.unit = COLUMN_UTF16, .reason = SLICE("why it is fine")};
	server->connection = (struct connection){
		.stream = {.input = input, .output = output},
		.requests = requests,
		.notifications = notifications,
		.context = server,
		.has_work = server_has_work,
		.work = server_work,
		.cancel = server_cancel_held,
	};
}

void server_close(struct server *server)
{
	server->connection.over = true;
	while (server->held)
		server_cancel_held(server, server->held->id);
	while (server->documents.count)
		server_close_document(server, server->documents.count - 1);
	for (uint32_t i = 0; i < server->roots.count; i++)
		root_close(server, server->roots.at[i]);
	connection_close(&server->connection);
	json_decref(server->configuration);
	arena_free(&server->forever);
}

enum exit_status server_run(const struct options *options, struct arena *arena)
{
	struct server server;
	int status;

	(void)arena;
	signal(SIGPIPE, SIG_IGN);
	server_open(&server, options, STDIN_FILENO, STDOUT_FILENO);
	status = connection_run(&server.connection);
	server_close(&server);
	return (enum exit_status)status;
}

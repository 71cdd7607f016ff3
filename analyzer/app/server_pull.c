/* Diagnostics that a client asks for. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "lsp/uri.h"

#include <stdio.h>
#include <stdlib.h>

enum { ID_SIZE = 20, CHUNK = 100 /* files in a partial result */ };

/* The name of a list of diagnostics: two that are equal have the same. */
static const char *result_id(const json_t *items, char id[ID_SIZE])
{
	snprintf(id, ID_SIZE, "%016llx", (unsigned long long)json_hash(items));
	return id;
}

/* All of them, or that they are those that the client knows. Takes the items. */
static json_t *answer_with(json_t *items, struct slice previous)
{
	char id[ID_SIZE];

	result_id(items, id);
	if (slice_equal(previous, slice_of(id))) {
		json_decref(items);
		return json_pack("{s:s,s:s}", "kind", "unchanged", "resultId", id);
	}
	return json_pack("{s:s,s:s,s:o}", "kind", "full", "resultId", id, "items", items);
}

/* The next keystroke is there already: the client asks again when it has seen to that. */
static json_t *put_off(struct reply *reply)
{
	reply->error = LSP_SERVER_CANCELLED;
	reply->message = "the text has changed";
	reply->data = json_pack("{s:b}", "retriggerRequest", 1);
	return NULL;
}

json_t *pull_diagnostics(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct slice uri = json_text_at(params, "textDocument.uri"), previous = json_text_at(params, "previousResultId");
	struct document_open *document = server_document(server, uri, NULL);
	struct shown shown;

	if (connection_expects(&server->connection, "textDocument/didChange", uri))
		return put_off(reply);
	if (!document || server_pushes(server, document))
		return answer_with(json_array(), previous);
	shown = document_shown(document);
	shown.pulled = true;
	return answer_with(diagnostics_json(server, &shown, document_report(server, document), NULL), previous);
}

/* ---- of all files ------------------------------------------------------------------------------------------------------- */

/* One answer that is being put together, in parts where the client takes them. */
struct listing {
	struct server *server;
	const json_t *token;
	json_t *previous;              /* what the client knows, by path: it may spell an address in another way */
	json_t *items;
};

static json_t *by_path(const json_t *rows)
{
	json_t *all = json_object();

	for (size_t i = 0; i < json_array_size(rows); i++) {
		struct arena scratch = {0};
		json_t *row = json_array_get(rows, i);
		struct slice uri = json_text_at(row, "uri"), path = uri_path(uri, &scratch);

		if (uri.at)
			(void)json_object_set_nocheck(all, path.at ? path.at : uri.at, row);
		arena_free(&scratch);
	}
	return all;
}

static void send_part(struct listing *listing)
{
	if (!listing->token || json_array_size(listing->items) < CHUNK)
		return;
	connection_notify(&listing->server->connection, "$/progress",
	                  json_pack("{s:O,s:{s:o}}", "token", listing->token, "value", "items", listing->items));
	listing->items = json_array();
}

static void list(struct listing *listing, struct slice uri, json_t *version, json_t *answer)
{
	json_object_set_new(answer, "uri", json_slice(uri));
	json_object_set_new(answer, "version", version);
	json_array_append_new(listing->items, answer);
	send_part(listing);
}

/* As the client calls it. */
static struct slice address_of(const struct document_open *open, const json_t *known, struct slice path, struct arena *arena)
{
	return open ? open->uri : known ? json_text_at(known, "uri") : uri_of(path, arena);
}

/* A text that is open under the address of a notebook is told instead of the notebook. */
static bool is_hidden(const struct server *server, const struct document_open *open, struct slice uri)
{
	return !open && server_document(server, uri, NULL);
}

static void list_file(struct listing *listing, const struct root *root, struct slice path)
{
	struct arena scratch = {0};
	const struct report *report = workspace_report(root->workspace, path);
	const struct document_open *open = server_document_at(listing->server, path);
	const json_t *known = json_object_get(listing->previous, path.at);
	struct shown shown = {.uri = address_of(open, known, path, &scratch), .root = root, .pulled = true};
	bool in_cells = open && open->notebook; /* what is found there, is said of them */

	if (report && !is_hidden(listing->server, open, shown.uri) && (known || (report->diagnostics.count && !in_cells)))
		list(listing, shown.uri, open ? json_integer(open->version) : json_null(),
		     answer_with(in_cells ? json_array() : diagnostics_json(listing->server, &shown, report, NULL), json_text_at(known, "value")));
	if (report)
		(void)json_object_del(listing->previous, path.at);
	arena_free(&scratch);
}

/* A folder in a folder has settings of its own: each file is told by the innermost. */
static void list_folder(struct listing *listing, struct root *root)
{
	struct slice path;

	for (uint32_t n = 0; root->workspace && workspace_file(root->workspace, n, &path); n++)
		if (server_root(listing->server, path) == root)
			list_file(listing, root, path);
}

/* A client keeps what it knows of a file until it hears that there is nothing more: files that are gone, too. */
static void list_gone(struct listing *listing)
{
	const char *path;
	json_t *row;

	json_object_foreach(listing->previous, path, row) {
		struct slice uri = json_text_at(row, "uri");

		if (!server_document(listing->server, uri, NULL))
			list(listing, uri, json_null(), answer_with(json_array(), json_text_at(row, "value")));
	}
}

static void answer_held(struct server *server, const struct held *held)
{
	struct listing listing = {server, json_at(held->params, "partialResultToken"), by_path(json_at(held->params, "previousResultIds")),
	                          json_array()};

	for (uint32_t i = 0; i < server->roots.count; i++)
		list_folder(&listing, server->roots.at[i]);
	list_gone(&listing);
	json_decref(listing.previous);
	connection_answer(&server->connection, held->id, json_pack("{s:o}", "items", listing.items));
}

static void drop_held(struct held **at)
{
	struct held *held = *at;

	*at = held->next;
	json_decref(held->id);
	json_decref(held->params);
	free(held);
}

void server_answer_held(struct server *server)
{
	for (; server->held; drop_held(&server->held))
		answer_held(server, server->held);
}

bool server_cancel_held(void *context, const json_t *id)
{
	struct server *server = context;

	for (struct held **at = &server->held; *at; at = &(*at)->next)
		if (json_equal((*at)->id, (json_t *)id)) {
			drop_held(at);
			return true;
		}
	return false;
}

json_t *pull_all_diagnostics(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct held *held = memory_take(sizeof *held);

	*held = (struct held){server->held, json_deep_copy(reply->id), json_deep_copy(params)};
	server->held = held;
	server_open_roots(server);
	reply->later = true;
	return NULL;
}

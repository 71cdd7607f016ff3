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
	const json_t *token, *previous;
	json_t *items;
};

static void send_part(struct listing *listing)
{
	if (!listing->token || json_array_size(listing->items) < CHUNK)
		return;
	connection_notify(&listing->server->connection, "$/progress",
	                  json_pack("{s:O,s:{s:o}}", "token", listing->token, "value", "items", listing->items));
	listing->items = json_array();
}

static struct slice previous_of(const struct listing *listing, struct slice uri)
{
	for (size_t i = 0; i < json_array_size(listing->previous); i++) {
		const json_t *row = json_array_get(listing->previous, i);

		if (slice_equal(json_text_at(row, "uri"), uri))
			return json_text_at(row, "value");
	}
	return (struct slice){0};
}

static void list(struct listing *listing, struct slice uri, json_t *version, json_t *answer)
{
	json_object_set_new(answer, "uri", json_slice(uri));
	json_object_set_new(answer, "version", version);
	json_array_append_new(listing->items, answer);
	send_part(listing);
}

static void list_file(struct listing *listing, const struct root *root, struct slice path)
{
	struct arena scratch = {0};
	const struct report *report = workspace_report(root->workspace, path);
	struct shown shown = {.uri = uri_of(path, &scratch), .root = root, .pulled = true};
	const struct document_open *open = server_document(listing->server, shown.uri, NULL);
	struct slice previous = previous_of(listing, shown.uri);
	bool in_cells = open && open->notebook; /* what is found there, is said of them */

	if (report && (previous.at || (report->diagnostics.count && !in_cells)))
		list(listing, shown.uri, open ? json_integer(open->version) : json_null(),
		     answer_with(in_cells ? json_array() : diagnostics_json(listing->server, &shown, report, NULL), previous));
	arena_free(&scratch);
}

static bool is_known(const struct server *server, struct slice uri)
{
	struct arena scratch = {0};
	struct slice path = uri_path(uri, &scratch);
	bool known = false;

	for (uint32_t i = 0; i < server->roots.count && !known; i++)
		known = server->roots.at[i]->workspace && workspace_report(server->roots.at[i]->workspace, path);
	arena_free(&scratch);
	return known;
}

/* A client keeps what it knows of a file until it hears that there is nothing more: files that are gone, too. */
static void list_gone(struct listing *listing)
{
	for (size_t i = 0; i < json_array_size(listing->previous); i++) {
		const json_t *row = json_array_get(listing->previous, i);
		struct slice uri = json_text_at(row, "uri");

		if (!is_known(listing->server, uri) && !server_document(listing->server, uri, NULL))
			list(listing, uri, json_null(), answer_with(json_array(), json_text_at(row, "value")));
	}
}

static void answer_held(struct server *server, const struct held *held)
{
	struct listing listing = {server, json_at(held->params, "partialResultToken"), json_at(held->params, "previousResultIds"), json_array()};
	struct slice path;

	for (uint32_t i = 0; i < server->roots.count; i++)
		for (uint32_t n = 0; server->roots.at[i]->workspace && workspace_file(server->roots.at[i]->workspace, n, &path); n++)
			list_file(&listing, server->roots.at[i], path);
	list_gone(&listing);
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

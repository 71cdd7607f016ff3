/* Diagnostics that a client asks for. */
#include "app/server_parts.h"

#include "lsp/uri.h"

#include <stdio.h>

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
	struct cell_document *cell;
	struct document_open *document = server_document(server, uri, &cell);
	struct shown shown;

	if (connection_expects(&server->connection, "textDocument/didChange", uri))
		return put_off(reply);
	if (!document)
		return answer_with(json_array(), previous);
	shown = document_shown(document);
	shown.pulled = true;
	return answer_with(diagnostics_json(server, &shown, document_report(server, document), cell), previous);
}

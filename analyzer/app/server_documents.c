/* What the client has open. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "config/paths.h"
#include "lsp/text.h"
#include "lsp/uri.h"

#include <stdlib.h>

struct slice own_copy(struct slice text)
{
	char *copy = memory_take((size_t)text.length + 1);

	memcpy(copy, text.at ? text.at : "", text.length);
	copy[text.length] = 0;
	return (struct slice){copy, text.length};
}

struct document_open *server_document(const struct server *server, struct slice uri, struct cell_document **cell)
{
	if (cell)
		*cell = NULL;
	for (uint32_t i = 0; uri.at && i < server->documents.count; i++) {
		struct document_open *document = server->documents.at[i];

		if (slice_equal(document->uri, uri))
			return document;
		for (uint32_t c = 0; c < document->cell_count; c++)
			if (slice_equal(document->cells[c].uri, uri)) {
				if (cell)
					*cell = &document->cells[c];
				return document;
			}
	}
	return NULL;
}

struct document_open *server_document_at(const struct server *server, struct slice path)
{
	for (uint32_t i = 0; i < server->documents.count; i++)
		if (slice_equal(server->documents.at[i]->path, path))
			return server->documents.at[i];
	return NULL;
}

void cell_close(struct server *server, struct cell_document *cell)
{
	server_unpublish(server, cell->uri, &cell->said);
	free((char *)cell->uri.at);
	buffer_free(&cell->text);
}

void server_close_document(struct server *server, uint32_t number)
{
	struct document_open *document = server->documents.at[number];

	server_unpublish(server, document->uri, &document->said);
	if (document_has_settings(document))
		root_hand_over(server, document->root, document->path, false);
	for (uint32_t c = 0; c < document->cell_count; c++)
		cell_close(server, &document->cells[c]);
	if (!document->foreign)
		root_forget(server, document->root, document->path);
	free(document->cells);
	buffer_free(&document->text);
	arena_free(&document->memory);
	free((char *)document->uri.at);
	free((char *)document->path.at);
	free(document);
	server->documents.at[number] = server->documents.at[--server->documents.count];
}

void server_close_uri(struct server *server, struct slice uri)
{
	for (uint32_t i = 0; i < server->documents.count; i++)
		if (slice_equal(server->documents.at[i]->uri, uri)) {
			server_close_document(server, i);
			return;
		}
}

/* A text that was never saved has a name, but no place: it is taken for a file of the first folder. */
static struct slice path_of(struct server *server, struct slice uri)
{
	struct arena scratch = {0};
	struct slice path = uri_path(uri, &scratch), copy;

	if (!path.at)
		path = path_from(server->roots.at[0]->path, uri, &scratch);
	copy = own_copy(path);
	arena_free(&scratch);
	return copy;
}

struct document_open *server_add_document(struct server *server, struct slice uri)
{
	struct document_open *document = memory_take_zeroed(sizeof *document);

	server_close_uri(server, uri);
	document->uri = own_copy(uri);
	document->path = path_of(server, uri);
	document->root = server_root(server, document->path);
	*list_push(&server->forever, &server->documents) = document;
	return document;
}

/* Settings files may be open as well. */
static bool is_foreign(struct slice path, struct slice language)
{
	static const char *const endings[] = {".py", ".pyi", ".ipynb"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (slice_ends(path, slice_of(endings[i])))
			return false;
	return !slice_equal(language, SLICE("python"));
}

/* JupyterLab makes one script of a notebook's cells and keeps its name: this text is what the language says, not what the name does. */
static void name_as_script(struct document_open *document)
{
	struct buffer name = {0};

	buffer_add(&name, document->path);
	buffer_add(&name, SLICE(".py"));
	free((char *)document->path.at);
	document->path = own_copy(buffer_slice(&name));
	buffer_free(&name);
}

void did_open(void *context, const json_t *params)
{
	struct slice uri = json_text_at(params, "textDocument.uri"), text = json_text_at(params, "textDocument.text");
	struct slice language = json_text_at(params, "textDocument.languageId");
	struct document_open *document;

	if (!uri.at || !text.at)
		return;
	document = server_add_document(context, uri);
	document->version = json_integer_value(json_at(params, "textDocument.version"));
	buffer_add(&document->text, text);
	document->foreign = is_foreign(document->path, language);
	if (slice_ends(document->path, SLICE(".ipynb")) && slice_equal(language, SLICE("python")))
		name_as_script(document);
	if (document_has_settings(document))
		root_hand_over(context, document->root, document->path, true);
	document_changed(context, document);
}

/* A change that is older than what we have is none; one without a number counts. */
static bool is_stale(const struct document_open *document, const json_t *version)
{
	return json_is_integer(version) && json_integer_value(version) < document->version;
}

void did_change(void *context, const json_t *params)
{
	struct server *server = context;
	struct document_open *document = server_document(server, json_text_at(params, "textDocument.uri"), NULL);
	const json_t *version = json_at(params, "textDocument.version"), *changes = json_at(params, "contentChanges");

	if (!document || document->notebook || is_stale(document, version))
		return;
	for (size_t i = 0; i < json_array_size(changes); i++)
		text_change(&document->text, json_array_get(changes, i), server->client.unit);
	if (json_is_integer(version))
		document->version = json_integer_value(version);
	document_changed(server, document);
}

void did_close(void *context, const json_t *params)
{
	server_close_uri(context, json_text_at(params, "textDocument.uri"));
}

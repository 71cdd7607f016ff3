/* Notebooks that the client has open: cells with texts of their own. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "lsp/text.h"

#include <stdlib.h>

enum { CELL_CODE = 2 };

static struct document_open *notebook_of(struct server *server, const json_t *params)
{
	struct document_open *document = server_document(server, json_text_at(params, "notebookDocument.uri"), NULL);

	return document && document->notebook ? document : NULL;
}

static struct cell_document *cell_of(struct document_open *document, struct slice uri)
{
	for (uint32_t i = 0; i < document->cell_count; i++)
		if (slice_equal(document->cells[i].uri, uri))
			return &document->cells[i];
	return NULL;
}

static void set_text(struct cell_document *cell, struct slice text)
{
	cell->text.length = 0;
	buffer_add(&cell->text, text);
}

/* Texts of cells come beside the list of cells. */
static void take_texts(struct document_open *document, const json_t *texts)
{
	for (size_t i = 0; i < json_array_size(texts); i++) {
		const json_t *text = json_array_get(texts, i);
		struct cell_document *cell = cell_of(document, json_text_at(text, "uri"));

		if (cell)
			set_text(cell, json_text_at(text, "text"));
	}
}

/* A cell that is taken out and in again has only moved: nobody opens it anew, and it keeps its text. */
static void keep_moved(struct cell_document *out, struct cell_document *in, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (slice_equal(in[i].uri, out->uri) && !in[i].text.at) {
			in[i].text = out->text;
			in[i].said = out->said;
			out->text = (struct buffer){0};
			out->said = false;
			return;
		}
}

/* Takes cells out of the list, and others in. */
static void splice(struct server *server, struct document_open *document, uint32_t start, uint32_t out, const json_t *cells)
{
	uint32_t in = (uint32_t)json_array_size(cells), count;
	struct cell_document *all;

	start = start < document->cell_count ? start : document->cell_count;
	out = out < document->cell_count - start ? out : document->cell_count - start;
	count = document->cell_count - out + in;
	all = memory_take_zeroed((count + 1) * sizeof *all);
	for (uint32_t i = 0; i < start; i++)
		all[i] = document->cells[i];
	for (uint32_t i = 0; i < in; i++) {
		const json_t *cell = json_array_get(cells, i);

		all[start + i].uri = own_copy(json_text_at(cell, "document"));
		all[start + i].code = json_number_at(cell, "kind") == CELL_CODE;
	}
	for (uint32_t i = start + out; i < document->cell_count; i++)
		all[i - out + in] = document->cells[i];
	for (uint32_t i = start; i < start + out; i++) {
		keep_moved(&document->cells[i], all + start, in);
		cell_close(server, &document->cells[i]);
	}
	free(document->cells);
	document->cells = all;
	document->cell_count = count;
}

void did_open_notebook(void *context, const json_t *params)
{
	struct slice uri = json_text_at(params, "notebookDocument.uri");
	struct document_open *document;

	if (!uri.at)
		return;
	document = server_add_document(context, uri);
	document->notebook = true;
	document->version = json_integer_value(json_at(params, "notebookDocument.version"));
	splice(context, document, 0, 0, json_at(params, "notebookDocument.cells"));
	take_texts(document, json_at(params, "cellTextDocuments"));
	document_changed(context, document);
}

static void change_texts(struct server *server, struct document_open *document, const json_t *texts)
{
	for (size_t i = 0; i < json_array_size(texts); i++) {
		const json_t *text = json_array_get(texts, i), *changes = json_at(text, "changes");
		struct cell_document *cell = cell_of(document, json_text_at(text, "document.uri"));

		for (size_t c = 0; cell && c < json_array_size(changes); c++)
			text_change(&cell->text, json_array_get(changes, c), server->client.unit);
	}
}

/* A cell may become one of another kind without leaving its place. */
static void change_kinds(struct document_open *document, const json_t *cells)
{
	for (size_t i = 0; i < json_array_size(cells); i++) {
		const json_t *data = json_array_get(cells, i);
		struct cell_document *cell = cell_of(document, json_text_at(data, "document"));

		if (cell)
			cell->code = json_number_at(data, "kind") == CELL_CODE;
	}
}

void did_change_notebook(void *context, const json_t *params)
{
	struct document_open *document = notebook_of(context, params);
	const json_t *change = json_at(params, "change.cells"), *array = json_at(change, "structure.array");

	if (!document)
		return;
	if (array)
		splice(context, document, json_number_at(array, "start"), json_number_at(array, "deleteCount"), json_at(array, "cells"));
	take_texts(document, json_at(change, "structure.didOpen"));
	change_kinds(document, json_at(change, "data"));
	change_texts(context, document, json_at(change, "textContent"));
	document->version = json_integer_value(json_at(params, "notebookDocument.version"));
	document_changed(context, document);
}

void did_close_notebook(void *context, const json_t *params)
{
	server_close_uri(context, json_text_at(params, "notebookDocument.uri"));
}

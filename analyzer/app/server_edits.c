/* Changes that a client is asked to make. */
#include "app/server_parts.h"

#include "text/segment.h"

/* A text in a snippet, where some signs mean something. */
static void add_plain(struct buffer *out, struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++) {
		if (strchr("\\$}", text.at[i]))
			buffer_add_char(out, '\\');
		buffer_add_char(out, text.at[i]);
	}
}

/* The words are there to be written over. */
static json_t *snippet(struct range range, struct slice text, uint32_t words_at, struct slice words)
{
	struct buffer out = {0};
	json_t *json;

	add_plain(&out, slice_part(text, 0, words_at));
	buffer_add_text(&out, "${1:");
	add_plain(&out, words);
	buffer_add_text(&out, "}");
	add_plain(&out, slice_part(text, words_at + words.length, text.length));
	json = json_pack("{s:o,s:{s:s,s:o}}", "range", range_json(range), "snippet", "kind", "snippet", "value",
	                 json_slice(buffer_slice(&out)));
	buffer_free(&out);
	return json;
}

static json_t *text_edit(const struct server *server, struct range range, struct slice text, struct slice words)
{
	uint32_t at = words.length && server->client.snippets ? slice_find(text, words, 0) : UINT32_MAX;

	if (at != UINT32_MAX)
		return snippet(range, text, at, words);
	return json_pack("{s:o,s:o}", "range", range_json(range), "newText", json_slice(text));
}

/* Where the edit changes the document, and how; false: it cannot be written there. */
static bool place_edit(const struct server *server, const struct shown *shown, const struct source *source, const struct edit *edit,
                       struct range *range, struct buffer *text, const struct cell_document **cell)
{
	struct span file;

	*cell = NULL;
	if (shown->cells) {
		buffer_add(text, edit->text);
		*range = server_range(server, shown, source, edit->span, cell);
		return *cell != NULL;
	}
	if (!source_file_edit(source, *edit, &file, text))
		return false;
	*range = server_file_range(server, source, file);
	return true;
}

/* Adds a change to those of its document. */
static void add_change(json_t *changes, struct slice uri, json_t *edit)
{
	json_t *list = json_object_get(changes, uri.at);

	if (!list)
		json_object_set_new(changes, uri.at, list = json_array());
	json_array_append_new(list, edit);
}

json_t *edits_json(const struct server *server, const struct document_open *document, const struct source *source, const struct edit *edits,
                   uint32_t count, struct slice words)
{
	struct shown shown = document_shown(document);
	json_t *changes = json_object();
	bool right = true;

	for (uint32_t i = 0; right && i < count; i++) {
		const struct cell_document *cell;
		struct buffer text = {0};
		struct range range;

		right = place_edit(server, &shown, source, &edits[i], &range, &text, &cell);
		if (right)
			add_change(changes, cell ? cell->uri : document->uri, text_edit(server, range, buffer_slice(&text), words));
		buffer_free(&text);
	}
	if (right && count)
		return workspace_edit(server, document, changes);
	json_decref(changes);
	return NULL;
}

json_t *workspace_edit(const struct server *server, const struct document_open *document, json_t *changes)
{
	json_t *all = json_array(), *list;
	const char *uri;

	if (!server->client.document_changes) {
		json_decref(all);
		return json_pack("{s:o}", "changes", changes);
	}
	json_object_foreach(changes, uri, list) {
		bool whole = document && !strcmp(uri, document->uri.at);

		json_array_append_new(all, json_pack("{s:{s:s,s:o},s:O}", "textDocument", "uri", uri, "version",
		                                     whole ? json_integer(document->version) : json_null(), "edits", list));
	}
	json_decref(changes);
	return json_pack("{s:o}", "documentChanges", all);
}

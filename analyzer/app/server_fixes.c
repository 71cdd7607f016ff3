/* All fixes at once, as `oomlint check --fix` makes them. */
#include "app/server_parts.h"

enum applicability fix_level(const struct root *root)
{
	return config_flag(engine_config(server_engine(root)), CONFIG_UNSAFE_FIXES) ? FIX_UNSAFE : FIX_SAFE;
}

/* The part that differs, in whole lines. */
static struct span changed_part(struct slice before, struct slice after, struct slice *by)
{
	uint32_t start = 0, end = 0, most = before.length < after.length ? before.length : after.length;

	while (start < most && before.at[start] == after.at[start])
		start++;
	while (start > 0 && before.at[start - 1] != '\n')
		start--;
	while (end < most - start && before.at[before.length - 1 - end] == after.at[after.length - 1 - end])
		end++;
	while (end > 0 && end < before.length && before.at[before.length - end - 1] != '\n')
		end--;
	*by = slice_part(after, start, after.length - end);
	return (struct span){start, before.length - end};
}

static void add_part(json_t *changes, const struct server *server, struct slice uri, struct slice before, struct slice after)
{
	struct slice by;
	struct span span = changed_part(before, after, &by);
	struct range range = {position_at(before, span.start, server->client.unit), position_at(before, span.end, server->client.unit)};

	if (!slice_equal(before, after))
		json_object_set_new(changes, uri.at, json_pack("[{s:o,s:o}]", "range", range_json(range), "newText", json_slice(by)));
}

static json_t *fixed_edit(const struct server *server, const struct document_open *document, struct slice fixed)
{
	json_t *changes = json_object(), *notebook = document->notebook ? json_loadb(fixed.at, fixed.length, 0, NULL) : NULL;

	if (!document->notebook)
		add_part(changes, server, document->uri, buffer_slice(&document->text), fixed);
	for (uint32_t i = 0; i < document->cell_count; i++)
		add_part(changes, server, document->cells[i].uri, buffer_slice(&document->cells[i].text),
		         json_text_at(json_array_get(json_at(notebook, "cells"), i), "source"));
	json_decref(notebook);
	if (json_object_size(changes))
		return workspace_edit(server, document, changes);
	json_decref(changes);
	return NULL;
}

json_t *fix_all_edit(struct server *server, struct document_open *document)
{
	struct fixed fixed;
	json_t *edit = NULL;

	document_report(server, document);
	workspace_fix(document->root->workspace, document->path, fix_level(document->root), &fixed);
	document->root->busy = true;
	if (fixed.applied)
		edit = fixed_edit(server, document, buffer_slice(&fixed.bytes));
	buffer_free(&fixed.bytes);
	return edit;
}

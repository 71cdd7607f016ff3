/* Settings files while somebody types in them: what is wrong with the text in the editor is said of it. What it says counts once it is
 * saved: half a word must not turn rules off and on again. */
#include "app/server_parts.h"

#include "app/complain.h"
#include "config/configs.h"
#include "config/paths.h"

static struct slice last_part(struct slice path)
{
	uint32_t start = path.length;

	while (start && path.at[start - 1] != '/')
		start--;
	return slice_part(path, start, path.length);
}

/* One that is found by its name, or that the settings of the editor or the command line name. */
bool document_has_settings(const struct document_open *document)
{
	const struct root *root = document->root;
	struct arena scratch = {0};
	bool named = document->foreign && configs_is_file_name(last_part(document->path));

	for (uint32_t i = 0; document->foreign && !named && i < root->setup.config.count; i++)
		named = slice_equal(path_from(root->path, root->setup.config.at[i], &scratch), document->path);
	arena_free(&scratch);
	return named;
}

bool server_has_settings_open(const struct server *server, struct slice uri)
{
	const struct document_open *document = server_document(server, uri, NULL);

	return document && document_has_settings(document);
}

/* The text of a settings file that is open. */
static bool find_text(const void *context, struct slice path, struct slice *text)
{
	const struct server *server = context;

	for (uint32_t i = 0; i < server->documents.count; i++) {
		const struct document_open *document = server->documents.at[i];

		if (!document->foreign || !slice_equal(document->path, path))
			continue;
		*text = document->text.length ? buffer_slice(&document->text) : SLICE("");
		return true;
	}
	return false;
}

const struct report *settings_report(struct server *server, struct document_open *document)
{
	const struct config_texts texts = {server, find_text};
	struct setup setup = document->root->setup;
	struct arena memory = {0};
	struct report all = {.arena = &memory};
	struct engine engine;

	arena_free(&document->memory);
	document->report = (struct report){.arena = &document->memory};
	setup.texts = &texts;
	(void)engine_open(&engine, &setup, &all);
	engine_examine(&engine, document->path);
	for (uint32_t i = 0; i < all.diagnostics.count; i++)
		if (slice_equal(path_from(document->root->path, all.diagnostics.at[i].path, &memory), document->path))
			complaint_copy(&document->report, &all.diagnostics.at[i]);
	engine_close(&engine);
	arena_free(&memory);
	report_sort(&document->report);
	return &document->report;
}

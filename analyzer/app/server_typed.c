/* Settings files while somebody types in them: what is wrong with the text in the editor is said of it. What it says counts once it is
 * saved: half a word must not turn rules off and on again. */
#include "app/server_parts.h"

#include "app/complain.h"
#include "app/outputs.h"
#include "config/configs.h"
#include "config/paths.h"
#include "data/reading.h"

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

bool server_has_settings_open(const struct server *server, struct slice path)
{
	const struct document_open *document = server_document_at(server, path);

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

/* Where a mistake names a word: the last one like it that begins no later than the place, which may be that of its quote or of its value. */
static bool find_typed(const struct source *source, const struct diagnostic *mistake, struct span *span)
{
	struct slice line = source_line_text(source, mistake->line - 1);
	uint32_t start = source->code_lines.at[mistake->line - 1], found = UINT32_MAX, at;

	for (uint32_t from = 0; (at = slice_find(line, mistake->typed, from)) != UINT32_MAX; from = at + 1)
		if (source_column(source, start + at, COLUMN_CODE_POINT) <= mistake->column)
			found = at;
	*span = (struct span){start + found, start + found + mistake->typed.length};
	return found != UINT32_MAX;
}

/* Then the whole word is marked, and can be changed. */
static void mark_typed(const struct source *source, struct diagnostic *mistake, struct arena *arena)
{
	struct span span;

	if (!mistake->typed.length || !mistake->line || mistake->line > source->code_lines.count || !find_typed(source, mistake, &span))
		return;
	mistake->source = source;
	mistake->span = span;
	guess_fix(mistake, span, arena);
}

static const struct source *source_of(struct document_open *document)
{
	struct source *source = ARENA_NEW(&document->memory, struct source);

	source->path = document->path;
	source->bytes = source->code = arena_copy(&document->memory, buffer_slice(&document->text));
	source_index(source, &document->memory);
	return source;
}

const struct report *settings_report(struct server *server, struct document_open *document)
{
	const struct config_texts texts = {server, find_text};
	struct setup setup = document->root->setup;
	struct outputs outputs = {0};
	struct arena memory = {0};
	struct report all = {.arena = &memory};
	const struct source *source;
	struct engine engine;

	arena_free(&document->memory);
	source = source_of(document);
	document->report = (struct report){.arena = &document->memory};
	setup.texts = &texts;
	(void)engine_open(&engine, &setup, &all);
	engine_examine(&engine, document->path);
	(void)outputs_read(&outputs, engine_policy(&engine, document->path)->config, &memory, &all);
	for (uint32_t i = 0; i < all.diagnostics.count; i++)
		if (slice_equal(path_from(document->root->path, all.diagnostics.at[i].path, &memory), document->path))
			mark_typed(source, complaint_copy(&document->report, &all.diagnostics.at[i]), &document->memory);
	engine_close(&engine);
	arena_free(&memory);
	report_sort(&document->report);
	return &document->report;
}

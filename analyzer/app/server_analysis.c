/* What is said of a document. */
#include "app/fix.h"
#include "app/server_parts.h"

#include "render/json_write.h"

#include <unistd.h>

/* Relative paths in settings and messages are seen from the folder. */
static bool is_ready(struct server *server, struct root *root, struct slice path)
{
	if (!root->open) {
		if (chdir(arena_copy(&root->memory, root->path).at))
			(void)chdir("/");
		root_configure(server, root);
		root->ready = engine_open(&root->engine, &root->setup, &root->mistakes);
		root->open = true;
		root->engine.asks_all = true; /* other files may have other settings */
		engine_meet(&root->engine, path);
		root->ready = root->ready && engine_ready(&root->engine, &root->mistakes);
		root_tell_mistakes(server, root, &root->mistakes);
	}
	return root->ready && !root->engine.wrong;
}

/* Cells as they stand in a file; numbers of cells are places in the list, from 1. */
static void write_notebook(const struct document_open *document, struct sink *sink)
{
	struct json_writer json = {.sink = sink, .one_line = true};

	put_object(&json, NULL);
	put_array(&json, "cells");
	for (uint32_t i = 0; i < document->cell_count; i++) {
		put_object(&json, NULL);
		put_text(&json, "cell_type", document->cells[i].code ? SLICE("code") : SLICE("markdown"));
		put_text(&json, "source", buffer_slice(&document->cells[i].text));
		put_object_end(&json);
	}
	put_array_end(&json);
	put_object_end(&json);
}

static struct slice bytes_of(const struct document_open *document, struct sink *sink)
{
	if (!document->notebook)
		return buffer_slice(&document->text);
	write_notebook(document, sink);
	return buffer_slice(&sink->pending);
}

static void analyse(struct document_open *document, struct slice bytes)
{
	struct engine *engine = &document->root->engine;
	struct timing timing = {0};
	struct survey survey;
	struct pipeline pipeline = {.engine = engine, .report = &document->report, .survey = &survey};

	survey_open(&survey, engine, &timing, engine_file_most(engine));
	survey_add(&survey, document->path, bytes);
	survey_finish(&survey);
	pipeline_run(&pipeline, document->path, bytes, 0);
	report_sort(&document->report);
	survey_close(&survey);
}

void document_changed(struct server *server, struct document_open *document)
{
	(void)server;
	document->stale = document->silent = true;
}

const struct report *document_report(struct server *server, struct document_open *document)
{
	struct sink sink = {.descriptor = -1};

	if (!document->stale)
		return &document->report;
	document->stale = false;
	arena_clear(&document->memory);
	document->report = (struct report){.arena = &document->memory};
	if (is_ready(server, document->root, document->path))
		analyse(document, bytes_of(document, &sink));
	sink_free(&sink);
	return &document->report;
}

bool document_visit(struct server *server, struct document_open *document, bool evaluate,
                    void (*visit)(void *context, const struct document *parsed), void *context)
{
	struct engine *engine = &document->root->engine;
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct sink sink = {.descriptor = -1};
	struct timing timing = {0};
	struct survey survey;
	struct view_of_project view;
	struct meaning_options options = {.neighbours = &view.neighbours};
	struct document parsed;
	struct slice bytes;
	bool known;

	if (!is_ready(server, document->root, document->path))
		return false;
	bytes = bytes_of(document, &sink);
	engine_turn_to(engine, document->path);
	engine_inform(engine, &options);
	survey_open(&survey, engine, &timing, engine_file_most(engine));
	if (evaluate) {
		survey_add(&survey, document->path, bytes);
		survey_finish(&survey);
		project_view(&view, &survey.project, project_module(&survey.project, document->path), false, &survey.by_thread[0].memory);
		engine_turn_to(engine, document->path);
		known = document_open(&parsed, engine, &timing, document->path, bytes, &options, false, &quiet);
	} else {
		known = document_read(&parsed, engine, &timing, document->path, bytes, false, &quiet);
	}
	if (known)
		visit(context, &parsed);
	document_close(&parsed, engine);
	survey_close(&survey);
	sink_free(&sink);
	arena_free(&memory);
	return known;
}

/* ---- all fixes ------------------------------------------------------------------------------------------------------- */

enum applicability fix_level(struct root *root)
{
	return config_flag(engine_config(&root->engine), CONFIG_UNSAFE_FIXES) ? FIX_UNSAFE : FIX_SAFE;
}

struct engine *server_engine(struct root *root)
{
	return &root->engine;
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
	struct engine *engine = &document->root->engine;
	struct arena memory = {0};
	struct report report = {.arena = &memory};
	struct timing timing = {0};
	struct survey survey;
	struct pipeline pipeline = {.engine = engine, .report = &report, .survey = &survey};
	struct input input = {.path = document->path};
	struct sink sink = {.descriptor = -1};
	struct fixed fixed = {0};
	struct outcome outcome;
	json_t *edit = NULL;

	if (!is_ready(server, document->root, document->path))
		return NULL;
	buffer_add(&input.bytes, bytes_of(document, &sink));
	survey_open(&survey, engine, &timing, engine_file_most(engine));
	survey_add(&survey, document->path, buffer_slice(&input.bytes));
	survey_finish(&survey);
	outcome = pipeline_run(&pipeline, document->path, buffer_slice(&input.bytes), 0);
	fix_all(&fixed, &pipeline, &input, (struct report_mark){0, 0}, outcome, fix_level(document->root));
	if (fixed.applied)
		edit = fixed_edit(server, document, buffer_slice(&fixed.bytes));
	buffer_free(&fixed.bytes);
	buffer_free(&input.bytes);
	survey_close(&survey);
	sink_free(&sink);
	arena_free(&memory);
	return edit;
}

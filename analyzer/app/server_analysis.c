/* What is said of a document. */
#include "app/server_parts.h"

#include "render/json_write.h"

#include <unistd.h>

/* Relative paths in settings and messages are seen from the folder. */
static bool is_ready(struct server *server, struct root *root, struct slice path)
{
	if (!root->open) {
		if (chdir(arena_copy(&root->memory, root->path).at))
			(void)chdir("/");
		root->ready = engine_open(&root->engine, &server->options->setup, &root->mistakes);
		root->open = true;
		engine_meet(&root->engine, path);
		root->ready = root->ready && engine_ready(&root->engine, &root->mistakes);
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

void document_refresh(struct server *server, struct document_open *document)
{
	struct sink sink = {.descriptor = -1};

	if (!document->stale)
		return;
	document->stale = false;
	arena_clear(&document->memory);
	document->report = (struct report){.arena = &document->memory};
	if (is_ready(server, document->root, document->path))
		analyse(document, bytes_of(document, &sink));
	sink_free(&sink);
}

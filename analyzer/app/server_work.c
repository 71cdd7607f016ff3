/* Texts go into the workspaces of their folders; what these find out goes to the client. */
#include "app/server_parts.h"

#include "render/json_write.h"
#include "report/same.h"

#include <unistd.h>

/* ---- texts ------------------------------------------------------------------------------------------------------------- */

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

/* Relative paths in settings and messages are seen from the folder. */
static void enter(struct server *server, const struct root *root)
{
	struct arena scratch = {0};

	if (server->here != root && chdir(arena_copy(&scratch, root->path).at))
		(void)!chdir("/");
	server->here = root;
	arena_free(&scratch);
}

static void open_workspace(struct server *server, struct root *root)
{
	struct words folders = {0};

	if (root->workspace)
		return;
	root_configure(server, root);
	if (root->walked)
		*list_push(&root->memory, &folders) = root->path;
	root->workspace = workspace_open(&root->setup, &folders);
	workspace_forgive(root->workspace);
	if (!server->client.pulls) /* who pulls may ask for all files */
		workspace_tell_of_open(root->workspace);
	workspace_take_baseline(root->workspace, server->options->baseline);
	if (server->options->no_baseline)
		workspace_leave_baselines(root->workspace);
	root->busy = true;
}

void server_open_roots(struct server *server)
{
	for (uint32_t i = 0; i < server->roots.count; i++)
		open_workspace(server, server->roots.at[i]);
}

static void take_text(struct server *server, struct document_open *document)
{
	struct sink sink = {.descriptor = -1};

	if (!document->stale)
		return;
	open_workspace(server, document->root);
	document->stale = false;
	if (document->foreign)
		return;
	workspace_set(document->root->workspace, document->path, bytes_of(document, &sink));
	document->root->busy = true;
	sink_free(&sink);
}

void document_changed(struct server *server, struct document_open *document)
{
	(void)server;
	document->stale = document->silent = true;
}

void root_forget(struct server *server, struct root *root, struct slice path)
{
	(void)server;
	if (!root->workspace)
		return;
	workspace_forget(root->workspace, path);
	root->busy = true;
}

struct engine *server_engine(const struct root *root)
{
	return workspace_engine(root->workspace);
}

/* ---- steps ------------------------------------------------------------------------------------------------------------- */

static void tell_mistakes(struct server *server, struct root *root)
{
	const struct report *mistakes = workspace_mistakes(root->workspace);
	uint64_t hash = report_hash(mistakes);

	if (hash != root->mistakes)
		root_tell_mistakes(server, root, mistakes);
	root->mistakes = hash;
}

static void step(struct server *server, struct root *root)
{
	enter(server, root);
	root->busy = workspace_step(root->workspace);
	if (!root->busy)
		tell_mistakes(server, root);
}

/* Rules and settings are read by the first step. */
static const struct report *typed_report(struct server *server, struct document_open *document)
{
	struct root *root = document->root;

	enter(server, root);
	while (root->busy && !server_engine(root)->topics.count)
		step(server, root);
	return settings_report(server, document);
}

static const struct report *report_of(const struct document_open *document)
{
	static const struct report nothing;
	const struct report *report = workspace_report(document->root->workspace, document->path);

	return report ? report : &nothing;
}

const struct report *document_report(struct server *server, struct document_open *document)
{
	struct root *root = document->root;

	for (uint32_t i = 0; i < server->documents.count; i++)
		if (server->documents.at[i]->root == root)
			take_text(server, server->documents.at[i]);
	if (document_has_settings(document))
		return typed_report(server, document);
	while (root->busy && !workspace_has_looked_at(root->workspace, document->path))
		step(server, root);
	return report_of(document);
}

bool document_visit(struct server *server, struct document_open *document, bool evaluate,
                    void (*visit)(void *context, const struct document *parsed), void *context)
{
	document_report(server, document);
	return workspace_visit(document->root->workspace, document->path, evaluate, visit, context);
}

/* ---- when nobody asks for anything -------------------------------------------------------------------------------------- */

static struct root *busy_root(struct server *server)
{
	for (uint32_t i = 0; i < server->roots.count; i++)
		if (server->roots.at[i]->busy)
			return server->roots.at[i];
	return NULL;
}

static struct document_open *document_at(const struct server *server, const struct root *root, struct slice path)
{
	for (uint32_t i = 0; i < server->documents.count; i++)
		if (server->documents.at[i]->root == root && slice_equal(server->documents.at[i]->path, path))
			return server->documents.at[i];
	return NULL;
}

static void publish(struct server *server, struct document_open *document)
{
	bool settings = document_has_settings(document);

	document->silent = false;
	if (server_pushes(server, document) && (settings || !document->foreign))
		server_publish(server, document, settings ? typed_report(server, document) : report_of(document));
}

/* Whether the news are about the text that the client has now. */
static bool is_current(const struct document_open *document)
{
	return !document->stale && (!document->silent || workspace_has_looked_at(document->root->workspace, document->path));
}

/* A change in one file may be news of others: who asks for diagnostics is told to ask again. */
static void hear_news(struct server *server, struct root *root)
{
	bool others = false;
	struct slice path;

	while (workspace_news(root->workspace, &path)) {
		struct document_open *document = document_at(server, root, path);

		others = others || !document || !document->silent;
		if (document && is_current(document))
			publish(server, document);
	}
	if (others)
		server_refresh(server);
}

/* What has not changed is said once more, with its new version, as soon as that is known. */
static void say_again(struct server *server, bool settled)
{
	for (uint32_t i = 0; i < server->documents.count; i++) {
		struct document_open *document = server->documents.at[i];

		if (document->silent && !document->stale && (settled || is_current(document)))
			publish(server, document);
	}
}

static void settle(struct server *server)
{
	say_again(server, true);
	server_end_progress(server);
	server_answer_held(server);
}

bool server_has_work(void *context)
{
	struct server *server = context;

	for (uint32_t i = 0; i < server->documents.count; i++)
		if (server->documents.at[i]->silent)
			return true;
	return busy_root(server) || server->held;
}

void server_work(void *context)
{
	struct server *server = context;
	struct root *root;

	for (uint32_t i = 0; i < server->documents.count; i++)
		take_text(server, server->documents.at[i]);
	root = busy_root(server);
	if (root) {
		step(server, root);
		hear_news(server, root);
		say_again(server, false);
		server_show_progress(server);
	}
	if (!busy_root(server))
		settle(server);
}

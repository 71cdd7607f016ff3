/* The folders that a client works in. Each has settings, and so rules, of its own. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "config/paths.h"

#include <stdlib.h>
#include <unistd.h>

void server_add_root(struct server *server, struct slice uri, struct slice path)
{
	struct root *root = memory_take_zeroed(sizeof *root);
	char *here = path.length ? NULL : getcwd(NULL, 0);

	root->uri = arena_copy(&server->forever, uri);
	root->path = arena_copy(&server->forever, here ? slice_of(here) : path);
	while (root->path.length > 1 && slice_ends(root->path, SLICE("/")))
		root->path.length--;
	root->walked = path.length > 0;
	free(here);
	*list_push(&server->forever, &server->roots) = root;
}

struct root *server_root(struct server *server, struct slice path)
{
	struct root *best = server->roots.at[0];
	struct slice rest;

	for (uint32_t i = 0; i < server->roots.count; i++) {
		struct root *root = server->roots.at[i];

		if (path_is_below(path, root->path, &rest) && (root->path.length > best->path.length || !path_is_below(path, best->path, &rest)))
			best = root;
	}
	return best;
}

/* Forgets what was read; it is read again when somebody asks. */
static void root_reset(struct server *server, struct root *root)
{
	const struct report nothing = {0};

	root_tell_mistakes(server, root, &nothing);
	if (root->workspace)
		workspace_close(root->workspace);
	root->workspace = NULL;
	root->busy = false;
	root->mistakes = 0;
	if (server->here == root)
		server->here = NULL;
	arena_free(&root->memory);
	root->setup = (struct setup){0};
}

void root_close(struct server *server, struct root *root)
{
	root_reset(server, root);
	json_decref(root->configuration);
	free(root);
}

struct root *server_take_root(struct server *server, struct slice uri)
{
	for (uint32_t i = 0; i < server->roots.count; i++) {
		struct root *root = server->roots.at[i];

		if (!slice_equal(root->uri, uri))
			continue;
		server->roots.count--;
		memmove(server->roots.at + i, server->roots.at + i + 1, (server->roots.count - i) * sizeof *server->roots.at);
		return root;
	}
	return NULL;
}

void server_settle_roots(struct server *server)
{
	for (uint32_t i = 0; i < server->documents.count; i++) {
		struct document_open *document = server->documents.at[i];

		document->root = server_root(server, document->path);
		document_changed(server, document);
	}
}

void server_reopen(struct server *server)
{
	for (uint32_t i = 0; i < server->roots.count; i++)
		root_reset(server, server->roots.at[i]);
	server_settle_roots(server);
	server->client.asked_again = server->client.hints_asked_again = false; /* what was asked for by then may have been said already */
	server_refresh(server);
}

void server_touch(struct server *server, struct slice path)
{
	struct slice rest;

	for (uint32_t i = 0; i < server->roots.count; i++) {
		struct root *root = server->roots.at[i];

		if (!root->workspace || (root->walked && !path_is_below(path, root->path, &rest)))
			continue;
		workspace_touch(root->workspace, path);
		root->busy = true;
	}
}

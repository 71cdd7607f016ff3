/* The folders that a client works in. Each has settings, and so rules, of its own. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "config/paths.h"
#include "lsp/uri.h"

#include <stdlib.h>
#include <unistd.h>

static struct slice without_slash(struct slice path)
{
	while (path.length > 1 && slice_ends(path, SLICE("/")))
		path.length--;
	return path;
}

/* The client's folder with this path; UINT32_MAX: there is none. */
static uint32_t root_at(const struct server *server, struct slice path)
{
	for (uint32_t i = 0; i < server->roots.count; i++)
		if (server->roots.at[i]->walked && slice_equal(server->roots.at[i]->path, path))
			return i;
	return UINT32_MAX;
}

void server_add_root(struct server *server, struct slice uri, struct slice path)
{
	bool given = path.length > 0;
	char *here = given ? NULL : getcwd(NULL, 0);
	struct root *root;

	path = without_slash(here ? slice_of(here) : path);
	if (given && root_at(server, path) != UINT32_MAX)
		return;
	root = memory_take_zeroed(sizeof *root);
	root->uri = arena_copy(&server->forever, uri);
	root->path = arena_copy(&server->forever, path);
	root->walked = given;
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
	struct arena scratch = {0};
	struct slice path = uri_path(uri, &scratch);
	uint32_t place = path.at ? root_at(server, without_slash(path)) : UINT32_MAX;
	struct root *root = place == UINT32_MAX ? NULL : server->roots.at[place];

	if (root) {
		server->roots.count--;
		memmove(server->roots.at + place, server->roots.at + place + 1, (server->roots.count - place) * sizeof *server->roots.at);
	}
	arena_free(&scratch);
	return root;
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
	for (uint32_t i = 0; i < server->roots.count; i++) {
		struct root *root = server->roots.at[i];
		struct slice rest = path;

		if (!root->workspace || (root->walked && !path_is_below(path, root->path, &rest)) || !workspace_minds(root->workspace, path, rest))
			continue;
		workspace_touch(root->workspace, path);
		root->busy = true;
	}
}

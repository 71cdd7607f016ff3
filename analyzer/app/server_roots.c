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
	root->mistakes.arena = &root->memory;
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

void root_close(struct root *root)
{
	if (root->open)
		engine_close(&root->engine);
	arena_free(&root->memory);
	free(root);
}

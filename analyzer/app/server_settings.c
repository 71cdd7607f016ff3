/* What the editor's own settings say, and what happens when settings change. */
#include "app/server_parts.h"

#include "base/panic.h"
#include "lsp/uri.h"

#include <ctype.h>
#include <stdlib.h>

/* ---- from JSON to the words of --config ------------------------------------------------------------------------------- */

static void write_toml(struct buffer *out, const json_t *value);

static void write_table(struct buffer *out, const json_t *table)
{
	const char *key, *comma = "";
	json_t *value;

	buffer_add_text(out, "{");
	json_object_foreach((json_t *)table, key, value) {
		json_t *name = json_string(key);

		buffer_add_text(out, comma);
		write_toml(out, name);
		buffer_add_text(out, " = ");
		write_toml(out, value);
		json_decref(name);
		comma = ", ";
	}
	buffer_add_text(out, "}");
}

/* Depth is bounded by what jansson reads. All but tables looks the same in both. */
static void write_toml(struct buffer *out, const json_t *value)
{
	char *text;

	if (json_is_object(value)) {
		write_table(out, value);
		return;
	}
	if (!json_is_array(value)) {
		text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
		buffer_add_text(out, text ? text : "");
		free(text);
		return;
	}
	buffer_add_text(out, "[");
	for (size_t i = 0; i < json_array_size(value); i++) {
		buffer_add_text(out, i ? ", " : "");
		write_toml(out, json_array_get(value, i));
	}
	buffer_add_text(out, "]");
}

/* "sparkConf" is "spark-conf". */
static void write_key(struct buffer *out, const char *key)
{
	for (; *key; key++) {
		if (isupper((unsigned char)*key))
			buffer_add_char(out, '-');
		buffer_add_char(out, (char)tolower((unsigned char)*key));
	}
}

static void take_settings(struct root *root, const json_t *settings)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)settings, key, value) {
		struct buffer word = {0};

		if (json_is_null(value))
			continue;
		write_key(&word, key);
		buffer_add_text(&word, " = ");
		write_toml(&word, value);
		*list_push(&root->memory, &root->setup.config) = arena_copy(&root->memory, buffer_slice(&word));
		buffer_free(&word);
	}
}

void root_configure(struct server *server, struct root *root)
{
	const json_t *configuration = root->configuration ? root->configuration : server->configuration;
	struct slice file = json_text_at(configuration, "configuration");

	root->setup = server->options->setup;
	memset(&root->setup.config, 0, sizeof root->setup.config);
	for (uint32_t i = 0; i < server->options->setup.config.count; i++)
		*list_push(&root->memory, &root->setup.config) = server->options->setup.config.at[i];
	if (file.length)
		*list_push(&root->memory, &root->setup.config) = arena_copy(&root->memory, file);
	take_settings(root, json_at(configuration, "settings"));
}

/* ---- what counts for all folders -------------------------------------------------------------------------------------- */

/* What is not of a folder. */
static void take_manners(struct server *server, const json_t *configuration)
{
	struct slice reason = json_text_at(configuration, "suppressionReason");

	server->inlay_hints = json_true_at(configuration, "inlayHints");
	server->had_hints = server->had_hints || server->inlay_hints;
	server->reason = reason.length ? arena_copy(&server->forever, reason) : SLICE("why it is fine");
}

void server_configure(struct server *server, const json_t *configuration)
{
	if (!json_is_object(configuration))
		return;
	json_decref(server->configuration);
	server->configuration = json_deep_copy(configuration);
	take_manners(server, configuration);
}

/* What the client says of a folder; nothing is what it says of all. false: it is what counts already. */
static bool take_configuration(struct server *server, struct root *root, const json_t *configuration)
{
	const json_t *before = root->configuration ? root->configuration : server->configuration;
	bool own = json_is_object(configuration);

	if (own ? before && json_equal(before, configuration) : !root->configuration)
		return false;
	if (root == server->roots.at[0])
		take_manners(server, own ? configuration : server->configuration);
	json_decref(root->configuration);
	root->configuration = own ? json_deep_copy(configuration) : NULL;
	return true;
}

/* The answers come in the order of the questions, one for each folder. */
static void hear_configuration(void *context, const json_t *result, void *about)
{
	struct server *server = context;
	const uint32_t *folders = about;
	bool changed = false;

	if (*folders != server->foldings) /* they have changed since, and somebody has asked again */
		return;
	for (uint32_t i = 0; i < server->roots.count && i < json_array_size(result); i++)
		changed = take_configuration(server, server->roots.at[i], json_array_get(result, i)) || changed;
	if (changed)
		server_reopen(server);
}

void server_ask_configuration(struct server *server)
{
	json_t *items = json_array();
	uint32_t *folders = memory_take(sizeof *folders);

	*folders = server->foldings;
	for (uint32_t i = 0; i < server->roots.count; i++) {
		const struct root *root = server->roots.at[i];

		json_array_append_new(items, root->uri.length ? json_pack("{s:o,s:s}", "scopeUri", json_slice(root->uri), "section", "oomlint")
		                                              : json_pack("{s:s}", "section", "oomlint"));
	}
	connection_ask(&server->connection, "workspace/configuration", json_pack("{s:o}", "items", items), hear_configuration, folders);
}

/* Newer clients want to be asked; older ones send it along. */
void did_change_configuration(void *context, const json_t *params)
{
	struct server *server = context;
	const json_t *sent = json_at(params, "settings.oomlint");

	if (server->client.configures) {
		server_ask_configuration(server);
		return;
	}
	if (!sent)
		return;
	server_configure(server, sent);
	server_reopen(server);
}

/* ---- files that change ------------------------------------------------------------------------------------------------ */

static const char *const watched[] = {
	"**/*.{toml,conf,properties,cfg}", /* a settings file may name any other */
	"**/{oomlint-baseline.json,.gitignore,requirements*.txt,setup.py,Pipfile,environment.yml}",
	"**/{rules,queries}/*.{yaml,scm}",
	"**/*.{py,pyi,ipynb}",
};
/* Of a folder that is renamed or removed nothing else may be told; which names are those of folders no pattern says. */
enum { KIND_CREATED = 1, KIND_REMOVED = 4 };

void server_watch(struct server *server)
{
	json_t *watchers = json_array(), *registrations = json_array();

	for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
		json_array_append_new(watchers, json_pack("{s:s}", "globPattern", watched[i]));
	json_array_append_new(watchers, json_pack("{s:s,s:i}", "globPattern", "**", "kind", KIND_CREATED | KIND_REMOVED));
	if (server->client.watches)
		json_array_append_new(registrations, json_pack("{s:s,s:s,s:{s:O}}", "id", "watch", "method", "workspace/didChangeWatchedFiles",
		                                               "registerOptions", "watchers", watchers));
	if (server->client.registers_configuration)
		json_array_append_new(registrations, json_pack("{s:s,s:s,s:{s:s}}", "id", "configuration", "method",
		                                               "workspace/didChangeConfiguration", "registerOptions", "section", "oomlint"));
	json_decref(watchers);
	if (json_array_size(registrations))
		connection_ask(&server->connection, "client/registerCapability", json_pack("{s:o}", "registrations", registrations), NULL, NULL);
	else
		json_decref(registrations);
}

void did_change_files(void *context, const json_t *params)
{
	const json_t *changes = json_at(params, "changes");

	for (size_t i = 0; i < json_array_size(changes); i++) {
		struct arena scratch = {0};
		struct slice path = uri_path(json_text_at(json_array_get(changes, i), "uri"), &scratch);

		if (path.at)
			server_touch(context, path);
		arena_free(&scratch);
	}
}

/* A client that watches nothing tells at least what it has saved. */
void did_save(void *context, const json_t *params)
{
	struct server *server = context;
	struct arena scratch = {0};
	struct slice path = uri_path(json_text_at(params, "textDocument.uri"), &scratch);

	if (path.at && !server->client.watches)
		server_touch(server, path);
	arena_free(&scratch);
}

/* ---- folders ---------------------------------------------------------------------------------------------------------- */

void did_change_folders(void *context, const json_t *params)
{
	struct server *server = context;
	const json_t *added = json_at(params, "event.added"), *removed = json_at(params, "event.removed");
	struct arena scratch = {0};
	LIST(struct root *) gone = {0};

	for (size_t i = 0; i < json_array_size(removed); i++) {
		struct root *root = server_take_root(server, json_text_at(json_array_get(removed, i), "uri"));

		if (root)
			*list_push(&scratch, &gone) = root;
	}
	for (size_t i = 0; i < json_array_size(added); i++) {
		struct slice uri = json_text_at(json_array_get(added, i), "uri"), path = uri_path(uri, &scratch);

		if (path.at)
			server_add_root(server, uri, path);
	}
	if (!server->roots.count)
		server_add_root(server, SLICE(""), SLICE(""));
	server->foldings++;
	server_settle_roots(server);
	for (uint32_t i = 0; i < gone.count; i++)
		root_close(server, gone.at[i]);
	arena_free(&scratch);
	if (server->client.configures)
		server_ask_configuration(server);
}

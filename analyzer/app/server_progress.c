/* How far we are, for who looks at it: only where it takes long enough to be seen. */
#include "app/server_parts.h"

#include "app/timing.h"

static const double soon = 0.25; /* seconds */

static json_t *token_of(const struct server *server)
{
	struct arena scratch = {0};
	json_t *token = json_slice(arena_format(&scratch, "oomlint/%u", server->progress.number));

	arena_free(&scratch);
	return token;
}

static void send(struct server *server, json_t *value)
{
	connection_notify(&server->connection, "$/progress", json_pack("{s:o,s:o}", "token", token_of(server), "value", value));
}

/* Without a token that the client knows nothing may be sent. */
static void hear_created(void *context, const json_t *result, void *about)
{
	struct server *server = context;

	(void)about;
	if (!result || !server->progress.since)
		return;
	server->progress.shown = true;
	send(server, json_pack("{s:s,s:s}", "kind", "begin", "title", "oomlint: looking at the project"));
}

void server_show_progress(struct server *server)
{
	struct progress *progress = &server->progress;
	double now = seconds_now();

	if (!server->client.progress)
		return;
	if (!progress->since) {
		progress->since = now;
		progress->asked = false;
	} else if (!progress->asked && !progress->shown && now - progress->since > soon) {
		progress->asked = true;
		progress->number++;
		connection_ask(&server->connection, "window/workDoneProgress/create", json_pack("{s:o}", "token", token_of(server)), hear_created,
		               NULL);
	}
}

void server_end_progress(struct server *server)
{
	if (server->progress.shown)
		send(server, json_pack("{s:s}", "kind", "end"));
	server->progress.shown = false;
	server->progress.since = 0;
}

static void diagnostics_refreshed(void *context, const json_t *result, void *about)
{
	struct server *server = context;

	(void)result;
	(void)about;
	server->client.asked_again = false;
}

static void hints_refreshed(void *context, const json_t *result, void *about)
{
	struct server *server = context;

	(void)result;
	(void)about;
	server->client.hints_asked_again = false;
}

void server_refresh(struct server *server)
{
	struct client *client = &server->client;

	if (client->pulls && !client->asked_again)
		connection_ask(&server->connection, "workspace/diagnostic/refresh", NULL, diagnostics_refreshed, NULL);
	if (client->refreshes_hints && server->had_hints && !client->hints_asked_again)
		connection_ask(&server->connection, "workspace/inlayHint/refresh", NULL, hints_refreshed, NULL);
	client->asked_again = client->pulls;
	client->hints_asked_again = client->refreshes_hints && server->had_hints;
}

#include "lsp/connection.h"

#include "base/panic.h"

#include <stdlib.h>
#include <time.h>

enum { QUEUE_MOST = 64 << 20, REST_OF_MESSAGE = 10 /* milliseconds for the rest of a message that has begun */ };

static void send(struct connection *connection, json_t *message)
{
	char *text;

	json_object_set_new(message, "jsonrpc", json_string("2.0"));
	text = json_dumps(message, JSON_COMPACT);
	if (text)
		stream_write(&connection->stream, slice_of(text));
	free(text);
	json_decref(message);
}

/* ---- what we say ----------------------------------------------------------------------------------------------------- */

void connection_answer(struct connection *connection, const json_t *id, json_t *result)
{
	send(connection, json_pack("{s:O,s:o}", "id", id, "result", result ? result : json_null()));
}

void connection_refuse(struct connection *connection, const json_t *id, enum lsp_error error, const char *message, json_t *data)
{
	json_t *what = json_pack("{s:i,s:s,s:o*}", "code", (int)error, "message", message, "data", data);

	send(connection, json_pack("{s:O,s:o}", "id", id ? id : json_null(), "error", what));
}

void connection_notify(struct connection *connection, const char *method, json_t *params)
{
	send(connection, json_pack("{s:s,s:o}", "method", method, "params", params));
}

void connection_ask(struct connection *connection, const char *method, json_t *params,
                    void (*hear)(void *context, const json_t *result, void *about), void *about)
{
	struct asked *asked = memory_take(sizeof *asked);

	*asked = (struct asked){connection->asked, ++connection->next_id, hear, about};
	connection->asked = asked;
	send(connection, json_pack("{s:i,s:s,s:o*}", "id", (int)asked->id, "method", method, "params", params));
}

/* ---- what we hear ---------------------------------------------------------------------------------------------------- */

static void hear_answer(struct connection *connection, const json_t *message)
{
	json_int_t id = json_integer_value(json_at(message, "id"));

	for (struct asked **at = &connection->asked; *at; at = &(*at)->next) {
		struct asked *asked = *at;

		if (asked->id != (uint32_t)id)
			continue;
		*at = asked->next;
		if (asked->hear)
			asked->hear(connection->context, json_at(message, "error") ? NULL : json_at(message, "result"), asked->about);
		free(asked->about);
		free(asked);
		return;
	}
}

static const struct request_row *request_of(const struct connection *connection, const char *method)
{
	for (const struct request_row *row = connection->requests; row->method; row++)
		if (!strcmp(row->method, method))
			return row;
	return NULL;
}

/* Why a request of this method cannot be answered now. */
static enum lsp_error wrong_time(const struct connection *connection, const char *method, const char **message)
{
	bool first = !strcmp(method, "initialize");

	*message = connection->phase == PHASE_NEW ? "the server was not initialized" :
	           first                          ? "the server was initialized before"
	                                          : "the server was shut down";
	if (connection->phase == PHASE_NEW)
		return first ? LSP_NO_ERROR : LSP_NOT_INITIALIZED;
	return first || connection->phase != PHASE_INITIALIZED ? LSP_INVALID_REQUEST : LSP_NO_ERROR;
}

static void advance(struct connection *connection, const char *method)
{
	if (!strcmp(method, "initialize"))
		connection->phase = PHASE_INITIALIZED;
	else if (!strcmp(method, "shutdown"))
		connection->phase = PHASE_SHUT_DOWN;
}

static void handle_request(struct connection *connection, const json_t *message, const char *method, bool cancelled)
{
	struct reply answer = {.id = json_at(message, "id")};
	const struct request_row *row = request_of(connection, method);
	json_t *result = NULL;

	answer.error = wrong_time(connection, method, &answer.message);
	if (!answer.error && cancelled)
		answer = (struct reply){.id = answer.id, .error = LSP_REQUEST_CANCELLED, .message = "cancelled"};
	else if (!answer.error && !row)
		answer = (struct reply){.id = answer.id, .error = LSP_METHOD_NOT_FOUND, .message = "there is no such method"};
	else if (!answer.error)
		result = row->handle(connection->context, json_at(message, "params"), &answer);
	if (answer.error)
		connection_refuse(connection, answer.id, answer.error, answer.message, answer.data);
	else if (!answer.later)
		connection_answer(connection, answer.id, result);
	if (!answer.error)
		advance(connection, method);
}

static void handle_notification(struct connection *connection, const json_t *message, const char *method)
{
	if (!strcmp(method, "exit")) {
		connection->over = true;
		return;
	}
	for (const struct notification_row *row = connection->notifications; row->method; row++)
		if (connection->phase == PHASE_INITIALIZED && !strcmp(row->method, method))
			row->handle(connection->context, json_at(message, "params"));
}

static void handle(struct connection *connection, const json_t *message, bool cancelled)
{
	const char *method = json_string_value(json_at(message, "method"));
	const json_t *id = json_at(message, "id");

	if (method && (json_is_string(id) || json_is_integer(id)))
		handle_request(connection, message, method, cancelled);
	else if (method && !id)
		handle_notification(connection, message, method);
	else if (!method && id && (json_at(message, "result") || json_at(message, "error")))
		hear_answer(connection, message);
	else
		connection_refuse(connection, NULL, LSP_INVALID_REQUEST, "this is no message of JSON-RPC", NULL);
}

/* ---- those that wait ------------------------------------------------------------------------------------------------- */

static struct waiting *waiting_with(const struct connection *connection, const json_t *id)
{
	for (struct waiting *waiting = connection->first; waiting; waiting = waiting->next)
		if (json_at(waiting->json, "method") && json_equal(json_at(waiting->json, "id"), id))
			return waiting;
	return NULL;
}

/* What is cancelled need not wait for its turn. */
static bool is_cancel(struct connection *connection, const json_t *message)
{
	const json_t *id = json_at(message, "params.id");
	const char *method = json_string_value(json_at(message, "method"));
	struct waiting *waiting;

	if (!method || strcmp(method, "$/cancelRequest"))
		return false;
	waiting = id ? waiting_with(connection, id) : NULL;
	if (waiting)
		waiting->cancelled = true;
	else if (id && connection->cancel && connection->cancel(connection->context, id))
		connection_refuse(connection, id, LSP_REQUEST_CANCELLED, "cancelled", NULL);
	return true;
}

static void queue(struct connection *connection, struct slice text)
{
	json_t *json = json_read(text);
	struct waiting *waiting;

	if (!json) {
		connection_refuse(connection, NULL, LSP_PARSE_ERROR, "this is not JSON", NULL);
		return;
	}
	if (is_cancel(connection, json)) {
		json_decref(json);
		return;
	}
	waiting = memory_take(sizeof *waiting);
	*waiting = (struct waiting){.json = json, .bytes = text.length};
	*(connection->last ? &connection->last->next : &connection->first) = waiting;
	connection->last = waiting;
	connection->waiting_bytes += text.length;
}

static void take_messages(struct connection *connection)
{
	enum frame_outcome outcome = FRAME_READY;
	struct slice text;

	while (outcome != FRAME_NONE && connection->waiting_bytes < QUEUE_MOST) {
		outcome = frames_next(&connection->stream.frames, &text);
		if (outcome == FRAME_READY)
			queue(connection, text);
		else if (outcome == FRAME_BROKEN)
			connection_refuse(connection, NULL, LSP_PARSE_ERROR, "this is no header with a Content-Length", NULL);
	}
}

void connection_trace(struct connection *connection, struct slice value)
{
	connection->verbose = slice_equal(value, SLICE("verbose"));
	connection->traces = connection->verbose || slice_equal(value, SLICE("messages"));
}

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return 1000.0 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void log_trace(struct connection *connection, const json_t *message, double since)
{
	const char *method = json_string_value(json_at(message, "method"));
	struct buffer took = {0};

	if (!connection->traces || connection->phase != PHASE_INITIALIZED)
		return;
	if (connection->verbose)
		buffer_format(&took, "%.1f ms", milliseconds() - since);
	connection_notify(connection, "$/logTrace", json_pack("{s:s,s:o*}", "message", method ? method : "an answer", "verbose",
	                                                      connection->verbose ? json_slice(buffer_slice(&took)) : NULL));
	buffer_free(&took);
}

static void handle_next(struct connection *connection)
{
	struct waiting *waiting = connection->first;
	double since = connection->verbose ? milliseconds() : 0;

	connection->first = waiting->next;
	if (!connection->first)
		connection->last = NULL;
	connection->waiting_bytes -= waiting->bytes;
	handle(connection, waiting->json, waiting->cancelled);
	log_trace(connection, waiting->json, since);
	json_decref(waiting->json);
	free(waiting);
}

bool connection_expects(const struct connection *connection, const char *method, struct slice uri)
{
	for (const struct waiting *waiting = connection->first; waiting; waiting = waiting->next) {
		const char *theirs = json_string_value(json_at(waiting->json, "method"));

		if (theirs && !strcmp(theirs, method) && slice_equal(json_text_at(waiting->json, "params.textDocument.uri"), uri))
			return true;
	}
	return false;
}

/* ---- the loop -------------------------------------------------------------------------------------------------------- */

/* How long to wait for more to read. A message that has begun may be the next keystroke, which would make the work useless. */
static int patience(const struct connection *connection)
{
	if (connection->first)
		return 0;
	if (!connection->has_work(connection->context))
		return -1;
	return frames_wait(&connection->stream.frames) ? REST_OF_MESSAGE : 0;
}

int connection_run(struct connection *connection)
{
	while (!connection->over && !connection->stream.broken) {
		take_messages(connection); /* those that came while we were writing: nobody may send another one */
		stream_read(&connection->stream, patience(connection));
		take_messages(connection);
		if (connection->first)
			handle_next(connection);
		else if (connection->stream.ended)
			break;
		else if (connection->has_work(connection->context))
			connection->work(connection->context);
	}
	return connection->over && connection->phase == PHASE_SHUT_DOWN ? 0 : 1;
}

void connection_hear(struct connection *connection, struct slice text)
{
	frames_add(&connection->stream.frames, text);
	take_messages(connection);
	while (connection->first && !connection->over)
		handle_next(connection);
}

void connection_close(struct connection *connection)
{
	while (connection->first) {
		struct waiting *waiting = connection->first;

		connection->first = waiting->next;
		json_decref(waiting->json);
		free(waiting);
	}
	while (connection->asked) {
		struct asked *asked = connection->asked;

		connection->asked = asked->next;
		free(asked->about);
		free(asked);
	}
	frames_free(&connection->stream.frames);
}

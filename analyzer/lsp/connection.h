/* JSON-RPC over a stream: the life of a server, requests and notifications found in two tables, answers, and requests of our own.
 * Everything that can be read is read before the first message is handled, so that a request may be cancelled while it waits, and work
 * is done only when nobody asks for anything. */
#ifndef OOMLINT_LSP_CONNECTION_H
#define OOMLINT_LSP_CONNECTION_H

#include "base/list.h"
#include "lsp/json.h"
#include "lsp/stream.h"

enum lsp_error {
	LSP_NO_ERROR = 0,
	LSP_PARSE_ERROR = -32700,
	LSP_INVALID_REQUEST = -32600,
	LSP_METHOD_NOT_FOUND = -32601,
	LSP_INVALID_PARAMS = -32602,
	LSP_INTERNAL_ERROR = -32603,
	LSP_NOT_INITIALIZED = -32002,
	LSP_REQUEST_FAILED = -32803,
	LSP_SERVER_CANCELLED = -32802,
	LSP_REQUEST_CANCELLED = -32800
};

/* What a handler gives back besides its result. */
struct reply {
	const json_t *id;      /* of the request */
	enum lsp_error error;
	const char *message;   /* of the error */
	json_t *data;          /* of the error; may be NULL */
	bool later;            /* connection_answer will be called with that id */
};

struct request_row {
	const char *method;
	json_t *(*handle)(void *context, const json_t *params, struct reply *answer);
};

struct notification_row {
	const char *method;
	void (*handle)(void *context, const json_t *params);
};

enum phase { PHASE_NEW, PHASE_INITIALIZED, PHASE_SHUT_DOWN };

/* A message that waits. */
struct waiting {
	struct waiting *next;
	json_t *json;
	size_t bytes;
	bool cancelled;
};

/* A request of ours that was not answered yet. */
struct asked {
	struct asked *next;
	uint32_t id;
	void (*hear)(void *context, const json_t *result, void *about);
	void *about;           /* malloc'ed, freed afterwards; or NULL */
};

struct connection {
	struct stream stream;
	const struct request_row *requests;            /* ended by a row without a method */
	const struct notification_row *notifications;
	void *context;
	bool (*has_work)(void *context);
	void (*work)(void *context);                   /* a step of it, some milliseconds at the most */
	bool (*cancel)(void *context, const json_t *id); /* an answer that was to come later */
	enum phase phase;
	bool over;             /* the client said goodbye */
	bool traces, verbose;  /* each message is told of, and how long it took: $/setTrace */
	struct waiting *first, *last;
	size_t waiting_bytes;
	struct asked *asked;
	uint32_t next_id;
};

/* Until the client says goodbye, or is gone. Gives the exit status: 0 after shutdown and exit, else 1. */
int connection_run(struct connection *connection);
/* Takes the result, which may be NULL: null. */
void connection_answer(struct connection *connection, const json_t *id, json_t *result);
void connection_refuse(struct connection *connection, const json_t *id, enum lsp_error error, const char *message, json_t *data);
/* Takes the parameters. */
void connection_notify(struct connection *connection, const char *method, json_t *params);
/* `hear` gets the result, NULL where there was an error; it may be NULL. */
void connection_ask(struct connection *connection, const char *method, json_t *params,
                    void (*hear)(void *context, const json_t *result, void *about), void *about);
/* "off", "messages" or "verbose". */
void connection_trace(struct connection *connection, struct slice value);
/* Whether a notification of this method about this document waits behind the message at hand. */
bool connection_expects(const struct connection *connection, const char *method, struct slice uri);
/* Handles a message without a stream, for tests. */
void connection_hear(struct connection *connection, struct slice text);
void connection_close(struct connection *connection);

#endif

/* The language server: what a client said it can, the documents that it has open, the folders that it works in. Private to server*.c. */
#ifndef OOMLINT_APP_SERVER_PARTS_H
#define OOMLINT_APP_SERVER_PARTS_H

#include "app/options.h"
#include "app/pipeline.h"
#include "lsp/connection.h"
#include "lsp/position.h"

/* What the client announced. */
struct client {
	enum column_unit unit;         /* of columns */
	bool pulls;                    /* asks for diagnostics: none are pushed */
	bool related, tags, data, code_links; /* parts of a pushed diagnostic that it takes; a pulled one has them all */
	bool versions;                 /* of pushed diagnostics */
	bool markup;                   /* messages in Markdown */
};

/* A cell of a notebook; text documents have none. */
struct cell_document {
	struct slice uri;              /* malloc'ed, as are the texts of `text` */
	struct buffer text;
	bool code;
	uint64_t said;                 /* a hash of what was pushed last; 0: nothing */
};

/* What the client has open: a text or a notebook. */
struct document_open {
	struct slice uri, path;        /* malloc'ed; a path without a file is made up */
	struct root *root;
	json_int_t version;
	struct buffer text;            /* of a text */
	bool notebook;
	struct cell_document *cells;   /* of a notebook; malloc'ed */
	uint32_t cell_count;
	bool stale;                    /* the text is newer than what is said of it */
	bool silent;                   /* what is said of it was not pushed yet */
	uint64_t said;
	struct arena memory;           /* of the report */
	struct report report;          /* sorted */
};

/* Whose findings are written: a document that is open, or a file of a folder. */
struct shown {
	struct slice uri;
	const struct root *root;
	const struct cell_document *cells; /* of a notebook that is open; else NULL */
	uint32_t cell_count;
	bool pulled;                   /* somebody asked for them */
};

/* A folder of the client's, with settings of its own. */
struct root {
	struct slice uri, path;        /* whole, without a slash at the end */
	struct arena memory;           /* of its mistakes */
	struct report mistakes;        /* in settings and rules */
	struct engine engine;
	bool open, ready;
};

struct server {
	struct connection connection;
	const struct options *options; /* of the command line */
	struct arena forever;
	struct client client;
	LIST(struct root *) roots;     /* the first one is for files that are in none */
	LIST(struct document_open *) documents;
};

/* ---- server_documents.c: what is open -------------------------------------------------------------------------------- */

/* The document with this address, or with a cell of it; NULL. *cell may be NULL, too. */
struct document_open *server_document(const struct server *server, struct slice uri, struct cell_document **cell);
void server_close_document(struct server *server, uint32_t number);
void did_open(void *server, const json_t *params);
void did_change(void *server, const json_t *params);
void did_save(void *server, const json_t *params);
void did_close(void *server, const json_t *params);

/* ---- server_roots.c: folders and their settings ---------------------------------------------------------------------- */

/* A folder of the client's; an empty path is the working folder. */
void server_add_root(struct server *server, struct slice uri, struct slice path);
/* The innermost folder that holds the path. */
struct root *server_root(struct server *server, struct slice path);
void root_close(struct root *root);

/* ---- server_analysis.c: what is said of a document ------------------------------------------------------------------- */

/* Sees to it that the report is about the text. */
void document_refresh(struct server *server, struct document_open *document);
/* Reads and evaluates the document, and hands it over. false: it could not be. */
bool document_visit(struct server *server, struct document_open *document,
                    void (*visit)(void *context, const struct document *document), void *context);

/* ---- server_places.c: between code and the client's positions -------------------------------------------------------- */

struct shown document_shown(const struct document_open *document);
/* Of a span of a source's code. *cell: of a notebook that is open, its cell; else NULL. */
struct range server_range(const struct server *server, const struct shown *shown, const struct source *source, struct span span,
                          const struct cell_document **cell);
/* Offset in the code; UINT32_MAX: there is no code. */
uint32_t server_offset(const struct server *server, const struct document_open *document, const struct source *source,
                       const struct cell_document *cell, struct position position);

/* ---- server_diagnostics.c -------------------------------------------------------------------------------------------- */

/* What a report says, or what it says of a cell, as an array. */
json_t *diagnostics_json(const struct server *server, const struct shown *shown, const struct report *report,
                         const struct cell_document *cell);
/* *cell: the one that it is in, or NULL. */
json_t *diagnostic_json(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic,
                        const struct cell_document **cell);
uint64_t json_hash(const json_t *json);
/* Pushes what changed. */
void server_publish(struct server *server, struct document_open *document);
/* Takes back what was pushed. */
void server_unpublish(struct server *server, struct document_open *document);

/* ---- server_life.c --------------------------------------------------------------------------------------------------- */

json_t *initialize(void *server, const json_t *params, struct reply *answer);
void initialized(void *server, const json_t *params);
json_t *shut_down(void *server, const json_t *params, struct reply *answer);
void set_trace(void *server, const json_t *params);

#endif

/* The language server: what a client said it can, the documents that it has open, the folders that it works in. Private to server*.c. */
#ifndef OOMLINT_APP_SERVER_PARTS_H
#define OOMLINT_APP_SERVER_PARTS_H

#include "app/options.h"
#include "app/workspace.h"
#include "lsp/connection.h"
#include "lsp/position.h"

/* What the client announced. */
struct client {
	enum column_unit unit;         /* of columns */
	bool pulls;                    /* asks for diagnostics, and again when told to: none are pushed */
	bool related, tags, data, code_links; /* parts of a pushed diagnostic that it takes; a pulled one has them all */
	bool versions;                 /* of pushed diagnostics */
	bool markup;                   /* messages in Markdown */
	bool hovers_markdown;          /* what hovers say, too */
	bool document_changes, snippets; /* in edits */
	bool resolves;                 /* asks for the edit of an action when it was chosen */
	bool applies;                  /* edits that we ask for */
	bool creates;                  /* files in them */
	bool configures;               /* can be asked for its settings */
	bool registers_configuration;  /* tells of their changes if asked to */
	bool watches;                  /* files on disk */
	bool progress;                 /* shows how far we are */
	bool asked_again;              /* it was told to pull again, but has not said that it heard */
	bool refreshes_hints, hints_asked_again; /* the same for inlay hints, of who shows them */
};

/* A cell of a notebook; text documents have none. */
struct cell_document {
	struct slice uri;              /* malloc'ed, as are the texts of `text` */
	struct buffer text;
	bool code;
	bool said;                     /* something was pushed last */
};

/* What the client has open: a text or a notebook. */
struct document_open {
	struct slice uri, path;        /* malloc'ed; a path without a file is made up */
	struct root *root;
	json_int_t version;
	struct buffer text;            /* of a text */
	bool notebook;
	bool foreign;                  /* no Python: nothing is said of it, but of settings files */
	struct cell_document *cells;   /* of a notebook; malloc'ed */
	uint32_t cell_count;
	bool stale;                    /* the text is newer than the one that the workspace has */
	bool silent;                   /* what is said of it was not pushed yet */
	bool said;
	struct arena memory;           /* of the report of a settings file */
	struct report report;
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
	bool walked;                   /* it is the client's: all its files are looked at */
	struct arena memory;           /* of the setup */
	struct setup setup;
	json_t *configuration;         /* what the client's settings say of it; NULL: nothing of its own */
	struct workspace *workspace;   /* NULL: nobody has asked yet */
	bool busy;                     /* it has work to do */
	json_t *told;                  /* addresses of settings files whose mistakes were pushed; NULL: none */
	uint64_t mistakes;             /* a hash of those */
};

/* A request for the diagnostics of all files, which is answered when all are known. */
struct held {
	struct held *next;
	json_t *id, *params;
};

/* What the user sees of the first look at everything. */
struct progress {
	double since;                  /* when it began; 0: it has not */
	bool asked, shown;             /* for a token; that it began */
	uint32_t number;               /* of its token */
};

struct server {
	struct connection connection;
	const struct options *options; /* of the command line */
	struct arena forever;
	struct client client;
	LIST(struct root *) roots;     /* the first one is for files that are in none */
	uint32_t foldings;             /* how often they have become others */
	LIST(struct document_open *) documents;
	json_t *configuration;         /* the client's settings; NULL: none */
	const struct root *here;       /* the process's working folder */
	struct held *held;
	struct progress progress;
	bool inlay_hints, had_hints;   /* they are wanted; they ever were */
	struct slice reason;           /* of comments that silence a finding */
};

/* ---- server_documents.c: what is open -------------------------------------------------------------------------------- */

/* The document with this address, or with a cell of it; NULL. *cell may be NULL, too. */
struct document_open *server_document(const struct server *server, struct slice uri, struct cell_document **cell);
/* The one with this path, however the client spells its address; NULL. */
struct document_open *server_document_at(const struct server *server, struct slice path);
/* A new one, without a text; what was open at this address is closed. */
struct document_open *server_add_document(struct server *server, struct slice uri);
void server_close_document(struct server *server, uint32_t number);
void server_close_uri(struct server *server, struct slice uri);
void cell_close(struct server *server, struct cell_document *cell);
/* A text that ends with a NUL and belongs to who asked: free. */
struct slice own_copy(struct slice text);
void did_open(void *server, const json_t *params);
void did_change(void *server, const json_t *params);
void did_save(void *server, const json_t *params);
void did_close(void *server, const json_t *params);

/* ---- server_notebooks.c ---------------------------------------------------------------------------------------------- */

void did_open_notebook(void *server, const json_t *params);
void did_change_notebook(void *server, const json_t *params);
void did_close_notebook(void *server, const json_t *params);

/* ---- server_roots.c: folders and their settings ---------------------------------------------------------------------- */

/* A folder of the client's, once; an empty path is the working folder. */
void server_add_root(struct server *server, struct slice uri, struct slice path);
/* The innermost folder that holds the path. */
struct root *server_root(struct server *server, struct slice path);
void root_close(struct server *server, struct root *root);
/* Takes it out of the list; NULL: it is not there. Documents may still be in it until they are settled; then it is closed. */
struct root *server_take_root(struct server *server, struct slice uri);
/* Documents find their folder again. */
void server_settle_roots(struct server *server);
/* Settings have changed: everything is read again. */
void server_reopen(struct server *server);
/* Something happened to a file on disk. */
void server_touch(struct server *server, struct slice path);

/* ---- server_settings.c: the client's settings, and changes ---------------------------------------------------------------- */

/* Takes settings that count for all folders that have none of their own. */
void server_configure(struct server *server, const json_t *configuration);
void server_ask_configuration(struct server *server);
/* Asks to be told of files on disk, and of settings. */
void server_watch(struct server *server);
/* Mistakes in settings and rules: a message, and diagnostics of the files. Takes back what was said before. */
void root_tell_mistakes(struct server *server, struct root *root, const struct report *mistakes);
/* What was pushed about a settings file is taken back while it is open, and said again when it is closed. */
void root_hand_over(struct server *server, const struct root *root, struct slice path, bool open);
/* Fills the setup of a folder. */
void root_configure(struct server *server, struct root *root);
void did_change_configuration(void *server, const json_t *params);
void did_change_files(void *server, const json_t *params);
void did_change_folders(void *server, const json_t *params);

/* ---- server_typed.c: settings files that are open ----------------------------------------------------------------------- */

bool document_has_settings(const struct document_open *document);
bool server_has_settings_open(const struct server *server, struct slice path);
/* What is wrong with the text as it is typed. Good until it is asked for again. The folder's setup is known and entered. */
const struct report *settings_report(struct server *server, struct document_open *document);

/* ---- server_work.c: what is said of documents -------------------------------------------------------------------------- */

/* There is another text. */
void document_changed(struct server *server, struct document_open *document);
/* What there is to say about the text as it is now, sorted. Good until the next change. */
const struct report *document_report(struct server *server, struct document_open *document);
/* Parses the document, evaluates it where that is wanted, and hands it over. false: it could not be. */
bool document_visit(struct server *server, struct document_open *document, bool evaluate,
                    void (*visit)(void *context, const struct document *parsed), void *context);
/* All folders are looked at, whether something in them is open or not. */
void server_open_roots(struct server *server);
/* A file of the folder is as it is on disk again. */
void root_forget(struct server *server, struct root *root, struct slice path);
struct engine *server_engine(const struct root *root);
bool server_has_work(void *server);
void server_work(void *server);

/* ---- server_progress.c: how far we are --------------------------------------------------------------------------------- */

void server_show_progress(struct server *server);
void server_end_progress(struct server *server);
/* What is known has changed: who asks for diagnostics, or shows inlay hints, is told to ask again, once until it has heard. */
void server_refresh(struct server *server);

/* ---- server_fixes.c ---------------------------------------------------------------------------------------------------- */

/* The document with all fixes in it: an edit; NULL: there is nothing to change. */
json_t *fix_all_edit(struct server *server, struct document_open *document);
/* Which fixes the settings allow. */
enum applicability fix_level(const struct root *root);

/* ---- server_places.c: between code and the client's positions -------------------------------------------------------- */

/* Words that name places, as "(/home/me/project/jobs/load.py:12)": from the folder they are shorter. */
void say_from_folder(struct buffer *out, const struct root *root, struct slice words);
struct shown document_shown(const struct document_open *document);
/* Of a span of a source's code. *cell: of a notebook that is open, its cell; else NULL. */
struct range server_range(const struct server *server, const struct shown *shown, const struct source *source, struct span span,
                          const struct cell_document **cell);
/* The same for bytes of the file. */
struct range server_file_range(const struct server *server, const struct source *source, struct span file);
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
/* Whether its diagnostics are pushed: to who does not pull, and those of cells to all: VS Code pulls for text documents only. */
bool server_pushes(const struct server *server, const struct document_open *document);
/* Pushes them. */
void server_publish(struct server *server, struct document_open *document, const struct report *report);
/* Takes back what was pushed. */
void server_unpublish(struct server *server, struct slice uri, bool *said);

/* ---- server_pull.c, server_actions.c, server_edits.c: requests about findings ------------------------------------------- */

json_t *pull_diagnostics(void *server, const json_t *params, struct reply *reply);
json_t *pull_all_diagnostics(void *server, const json_t *params, struct reply *reply);
/* Everything is known: answers those who wait for that. */
void server_answer_held(struct server *server);
bool server_cancel_held(void *server, const json_t *id);
json_t *code_actions(void *server, const json_t *params, struct reply *reply);
json_t *resolve_action(void *server, const json_t *params, struct reply *reply);
/* server_setting_actions.c: adds what can be done with the settings that a finding names. *in_code is kept from one finding of an answer to
 * the next, and decref'ed by who asks. */
void offer_settings(struct server *server, struct document_open *document, const struct diagnostic *diagnostic, json_t *about,
                    json_t **in_code, json_t *actions);
/* Edits of a source as a change of the document. `words` are there to be written over, where the client can do that; empty: there are
 * none. NULL: they cannot be written. */
json_t *edits_json(const struct server *server, const struct document_open *document, const struct source *source, const struct edit *edits,
                   uint32_t count, struct slice words);
/* From lists of edits by address, which are taken. The document's version is said with them; it may be NULL. */
json_t *workspace_edit(const struct server *server, const struct document_open *document, json_t *changes);

/* ---- server_commands.c --------------------------------------------------------------------------------------------------- */

extern const char put_setting_command[];
/* All that there are. */
json_t *command_names(void);
json_t *execute_command(void *server, const json_t *params, struct reply *reply);

/* ---- server_hover.c, server_words.c, server_hints.c: requests about what is known ------------------------------------------------------- */

json_t *hover(void *server, const json_t *params, struct reply *reply);
/* Markdown as the contents of a hover: paragraphs on one line, or as plain text for who takes no Markdown. */
json_t *hover_contents(const struct server *server, struct slice words);
json_t *complete(void *server, const json_t *params, struct reply *reply); /* server_completion.c */
json_t *inlay_hints(void *server, const json_t *params, struct reply *reply);

/* ---- server_life.c --------------------------------------------------------------------------------------------------- */

json_t *initialize(void *server, const json_t *params, struct reply *answer);
void initialized(void *server, const json_t *params);
json_t *shut_down(void *server, const json_t *params, struct reply *answer);
void set_trace(void *server, const json_t *params);

#endif

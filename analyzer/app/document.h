/* One file, from its bytes to what is known about it. */
#ifndef OOMLINT_APP_DOCUMENT_H
#define OOMLINT_APP_DOCUMENT_H

#include "app/engine.h"
#include "app/timing.h"

struct document {
	struct source source;
	struct tree tree;
	struct facts *facts;
	node_id stopped;          /* where evaluation ran out of its budget; 0: it did not */
	bool known;               /* parsed and evaluated */
	bool kept;                /* its source and tree are in memory of their own: document_drop */
};

/* Decodes and parses, all in engine->document. What went wrong with the file as a whole is reported when `loud`: false. Close it
 * in either case, before the next one is opened. */
bool document_read(struct document *document, struct engine *engine, struct timing *timing, struct slice path,
                   struct slice bytes, bool loud, struct report *report);
/* The same for one that is read to be evaluated again and again: all in `memory`, and the bytes live as long. `before`: of an older text of the
 * file, which is not needed any more; NULL. document_close leaves the source and the tree. */
bool document_keep(struct document *document, struct engine *engine, struct timing *timing, struct slice path, struct slice bytes,
                   const struct document *before, struct arena *memory);
/* The source and the tree of one that is kept go; the memory is the caller's. */
void document_drop(struct document *document);
/* Evaluates what has been read; once more with other options. */
void document_evaluate(struct document *document, struct engine *engine, struct timing *timing, const struct meaning_options *options);
/* Both. */
bool document_open(struct document *document, struct engine *engine, struct timing *timing, struct slice path,
                   struct slice bytes, const struct meaning_options *options, bool loud, struct report *report);
void document_close(struct document *document, struct engine *engine);
/* Says which part is not Python 3, and where evaluation ended. */
void document_complain(const struct document *document, struct report *report);
/* Places that are not Python 3. */
uint32_t document_errors(const struct document *document);

#endif

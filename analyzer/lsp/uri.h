/* Addresses of documents, and the paths of those that are files. */
#ifndef OOMLINT_LSP_URI_H
#define OOMLINT_LSP_URI_H

#include "base/arena.h"

/* "/a b/job.py" of "file:///a%20b/job.py"; at == NULL: it is no file. */
struct slice uri_path(struct slice uri, struct arena *arena);
/* The other way round; the path is whole. */
struct slice uri_of(struct slice path, struct arena *arena);

#endif

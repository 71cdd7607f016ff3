/* What was found in earlier runs, on disk: one small file for each source file, below a folder that can be removed at any time.
 *
 * Entries are written whole or not at all, carry a checksum, and are never trusted without it; several processes may use one folder.
 * Where nothing can be written, nothing is, and nobody is told. */
#ifndef OOMLINT_APP_CACHE_H
#define OOMLINT_APP_CACHE_H

#include "base/arena.h"
#include "base/buffer.h"

struct cache {
	struct arena memory;
	struct slice folder;      /* a whole path; at == NULL: there is no cache */
	struct slice of_build;    /* the folder in it for this very program */
	bool broken;              /* writing has failed: no more is tried */
	bool made;                /* the folder is there */
};

/* Whether a cache is there or could be made: no folder with other things in it. */
bool cache_may_be_at(struct slice folder);
/* Nothing is made yet. */
void cache_open(struct cache *cache, struct slice folder);
void cache_close(struct cache *cache);
/* What is kept for the file of this whole path, in `arena`; false: nothing that could be trusted. */
bool cache_load(const struct cache *cache, struct slice path, struct arena *arena, struct slice *bytes);
void cache_store(struct cache *cache, struct slice path, struct slice bytes);
/* Once a day: removes what has not been used for a month, and what other builds left. */
void cache_tidy(const struct cache *cache);
/* Removes a cache folder, but nothing that is not a cache. NULL, or why it could not. *removed: whether there was one. */
const char *cache_remove(struct slice folder, bool *removed);

#endif

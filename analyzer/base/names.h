/* Interned names: one number for each spelling, compared by number. 0 is no name. */
#ifndef OOMLINT_BASE_NAMES_H
#define OOMLINT_BASE_NAMES_H

#include "base/arena.h"

typedef uint32_t name_t;

struct names {
	struct arena *arena;  /* holds the table and the texts */
	struct slice *texts;  /* by name */
	uint32_t count, capacity;
	name_t *buckets;
	uint32_t bucket_count; /* a power of two */
};

void names_open(struct names *names, struct arena *arena);
/* The name of this spelling; a new one copies the text into the arena. */
name_t name_of(struct names *names, struct slice text);
/* The name if it has been seen, else 0. */
name_t name_find(const struct names *names, struct slice text);
static inline struct slice name_text(const struct names *names, name_t name) { return names->texts[name]; }

#endif

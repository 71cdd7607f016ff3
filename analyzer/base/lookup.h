/* Numbers found by numbers: which entry of a list belongs to a node, a name, a plan. */
#ifndef OOMLINT_BASE_LOOKUP_H
#define OOMLINT_BASE_LOOKUP_H

#include "base/arena.h"

/* Empty when zeroed. Keys are not 0. */
struct lookup {
	struct lookup_row *rows;
	uint32_t count, capacity; /* capacity: a power of two, or 0 */
};

/* What was put there; 0 when nothing was. */
uint32_t lookup_find(const struct lookup *lookup, uint32_t key);
void lookup_put(struct lookup *lookup, uint32_t key, uint32_t value, struct arena *arena);

#endif

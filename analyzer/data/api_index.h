/* Where something of the API model stands, found by a hash of its name. Tables are made with the model, at build time or by --data. */
#ifndef OOMLINT_DATA_API_INDEX_H
#define OOMLINT_DATA_API_INDEX_H

#include "base/arena.h"

/* Numbers from 1 on; those with the same hash follow each other, and a 0 ends them. Nothing is found in an empty one. */
struct api_index {
	const uint16_t *rows;
	uint32_t count;            /* of rows, a power of two; or 0 */
};

/* Of an owner and a name, or of one word with the other left empty. The same on every machine. */
uint32_t api_hash(struct slice owner, struct slice name);

/* The number in the row of this hash, or so many rows behind it. */
static inline uint16_t api_index_at(const struct api_index *index, uint32_t hash, uint32_t behind)
{
	return index->count ? index->rows[(hash + behind) & (index->count - 1)] : 0;
}

/* An empty one that has room for so many; they are put in before it is handed out. */
struct api_index api_index_new(uint32_t most, struct arena *arena);
void api_index_put(struct api_index *index, uint32_t hash, uint16_t number);

#endif

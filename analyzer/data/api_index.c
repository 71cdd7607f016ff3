#define XXH_INLINE_ALL
#include "data/api_index.h"

#include <xxhash.h>

enum { ROWS_EACH = 3 }; /* at least, so that what is not there is mostly seen at the first row */

uint32_t api_hash(struct slice owner, struct slice name)
{
	XXH64_hash_t seed = owner.length ? XXH3_64bits(owner.at, owner.length) : 0;

	return (uint32_t)XXH3_64bits_withSeed(name.length ? name.at : "", name.length, seed);
}

struct api_index api_index_new(uint32_t most, struct arena *arena)
{
	struct api_index index = {.count = 1};

	while (index.count < ROWS_EACH * most)
		index.count *= 2;
	index.rows = ARENA_ARRAY(arena, uint16_t, index.count);
	return index;
}

void api_index_put(struct api_index *index, uint32_t hash, uint16_t number)
{
	uint16_t *rows = (uint16_t *)index->rows; /* ours until it is handed out */
	uint32_t behind = 0;

	while (api_index_at(index, hash, behind))
		behind++;
	rows[(hash + behind) & (index->count - 1)] = number;
}

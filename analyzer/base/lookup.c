#include "base/lookup.h"

enum { FIRST_ROWS = 16 };

struct lookup_row {
	uint32_t key, value;
};

static struct lookup_row *row_of(const struct lookup *lookup, uint32_t key)
{
	uint32_t mask = lookup->capacity - 1, at = (key * 2654435761u) >> 8 & mask;

	while (lookup->rows[at].key && lookup->rows[at].key != key)
		at = (at + 1) & mask;
	return &lookup->rows[at];
}

static void grow(struct lookup *lookup, struct arena *arena)
{
	const struct lookup old = *lookup;

	lookup->capacity = old.capacity ? 2 * old.capacity : FIRST_ROWS;
	lookup->rows = ARENA_ARRAY(arena, struct lookup_row, lookup->capacity);
	for (uint32_t i = 0; i < old.capacity; i++)
		if (old.rows[i].key)
			*row_of(lookup, old.rows[i].key) = old.rows[i];
}

uint32_t lookup_find(const struct lookup *lookup, uint32_t key)
{
	return lookup->capacity ? row_of(lookup, key)->value : 0;
}

void lookup_put(struct lookup *lookup, uint32_t key, uint32_t value, struct arena *arena)
{
	struct lookup_row *row;

	if (2 * (lookup->count + 1) > lookup->capacity)
		grow(lookup, arena);
	row = row_of(lookup, key);
	lookup->count += !row->key;
	*row = (struct lookup_row){key, value};
}

#define XXH_INLINE_ALL
#include "base/names.h"

#include <xxhash.h>

enum { FIRST_NAMES = 256 };

void names_open(struct names *names, struct arena *arena)
{
	*names = (struct names){.arena = arena, .capacity = FIRST_NAMES, .bucket_count = 2 * FIRST_NAMES, .count = 1};
	names->texts = ARENA_ARRAY(arena, struct slice, names->capacity);
	names->buckets = ARENA_ARRAY(arena, name_t, names->bucket_count);
}

static name_t *bucket_of(const struct names *names, struct slice text)
{
	uint32_t mask = names->bucket_count - 1;
	uint32_t at = (uint32_t)XXH3_64bits(text.at ? text.at : "", text.length) & mask;

	while (names->buckets[at] && !slice_equal(names->texts[names->buckets[at]], text))
		at = (at + 1) & mask;
	return &names->buckets[at];
}

static void names_grow(struct names *names)
{
	struct slice *old = names->texts;

	names->capacity *= 2;
	names->bucket_count *= 2;
	names->texts = ARENA_ARRAY(names->arena, struct slice, names->capacity);
	names->buckets = ARENA_ARRAY(names->arena, name_t, names->bucket_count);
	memcpy(names->texts, old, sizeof *old * names->count);
	for (name_t name = 1; name < names->count; name++)
		*bucket_of(names, names->texts[name]) = name;
}

name_t name_find(const struct names *names, struct slice text)
{
	return *bucket_of(names, text);
}

name_t name_of(struct names *names, struct slice text)
{
	name_t *bucket = bucket_of(names, text);

	if (*bucket)
		return *bucket;
	if (names->count == names->capacity) {
		names_grow(names);
		bucket = bucket_of(names, text);
	}
	*bucket = names->count;
	names->texts[names->count] = arena_copy(names->arena, text);
	return names->count++;
}

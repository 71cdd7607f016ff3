/* A hash of several things, one after another (xxHash's XXH3, 64 bits). Texts go in with their length, so that "ab", "c" is not "a", "bc".
 * It is not made to withstand people who look for collisions, and differs between machines of other byte orders. */
#ifndef OOMLINT_BASE_HASHER_H
#define OOMLINT_BASE_HASHER_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/slice.h"

struct hasher {
	XXH3_state_t state;
};

static inline void hasher_reset(struct hasher *hasher)
{
	XXH3_64bits_reset(&hasher->state);
}

static inline void hash_number(struct hasher *hasher, uint64_t number)
{
	XXH3_64bits_update(&hasher->state, &number, sizeof number);
}

static inline void hash_text(struct hasher *hasher, struct slice text)
{
	hash_number(hasher, text.length);
	if (text.length)
		XXH3_64bits_update(&hasher->state, text.at, text.length);
}

static inline uint64_t hasher_digest(const struct hasher *hasher)
{
	return XXH3_64bits_digest(&hasher->state);
}

#endif

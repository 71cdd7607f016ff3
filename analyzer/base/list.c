#include "base/list.h"

#ifdef OOMLINT_STRESS
enum { FIRST_CAPACITY = 1 };
#define NEXT_CAPACITY(n) ((n) + 1)
#else
enum { FIRST_CAPACITY = 4 };
#define NEXT_CAPACITY(n) ((n) * 2)
#endif

void list_grow(struct arena *arena, void **at, uint32_t count, uint32_t *capacity, size_t size)
{
	uint32_t room = *capacity ? NEXT_CAPACITY(*capacity) : FIRST_CAPACITY;
	void *grown = arena_take_raw(arena, size * room); /* cleared as it is pushed */

	if (count)
		memcpy(grown, *at, size * count);
	*at = grown;
	*capacity = room;
}

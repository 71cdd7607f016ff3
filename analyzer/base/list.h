/* Growing arrays that live in an arena. LIST(struct edit) edits = {0}; *list_push(arena, &edits) = edit; */
#ifndef OOMLINT_BASE_LIST_H
#define OOMLINT_BASE_LIST_H

#include "base/arena.h"

#define LIST(type)               \
	struct {                     \
		type *at;                \
		uint32_t count, capacity; \
	}

/* Makes room for one more element; for list_push only. */
void list_grow(struct arena *arena, void **at, uint32_t count, uint32_t *capacity, size_t size);

/* Appends a zeroed element and gives its address (valid until the next push). */
#define list_push(arena, list)                                                                        \
	(((list)->count == (list)->capacity                                                               \
	      ? list_grow((arena), (void **)&(list)->at, (list)->count, &(list)->capacity, sizeof *(list)->at) \
	      : (void)0),                                                                                 \
	 (list)->count++, memset((list)->at + (list)->count - 1, 0, sizeof *(list)->at),                   \
	 (list)->at + (list)->count - 1)

#endif

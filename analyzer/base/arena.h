/* Memory by lifetime: everything taken from an arena is freed with it, never piecemeal.
 * Three lifetimes: forever (rules, API model), document (one file's analysis), scratch (rewound by who marked it). */
#ifndef OOMLINT_BASE_ARENA_H
#define OOMLINT_BASE_ARENA_H

#include "base/slice.h"

struct arena_block;

struct arena {
	struct arena_block *last;
	size_t used;  /* bytes handed out */
	struct arena_block *spare; /* blocks that wait for the next use */
	uint32_t spare_count;
};

struct arena_mark {
	struct arena_block *block;
	size_t used_in_block, used;
};

/* Zeroed memory, aligned for any type; panics when there is none. */
void *arena_take(struct arena *arena, size_t size);
/* The same, but what is in it is anything. */
void *arena_take_raw(struct arena *arena, size_t size);
/* A copy that lives as long as the arena, NUL-terminated for the libraries that want that. */
struct slice arena_copy(struct arena *arena, struct slice text);
/* One behind the other, NUL-terminated as well: "os", ".", "path". */
struct slice arena_join(struct arena *arena, struct slice a, struct slice between, struct slice b);
struct slice arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);
void arena_free(struct arena *arena);
/* Forgets everything, keeps a few blocks for the next use. */
void arena_clear(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_take(arena, sizeof(type)))
#define ARENA_RAW_ARRAY(arena, type, count) ((type *)arena_take_raw(arena, sizeof(type) * (size_t)(count)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_take(arena, sizeof(type) * (size_t)(count)))

#endif

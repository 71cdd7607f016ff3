#include "base/arena.h"
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef OOMLINT_STRESS /* every limit tiny, to give bugs a chance */
enum { FIRST_BLOCK = 64, BLOCK_SIZE = 64, SPARE_MOST = 1 };
#else
enum { FIRST_BLOCK = 512, BLOCK_SIZE = 64 * 1024, SPARE_MOST = 4 };
#endif
enum { ALIGNMENT = 16, FORMAT_USUAL = 256 /* bytes; what is longer is formatted twice */ };

/* With the sanitizer, what was given back is fenced off although its block is kept: who still points there is found. */
#if defined(__SANITIZE_ADDRESS__)
#define FENCED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FENCED
#endif
#endif
#ifdef FENCED
#include <sanitizer/asan_interface.h>
#define fence(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define unfence(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define fence(at, size) (void)0
#define unfence(at, size) (void)0
#endif

struct arena_block {
	struct arena_block *previous;
	size_t used, size;
	size_t written;  /* bytes that may be anything: the rest is still zero, as the system gave it */
	_Alignas(16) char bytes[];
};

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void block_add(struct arena *arena, struct arena_block *block, size_t size, size_t written)
{
	*block = (struct arena_block){.previous = arena->last, .size = size, .written = written};
	arena->last = block;
}

/* Each is twice as large as the one before, up to the usual size: many arenas hold little. */
static size_t next_size(const struct arena *arena)
{
	size_t next = arena->last ? 2 * arena->last->size : FIRST_BLOCK;

	return next < BLOCK_SIZE ? next : BLOCK_SIZE;
}

static void add_spare(struct arena *arena)
{
	struct arena_block *block = arena->spare;

	arena->spare = block->previous;
	arena->spare_count--;
	block_add(arena, block, block->size, block->written);
}

/* One that has room for this. Small ones are cleared as they are handed out; large ones only if that is wanted, by the system, which has
 * zeros at hand. */
static struct arena_block *block_for(struct arena *arena, size_t size, bool clear)
{
	size_t next = next_size(arena), room = size > next ? size : next, bytes = sizeof(struct arena_block) + room;

	if (arena->last && arena->last->size - arena->last->used >= size)
		return arena->last;
	if (arena->spare && size <= BLOCK_SIZE) {
		add_spare(arena);
		return arena->last;
	}
	clear = clear && size > BLOCK_SIZE;
	block_add(arena, clear ? memory_take_zeroed(bytes) : memory_take(bytes), room, clear ? 0 : room);
	return arena->last;
}

static void *take_from(struct arena *arena, struct arena_block *block, size_t size)
{
	void *taken = block->bytes + block->used;

	block->used += size;
	if (block->used > block->written)
		block->written = block->used;
	arena->used += size;
	return taken;
}

void *arena_take(struct arena *arena, size_t size)
{
	struct arena_block *block = block_for(arena, aligned(size), true);
	size_t dirty = block->written - block->used;

	size = aligned(size);
	unfence(block->bytes + block->used, size);
	if (dirty)
		memset(block->bytes + block->used, 0, size < dirty ? size : dirty);
	return take_from(arena, block, size);
}

void *arena_take_raw(struct arena *arena, size_t size)
{
	struct arena_block *block = block_for(arena, aligned(size), false);

	unfence(block->bytes + block->used, aligned(size));
	return take_from(arena, block, aligned(size));
}

static char *put(char *at, struct slice text)
{
	if (text.length)
		memcpy(at, text.at, text.length);
	return at + text.length;
}

struct slice arena_copy(struct arena *arena, struct slice text)
{
	char *copy = arena_take_raw(arena, (size_t)text.length + 1);

	*put(copy, text) = '\0';
	return (struct slice){copy, text.length};
}

struct slice arena_join(struct arena *arena, struct slice a, struct slice between, struct slice b)
{
	const uint32_t length = a.length + between.length + b.length;
	char *text = arena_take_raw(arena, (size_t)length + 1), *end = text;

	end = put(end, a);
	end = put(end, between);
	*put(end, b) = '\0';
	return (struct slice){text, length};
}

struct slice arena_format(struct arena *arena, const char *format, ...)
{
	char first[FORMAT_USUAL], *text = first;
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(first, sizeof first, format, arguments);
	va_end(arguments);
	if ((size_t)length >= sizeof first) {
		text = arena_take_raw(arena, (size_t)length + 1);
		vsnprintf(text, (size_t)length + 1, format, again);
	}
	va_end(again);
	return text == first ? arena_copy(arena, (struct slice){text, (uint32_t)length}) : (struct slice){text, (uint32_t)length};
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){arena->last, arena->last ? arena->last->used : 0, arena->used};
}

static void block_free(struct arena_block *block)
{
	unfence(block->bytes, block->size);
	free(block);
}

/* A few blocks of the usual size are kept, so that what is cleared again and again does not go to the system each time. */
static void drop_last(struct arena *arena)
{
	struct arena_block *block = arena->last;

	arena->last = block->previous;
	if (block->size != BLOCK_SIZE || arena->spare_count == SPARE_MOST) {
		block_free(block);
		return;
	}
	fence(block->bytes, block->size);
	block->previous = arena->spare;
	arena->spare = block;
	arena->spare_count++;
}

static void free_all(struct arena_block *block)
{
	while (block) {
		struct arena_block *previous = block->previous;

		block_free(block);
		block = previous;
	}
}

/* All but so many bytes of the last block are given back. */
static void keep_used(struct arena *arena, size_t used)
{
	struct arena_block *block = arena->last;

	if (!block)
		return;
	fence(block->bytes + used, block->size - used);
	block->used = used;
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->last != mark.block && arena->last->previous) /* the first one stays: it is wanted again soon */
		drop_last(arena);
	keep_used(arena, arena->last == mark.block ? mark.used_in_block : 0);
	arena->used = mark.used;
}

void arena_free(struct arena *arena)
{
	free_all(arena->last);
	free_all(arena->spare);
	*arena = (struct arena){0};
}

void arena_clear(struct arena *arena)
{
	while (arena->last && (arena->last->previous || arena->last->size > BLOCK_SIZE))
		drop_last(arena);
	keep_used(arena, 0);
	arena->used = 0;
}

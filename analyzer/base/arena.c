#include "base/arena.h"
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef OOMLINT_STRESS /* every limit tiny, to give bugs a chance */
enum { BLOCK_SIZE = 64 };
#else
enum { BLOCK_SIZE = 64 * 1024 };
#endif
enum { ALIGNMENT = 16 };

struct arena_block {
	struct arena_block *previous;
	size_t used, size;
	size_t written;  /* bytes that were ever handed out: the rest is still zero, as the system gave it */
	_Alignas(16) char bytes[];
};

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct arena_block *block_new(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	struct arena_block *block = memory_take_zeroed(sizeof *block + room);

	block->previous = arena->last;
	block->size = room;
	arena->last = block;
	return block;
}

void *arena_take(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->last;
	void *taken;

	size = aligned(size);
	if (!block || block->size - block->used < size)
		block = block_new(arena, size);
	taken = block->bytes + block->used;
	if (block->used < block->written)
		memset(taken, 0, size < block->written - block->used ? size : block->written - block->used);
	block->used += size;
	if (block->used > block->written)
		block->written = block->used;
	arena->used += size;
	return taken;
}

struct slice arena_copy(struct arena *arena, struct slice text)
{
	char *copy = arena_take(arena, (size_t)text.length + 1);

	if (text.length)
		memcpy(copy, text.at, text.length);
	return (struct slice){copy, text.length};
}

struct slice arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	int length;
	char *text;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = arena_take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return (struct slice){text, (uint32_t)length};
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){arena->last, arena->last ? arena->last->used : 0, arena->used};
}

static void drop_last(struct arena *arena)
{
	struct arena_block *block = arena->last;

	arena->last = block->previous;
	free(block);
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->last != mark.block)
		drop_last(arena);
	if (arena->last)
		arena->last->used = mark.used_in_block;
	arena->used = mark.used;
}

void arena_free(struct arena *arena)
{
	while (arena->last)
		drop_last(arena);
	arena->used = 0;
}

void arena_clear(struct arena *arena)
{
	while (arena->last && (arena->last->previous || arena->last->size > BLOCK_SIZE))
		drop_last(arena);
	if (arena->last)
		arena->last->used = 0;
	arena->used = 0;
}

#include "syntax/budget.h"

#include "base/panic.h"

#include <pthread.h>
#include <stdlib.h>

/* Measured in bytes allocated. A normal file needs up to 260 for each byte of text, steps included; the densest valid text
 * that we could make 1,200; what has to be stopped 6,000 to 60,000. The most is about three seconds. */
static const uint64_t step_cost = 12000;
static const uint64_t chunk_cost = 10 * BUDGET_CHUNK;
static const uint64_t free_allowance = 32u << 20;
static const uint64_t allowance_per_byte = 4000;
static const uint64_t most_allowance = 2500000000u;

/* Two bytes for each indentation in 1024, of which nested strings take up to 257. */
enum { INDENTATIONS_MOST = 380, TAB_WIDTH = 8 };

static _Thread_local uint64_t allocated;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static void *counted_malloc(size_t size)
{
	allocated += size;
	return memory_take(size);
}

static void *counted_calloc(size_t count, size_t size)
{
	void *taken = calloc(count ? count : 1, size ? size : 1);

	if (!taken)
		panic("out of memory (%zu times %zu bytes wanted)", count, size);
	allocated += count * size;
	return taken;
}

static void *counted_realloc(void *at, size_t size)
{
	allocated += size;
	return memory_grow(at, size);
}

static void prepare(void)
{
	ts_set_allocator(counted_malloc, counted_calloc, counted_realloc, free);
}

void budget_prepare(void)
{
	pthread_once(&prepared, prepare);
}

struct budget budget_for(struct slice code)
{
	uint64_t wanted = free_allowance + code.length * allowance_per_byte;

	return (struct budget){
		.step_cost = step_cost,
		.allocated_before = allocated,
		.most = wanted < most_allowance ? wanted : most_allowance,
	};
}

bool budget_spent(TSParseState *state)
{
	struct budget *budget = state->payload;
	uint64_t spent = budget->chunks * chunk_cost + (allocated - budget->allocated_before);

	budget->steps++;
	budget->exceeded = budget->steps * budget->step_cost + spent > budget->most;
	return budget->exceeded || (budget->ends_at_error && state->has_error);
}

/* Goes over the white space after a line's end as the scanner does, comments and continued lines included. */
static const char *skip_indentation(const char *at, const char *end, uint16_t *width)
{
	*width = 0;
	for (; at < end; at++) {
		if (*at == ' ') {
			++*width;
		} else if (*at == '\t') {
			*width = (uint16_t)(*width + TAB_WIDTH);
		} else if (*at == '\n' || *at == '\r' || *at == '\f') {
			*width = 0;
		} else if (*at == '#') {
			at = memchr(at, '\n', (size_t)(end - at));
			if (!at)
				return end;
			*width = 0;
		} else if (*at == '\\' && end - at > 1 && (at[1] == '\n' || at[1] == '\r')) {
			at += at[1] == '\r' && end - at > 2 && at[2] == '\n' ? 2 : 1;
		} else {
			break;
		}
	}
	return at;
}

bool indentation_fits(struct slice code)
{
	const char *at = code.at, *end = code.at + code.length;
	uint8_t seen[(UINT16_MAX + 1) / 8] = {0};
	uint32_t different = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		uint16_t width;

		at = skip_indentation(at + 1, end, &width);
		different += !(seen[width / 8] >> width % 8 & 1);
		seen[width / 8] |= (uint8_t)(1 << width % 8);
	}
	return different <= INDENTATIONS_MOST;
}

#include "render/fingerprint.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

enum { WINDOW = 100, FACTOR = 37, END_OF_FILE = 0xFFFF };

/* A text as it is hashed. */
struct normal {
	uint16_t *units;
	uint32_t count;
	LIST(uint32_t) lines;  /* start of each line in units */
	bool line_begins, after_return;
};

static void add_unit(struct normal *normal, struct arena *arena, uint16_t unit)
{
	if (normal->line_begins)
		*list_push(arena, &normal->lines) = normal->count;
	normal->line_begins = unit == '\n';
	normal->units[normal->count++] = unit;
}

static void add_code_point(struct normal *normal, struct arena *arena, uint32_t code_point)
{
	bool ends_pair = normal->after_return && code_point == '\n';

	normal->after_return = code_point == '\r';
	if (code_point == ' ' || code_point == '\t' || ends_pair)
		return;
	if (code_point == '\r')
		code_point = '\n';
	if (code_point >= 0x10000) {
		add_unit(normal, arena, (uint16_t)(0xD800 + ((code_point - 0x10000) >> 10)));
		code_point = 0xDC00 + (code_point & 0x3FF);
	}
	add_unit(normal, arena, (uint16_t)code_point);
}

/* Units are no more than bytes; the array is zero behind the end of the file, as long as a window is. */
static struct normal normal_of(struct slice bytes, struct arena *arena)
{
	struct normal normal = {.line_begins = true};
	uint32_t code_point;

	normal.units = arena_take(arena, sizeof *normal.units * ((size_t)bytes.length + 1 + WINDOW));
	for (uint32_t at = 0; at < bytes.length;) {
		at += utf8_read(bytes, at, &code_point, NULL);
		add_code_point(&normal, arena, code_point);
	}
	add_unit(&normal, arena, END_OF_FILE);
	return normal;
}

static uint64_t hash_of(const uint16_t *units)
{
	uint64_t hash = 0;

	for (int i = 0; i < WINDOW; i++)
		hash = hash * FACTOR + units[i];
	return hash;
}

/* Equal hashes side by side, in the order of the lines. */
static int by_hash(const void *left, const void *right)
{
	const struct fingerprint *a = *(const struct fingerprint *const *)left, *b = *(const struct fingerprint *const *)right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a > b) - (a < b);
}

/* Says of each line how many lines up to it have its hash. */
static void count_equals(struct fingerprints *fingerprints, struct arena *arena)
{
	struct fingerprint **sorted = ARENA_ARRAY(arena, struct fingerprint *, fingerprints->lines.count);
	uint32_t count = fingerprints->lines.count;

	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &fingerprints->lines.at[i];
	qsort(sorted, count, sizeof *sorted, by_hash);
	for (uint32_t i = 0; i < count; i++)
		sorted[i]->same = i && sorted[i - 1]->hash == sorted[i]->hash ? sorted[i - 1]->same + 1 : 1;
}

static void take_source(struct fingerprints *fingerprints, const struct source *source)
{
	struct arena scratch = {0};
	struct normal normal = normal_of(source->bytes, &scratch);

	fingerprints_free(fingerprints);
	fingerprints->source = source;
	for (uint32_t i = 0; i < normal.lines.count; i++)
		list_push(&fingerprints->arena, &fingerprints->lines)->hash = hash_of(normal.units + normal.lines.at[i]);
	count_equals(fingerprints, &scratch);
	arena_free(&scratch);
}

void fingerprint_add(struct fingerprints *fingerprints, const struct source *source, uint32_t line, struct buffer *out)
{
	const struct fingerprint *found;

	if (fingerprints->source != source)
		take_source(fingerprints, source);
	if (line > fingerprints->lines.count)
		line = fingerprints->lines.count;
	found = &fingerprints->lines.at[line - 1];
	buffer_format(out, "%" PRIx64 ":%u", found->hash, found->same);
}

void fingerprints_free(struct fingerprints *fingerprints)
{
	arena_free(&fingerprints->arena);
	*fingerprints = (struct fingerprints){0};
}

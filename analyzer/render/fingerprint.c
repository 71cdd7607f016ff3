#include "render/fingerprint.h"
#include "text/utf8.h"

#include <inttypes.h>

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

static void take_source(struct fingerprints *fingerprints, const struct source *source)
{
	struct arena scratch = {0};
	struct normal normal = normal_of(source->bytes, &scratch);

	fingerprints_free(fingerprints);
	fingerprints->source = source;
	for (uint32_t i = 0; i < normal.lines.count; i++)
		*list_push(&fingerprints->arena, &fingerprints->hashes) = hash_of(normal.units + normal.lines.at[i]);
	arena_free(&scratch);
}

void fingerprint_add(struct fingerprints *fingerprints, const struct source *source, uint32_t line, struct buffer *out)
{
	uint32_t same = 0;
	uint64_t hash;

	if (fingerprints->source != source)
		take_source(fingerprints, source);
	if (line > fingerprints->hashes.count)
		line = fingerprints->hashes.count;
	hash = fingerprints->hashes.at[line - 1];
	for (uint32_t i = 0; i < line; i++)
		same += fingerprints->hashes.at[i] == hash;
	buffer_format(out, "%" PRIx64 ":%u", hash, same);
}

void fingerprints_free(struct fingerprints *fingerprints)
{
	arena_free(&fingerprints->arena);
	*fingerprints = (struct fingerprints){0};
}

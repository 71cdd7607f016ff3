#include "lsp/position.h"

#include "text/utf8.h"

/* Takes the next line off the text; *length is that without its end. */
static uint32_t line_length(struct slice text, uint32_t start, uint32_t *length)
{
	const char *at = text.at + start, *end = text.at + text.length;
	const char *feed = start < text.length ? memchr(at, '\n', (size_t)(end - at)) : NULL;
	const char *back = start < text.length ? memchr(at, '\r', (size_t)((feed ? feed : end) - at)) : NULL;
	const char *stop = back ? back : feed;

	if (!stop) {
		*length = text.length - start;
		return UINT32_MAX;
	}
	*length = (uint32_t)(stop - at);
	return start + *length + (back && back + 1 == feed ? 2 : 1);
}

/* Offset behind so many units. */
static uint32_t walk(struct slice line, uint32_t units, enum column_unit unit, bool *inside)
{
	uint32_t at = 0;

	while (at < line.length && units) {
		uint32_t code_point, bytes = utf8_read(line, at, &code_point, NULL);
		uint32_t wide = unit == COLUMN_UTF8 ? bytes : unit == COLUMN_UTF16 && code_point >= 0x10000 ? 2 : 1;

		if (wide > units) {
			*inside = true;
			return at;
		}
		units -= wide;
		at += bytes;
	}
	return at;
}

uint32_t position_offset(struct slice text, struct position position, enum column_unit unit, bool *inside)
{
	uint32_t start = 0, length;
	bool unused;

	inside = inside ? inside : &unused;
	*inside = false;
	for (uint32_t line = 0;; line++) {
		uint32_t next = line_length(text, start, &length);

		if (line == position.line)
			return start + walk(slice_part(text, start, start + length), position.character, unit, inside);
		if (next == UINT32_MAX)
			return text.length;
		start = next;
	}
}

struct position position_at(struct slice text, uint32_t offset, enum column_unit unit)
{
	uint32_t start = 0, line = 0, length, next;

	while ((next = line_length(text, start, &length)) <= offset) {
		start = next;
		line++;
	}
	return (struct position){line, utf8_units(slice_part(text, start, offset), unit)};
}

struct position position_read(const json_t *json)
{
	return (struct position){json_number_at(json, "line"), json_number_at(json, "character")};
}

bool range_read(const json_t *json, struct range *range)
{
	range->start = position_read(json_at(json, "start"));
	range->end = position_read(json_at(json, "end"));
	return json_is_object(json);
}

json_t *position_json(struct position position)
{
	return json_pack("{s:i,s:i}", "line", (int)position.line, "character", (int)position.character);
}

json_t *range_json(struct range range)
{
	return json_pack("{s:o,s:o}", "start", position_json(range.start), "end", position_json(range.end));
}

int position_order(struct position a, struct position b)
{
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return (a.character > b.character) - (a.character < b.character);
}

bool range_meets(struct range a, struct range b)
{
	return position_order(a.start, b.end) <= 0 && position_order(b.start, a.end) <= 0;
}

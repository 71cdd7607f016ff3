#include "text/columns.h"
#include "text/utf8.h"

enum { STEP = 1024, LONG_LINE = 4 * STEP };

/* Code points are counted by their first bytes, so that counts of parts add up; those with four bytes are two units of UTF-16. */
static struct column_mark counted(struct column_mark mark, struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		mark.code_points += (byte & 0xC0) != 0x80;
		mark.utf16 += ((byte & 0xC0) != 0x80) + (byte >= 0xF0);
	}
	return mark;
}

static bool has_long_line(struct slice text, const uint32_t *lines, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if ((i + 1 < count ? lines[i + 1] : text.length) - lines[i] > LONG_LINE)
			return true;
	return false;
}

void columns_index(struct column_marks *marks, struct slice text, const uint32_t *lines, uint32_t count, struct arena *arena)
{
	struct column_mark mark = {0};

	*marks = (struct column_marks){0};
	if (!has_long_line(text, lines, count))
		return;
	for (uint32_t at = 0; at < text.length; at += STEP) {
		*list_push(arena, marks) = mark;
		mark = counted(mark, slice_part(text, at, at + STEP));
	}
}

static struct column_mark before(const struct column_marks *marks, struct slice text, uint32_t at)
{
	uint32_t step = at / STEP < marks->count ? at / STEP : marks->count - 1;

	return counted(marks->at[step], slice_part(text, step * STEP, at));
}

uint32_t columns_between(const struct column_marks *marks, struct slice text, uint32_t start, uint32_t end, enum column_unit unit)
{
	struct column_mark from, to;

	if (end > text.length)
		end = text.length;
	if (unit == COLUMN_UTF8 || !marks->count || end < start + 2 * STEP)
		return utf8_units(slice_part(text, start, end), unit);
	from = before(marks, text, start);
	to = before(marks, text, end);
	return unit == COLUMN_UTF16 ? to.utf16 - from.utf16 : to.code_points - from.code_points;
}

#include "render/glyph.h"

#include "base/buffer.h"
#include "text/utf8.h"

#include <utf8proc.h>

enum { CONTROL_PICTURES = 0x2400, DELETE = 0x7F, DELETE_PICTURE = 0x2421 };

/* Invisible characters that reorder or hide their neighbours: C1 controls, direction marks, line and paragraph separators; and what no
 * XML may have. */
static const struct {
	uint32_t first, last;
} hidden[] = {{0x80, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}};

static uint32_t visible(uint32_t code_point)
{
	if (code_point < ' ')
		return CONTROL_PICTURES + code_point;
	if (code_point == DELETE)
		return DELETE_PICTURE;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		if (code_point >= hidden[i].first && code_point <= hidden[i].last)
			return REPLACEMENT;
	return code_point;
}

static bool is_printable_ascii(char c)
{
	return c >= ' ' && c < DELETE;
}

uint32_t glyph_plain_end(struct slice text, uint32_t at)
{
	while (at < text.length && is_printable_ascii(text.at[at]))
		at++;
	return at;
}

uint32_t glyph_read(struct slice text, uint32_t at, struct glyph *glyph)
{
	struct buffer out = {.at = glyph->bytes, .capacity = sizeof glyph->bytes};
	uint32_t code_point, length;
	int columns;

	if (is_printable_ascii(text.at[at])) {
		*glyph = (struct glyph){{text.at[at]}, 1, 1};
		return 1;
	}
	length = utf8_read(text, at, &code_point, NULL);
	code_point = visible(code_point);
	utf8_add(&out, code_point);
	glyph->length = (uint32_t)out.length;
	columns = utf8proc_charwidth((utf8proc_int32_t)code_point);
	glyph->columns = columns > 0 ? (uint32_t)columns : 0;
	return length;
}

uint32_t display_width(struct slice text)
{
	uint32_t at = glyph_plain_end(text, 0), columns = at;
	struct glyph glyph;

	for (; at < text.length; columns += glyph.columns)
		at += glyph_read(text, at, &glyph);
	return columns;
}

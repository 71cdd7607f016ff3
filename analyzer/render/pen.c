#include "render/escape.h"
#include "text/utf8.h"

#include <utf8proc.h>

enum { CONTROL_PICTURES = 0x2400, DELETE = 0x7F, DELETE_PICTURE = 0x2421 };

/* By enum style. */
static const char *const sequences[] = {
	"", "\033[1m", "\033[1;34m", "\033[1;36m", "\033[1;36m", "\033[1;33m", "\033[1;31m",
};

/* By enum style. */
static const char *const classes[] = {"", "strong", "gutter", "label", "info", "warning", "error"};

/* By enum severity. */
static const enum style severity_styles[] = {STYLE_INFO, STYLE_WARNING, STYLE_ERROR};

enum style style_of_severity(enum severity severity)
{
	return severity_styles[severity];
}

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

/* Where what is shown as it is, a column each, ends: most text is that. */
static uint32_t plain_end(struct slice text, uint32_t at)
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
	uint32_t at = plain_end(text, 0), columns = at;
	struct glyph glyph;

	for (; at < text.length; columns += glyph.columns)
		at += glyph_read(text, at, &glyph);
	return columns;
}

static void pen_start(const struct pen *pen, enum style style)
{
	if (pen->html && style != STYLE_PLAIN)
		sink_format(pen->sink, "<span class=\"%s\">", classes[style]);
	else if (pen->options->colour && !pen->html)
		sink_text(pen->sink, sequences[style]);
}

static void pen_stop(const struct pen *pen, enum style style)
{
	if (style != STYLE_PLAIN && (pen->html || pen->options->colour))
		sink_text(pen->sink, pen->html ? "</span>" : "\033[0m");
}

bool pen_cell(const struct pen *pen, const struct glyph *glyph)
{
	bool wanted = pen->html && glyph->columns && (unsigned char)glyph->bytes[0] > DELETE;

	if (wanted)
		sink_format(pen->sink, "<i class=\"c%u\">", glyph->columns);
	return wanted;
}

void pen_cell_end(const struct pen *pen)
{
	sink_text(pen->sink, "</i>");
}

static void put(const struct pen *pen, struct slice shown)
{
	if (pen->html)
		put_escaped(pen->sink, shown, xml_escapes);
	else
		sink_add(pen->sink, shown);
}

void pen_glyph(const struct pen *pen, const struct glyph *glyph)
{
	put(pen, (struct slice){glyph->bytes, glyph->length});
}

void pen_text(const struct pen *pen, enum style style, struct slice text)
{
	struct glyph glyph;

	if (!text.length)
		return;
	pen_start(pen, style);
	for (uint32_t at = 0, end; at < text.length;) {
		end = plain_end(text, at);
		put(pen, slice_part(text, at, end));
		if (end == text.length)
			break;
		at = end + glyph_read(text, end, &glyph);
		pen_glyph(pen, &glyph);
	}
	pen_stop(pen, style);
}

void pen_repeat(const struct pen *pen, enum style style, char c, uint32_t count)
{
	pen_start(pen, style);
	while (count--)
		sink_add(pen->sink, (struct slice){&c, 1});
	pen_stop(pen, style);
}

void pen_link(const struct pen *pen, struct slice address)
{
	bool plain = true;

	for (uint32_t i = 0; i < address.length; i++)
		plain = plain && is_printable_ascii(address.at[i]) && address.at[i] != ' ';
	if (pen->options->colour && !pen->html)
		sink_format(pen->sink, "\033]8;;%.*s\033\\", plain ? (int)address.length : 0, address.at);
}

void pen_number(const struct pen *pen, uint32_t number)
{
	sink_format(pen->sink, "%u", number);
}

void pen_end(const struct pen *pen)
{
	sink_text(pen->sink, "\n");
}

#include "render/escape.h"

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
	bool wanted = pen->html && glyph->columns && (glyph->bytes[0] & 0x80);

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
		end = glyph_plain_end(text, at);
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
	bool plain = glyph_plain_end(address, 0) == address.length && !slice_has(address, SLICE(" "));

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

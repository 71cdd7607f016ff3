#include "render/view.h"

#include "text/utf8.h"

enum {
	TAB_WIDTH = 4,
	DOTS_WIDTH = 3,
};

/* Reads the glyph at `at`; a tab becomes blanks up to the next stop. */
static uint32_t read_at_column(struct slice text, uint32_t at, uint32_t column, struct glyph *glyph)
{
	if (text.at[at] != '\t')
		return glyph_read(text, at, glyph);
	*glyph = (struct glyph){{' ', ' ', ' ', ' '}, TAB_WIDTH - column % TAB_WIDTH, TAB_WIDTH - column % TAB_WIDTH};
	return 1;
}

/* Column of a byte of the text. */
static uint32_t column_of(struct slice text, uint32_t offset)
{
	uint32_t column = 0;
	struct glyph glyph;

	for (uint32_t at = 0; at < text.length && at < offset; column += glyph.columns)
		at += read_at_column(text, at, column, &glyph);
	return column;
}

static bool is_inside_character(struct slice text, uint32_t at)
{
	return at < text.length && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

/* Keeps the neighbourhood of the span, more than can be shown, so that a finding costs the same on a line of any length. */
static void take_neighbourhood(struct view *view, struct slice line, uint32_t line_start, struct span span, uint32_t room)
{
	uint32_t first = span.start - line_start, most = room * UTF8_LONGEST;
	uint32_t start = first > most ? first - most : 0, end = line.length - first > most ? first + most : line.length;

	while (is_inside_character(line, start))
		start++;
	while (is_inside_character(line, end))
		end++;
	view->text = slice_part(line, start, end);
	view->origin = line_start + start;
	view->cut_before = start > 0;
	view->cut_after = end < line.length;
}

static void choose_columns(struct view *view, struct span columns, uint32_t width, uint32_t room)
{
	uint32_t wanted = columns.end - columns.start, most = room - 2 * (DOTS_WIDTH + 1), side;

	side = (room - (wanted < most ? wanted : most)) / 2;
	view->from = columns.start > side ? columns.start - side : 0;
	if (view->from + room > width)
		view->from = width > room ? width - room : 0;
	view->to = view->from + room;
}

struct view view_of(struct slice line, uint32_t line_start, struct span span, uint32_t room)
{
	struct view view = {0};
	uint32_t width;

	if (span.start > line_start + line.length)
		span.start = line_start + line.length;
	take_neighbourhood(&view, line, line_start, span, room);
	width = column_of(view.text, view.text.length);
	view.to = width + 1;
	if (width > room)
		choose_columns(&view, view_columns(&view, span), width, room);
	view.cut_before |= view.from > 0;
	view.cut_after |= view.to < width;
	return view;
}

/* Text of the columns [from, to); half of a wide glyph at the edge is a blank. */
static void draw_columns(const struct pen *pen, struct slice text, uint32_t from, uint32_t to)
{
	struct glyph glyph;
	uint32_t column = 0;
	bool in_cell = false;

	for (uint32_t at = 0; at < text.length && column < to; column += glyph.columns) {
		at += read_at_column(text, at, column, &glyph);
		if (in_cell && glyph.columns)
			pen_cell_end(pen);
		in_cell = in_cell && !glyph.columns;
		if (column >= from && column + glyph.columns <= to) {
			in_cell |= pen_cell(pen, &glyph);
			pen_glyph(pen, &glyph);
		} else if (column + glyph.columns > from) {
			pen_repeat(pen, STYLE_PLAIN, ' ', column < from ? column + glyph.columns - from : to - column);
		}
	}
	if (in_cell)
		pen_cell_end(pen);
}

void view_draw(const struct pen *pen, const struct view *view)
{
	uint32_t from = view->from + (view->cut_before ? DOTS_WIDTH : 0);
	uint32_t to = view->to - (view->cut_after ? DOTS_WIDTH : 0);

	if (view->cut_before)
		sink_text(pen->sink, "...");
	draw_columns(pen, view->text, from, to);
	if (view->cut_after)
		sink_text(pen->sink, "...");
}

static uint32_t offset_in_text(const struct view *view, uint32_t offset)
{
	return offset > view->origin ? offset - view->origin : 0;
}

static uint32_t at_most(uint32_t a, uint32_t most)
{
	return a < most ? a : most;
}

struct span view_columns(const struct view *view, struct span span)
{
	uint32_t start = column_of(view->text, offset_in_text(view, span.start));
	uint32_t end = column_of(view->text, offset_in_text(view, span.end));

	if (view->to) {
		start = at_most(start, view->to - 1);
		end = at_most(end, view->to);
	}
	start = start > view->from ? start - view->from : 0;
	end = end > view->from ? end - view->from : 0;
	return (struct span){start, end > start ? end : start + 1};
}

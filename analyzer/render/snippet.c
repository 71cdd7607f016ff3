#include "render/snippet.h"
#include "render/view.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>

enum { WIDTH_UNKNOWN = 140, NARROWEST = 40 };

/* A span to underline. */
struct mark {
	struct span span;
	struct slice text;
	uint32_t line;        /* of code, 0-based */
	struct place place;
	bool primary;
	uint32_t order;
};

struct marks {
	struct mark *at;
	uint32_t count;
};

struct drawing {
	const struct pen *pen;
	const struct diagnostic *diagnostic;
	const struct source *source;
	struct marks marks;
	uint32_t gutter;
	uint32_t cell;        /* of the diagnostic: the headline names it */
};

static struct mark mark_of(const struct source *source, struct span span, struct slice text, uint32_t order)
{
	struct mark mark = {.span = clipped(source, span), .text = text, .primary = order == 0, .order = order};

	mark.line = source_line(source, mark.span.start);
	mark.place = source_place(source, mark.span.start);
	return mark;
}

/* By line, the primary one first, then from left to right. */
static int compare(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->primary != b->primary)
		return a->primary ? -1 : 1;
	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static struct marks marks_of(const struct diagnostic *diagnostic, struct arena *arena)
{
	struct marks marks = {ARENA_ARRAY(arena, struct mark, diagnostic->labels.count + 1), 0};

	marks.at[marks.count++] = mark_of(diagnostic->source, diagnostic->span, diagnostic->note, 0);
	for (uint32_t i = 0; i < diagnostic->labels.count; i++) {
		const struct label *label = &diagnostic->labels.at[i];

		marks.at[marks.count] = mark_of(diagnostic->source, label->span, label->text, i + 1);
		marks.count++;
	}
	qsort(marks.at, marks.count, sizeof *marks.at, compare);
	return marks;
}

static uint32_t digits(uint32_t number)
{
	uint32_t count = 1;

	for (; number >= 10; number /= 10)
		count++;
	return count;
}

uint32_t snippet_gutter(const struct diagnostic *diagnostic)
{
	uint32_t largest;
	struct place place;

	if (!has_text(diagnostic))
		return diagnostic->excerpt.length ? digits(diagnostic->line) : 1;
	if (!diagnostic_place(diagnostic, &place))
		return 1;
	largest = place.cell_line;
	for (uint32_t i = 0; i < diagnostic->labels.count; i++) {
		struct span span = clipped(diagnostic->source, diagnostic->labels.at[i].span);
		uint32_t line = source_place(diagnostic->source, span.start).cell_line;

		largest = line > largest ? line : largest;
	}
	return digits(largest);
}

static void bar(const struct drawing *drawing)
{
	pen_repeat(drawing->pen, STYLE_PLAIN, ' ', drawing->gutter + 1);
	pen_text(drawing->pen, STYLE_GUTTER, SLICE("|"));
}

static void empty_row(const struct drawing *drawing)
{
	bar(drawing);
	pen_end(drawing->pen);
}

static void numbered_bar(const struct drawing *drawing, uint32_t number)
{
	char text[16] = "";
	uint32_t length = digits(number);

	pen_repeat(drawing->pen, STYLE_PLAIN, ' ', drawing->gutter - length);
	for (uint32_t i = length; i > 0; number /= 10)
		text[--i] = (char)('0' + number % 10);
	pen_text(drawing->pen, STYLE_GUTTER, (struct slice){text, length});
	pen_text(drawing->pen, STYLE_GUTTER, SLICE(" |"));
}

static uint32_t room(const struct drawing *drawing)
{
	uint32_t width = drawing->pen->options->width ? drawing->pen->options->width : WIDTH_UNKNOWN;
	uint32_t used = drawing->gutter + 3;

	return width > used + NARROWEST ? width - used : NARROWEST;
}

static struct view line_view(const struct drawing *drawing, uint32_t line, struct span span)
{
	return view_of(source_line_text(drawing->source, line), drawing->source->code_lines.at[line], span, room(drawing));
}

static void source_row(const struct drawing *drawing, uint32_t number, const struct view *view)
{
	numbered_bar(drawing, number);
	if (view->text.length) {
		sink_text(drawing->pen->sink, " ");
		view_draw(drawing->pen, view);
	}
	pen_end(drawing->pen);
}

/* The part of a span in its first line, without the blanks at the line's end. */
static struct span in_first_line(const struct drawing *drawing, const struct mark *mark)
{
	uint32_t start = drawing->source->code_lines.at[mark->line];
	struct slice text = source_line_text(drawing->source, mark->line);
	struct span span = mark->span;

	if (span.end <= start + text.length)
		return span;
	span.end = start + text.length;
	while (span.end > span.start && (text.at[span.end - start - 1] == ' ' || text.at[span.end - start - 1] == '\t'))
		span.end--;
	return span;
}

/* In a line of their own, as far to the right as the mark begins, or as far as there is room. */
static void words_below(const struct drawing *drawing, const struct mark *mark, enum style style, uint32_t start)
{
	uint32_t columns = display_width(mark->text), most = room(drawing);

	if (start + columns > most)
		start = columns < most ? most - columns : 0;
	pen_end(drawing->pen);
	bar(drawing);
	pen_repeat(drawing->pen, STYLE_PLAIN, ' ', start + 1);
	pen_text(drawing->pen, style, mark->text);
	pen_end(drawing->pen);
}

static void mark_row(const struct drawing *drawing, const struct mark *mark, const struct view *view)
{
	struct span columns = view_columns(view, in_first_line(drawing, mark));
	enum style style = mark->primary ? style_of_severity(drawing->diagnostic->severity) : STYLE_LABEL;

	bar(drawing);
	pen_repeat(drawing->pen, STYLE_PLAIN, ' ', columns.start + 1);
	pen_repeat(drawing->pen, style, mark->primary ? '^' : '-', columns.end - columns.start);
	if (drawing->pen->options->width && mark->text.length && columns.end + 1 + display_width(mark->text) > room(drawing)) {
		words_below(drawing, mark, style, columns.start);
		return;
	}
	if (mark->text.length) {
		sink_text(drawing->pen->sink, " ");
		pen_text(drawing->pen, style, mark->text);
	}
	pen_end(drawing->pen);
}

/* What stands between two marked lines: the one line, or dots; the place, where another cell begins. */
static void between(const struct drawing *drawing, const struct mark *before, const struct mark *after)
{
	if (after->place.cell != (before ? before->place.cell : drawing->cell)) {
		pen_repeat(drawing->pen, STYLE_PLAIN, ' ', drawing->gutter + 1);
		pen_text(drawing->pen, STYLE_GUTTER, SLICE("::: "));
		pen_place(drawing->pen, drawing->source->path, after->place);
		pen_end(drawing->pen);
		empty_row(drawing);
	} else if (before && after->line == before->line + 2) {
		uint32_t start = drawing->source->code_lines.at[before->line + 1];
		struct view view = line_view(drawing, before->line + 1, (struct span){start, start});

		source_row(drawing, before->place.cell_line + 1, &view);
	} else if (before && after->line > before->line + 2) {
		pen_text(drawing->pen, STYLE_GUTTER, SLICE("..."));
		pen_end(drawing->pen);
	}
}

/* A line and what is marked in it; gives the number of marks done. */
static uint32_t marked_line(const struct drawing *drawing, const struct mark *first, uint32_t left)
{
	struct view view = line_view(drawing, first->line, in_first_line(drawing, first));
	uint32_t done = 0;

	source_row(drawing, first->place.cell_line, &view);
	for (; done < left && first[done].line == first->line; done++)
		mark_row(drawing, &first[done], &view);
	return done;
}

/* Where a column (1-based, of code points) begins. */
static uint32_t column_start(struct slice line, uint32_t column)
{
	uint32_t at = 0, code_point;
	bool valid;

	for (; column > 1 && at < line.length; column--)
		at += utf8_read(line, at, &code_point, &valid);
	return at;
}

/* The word at a place of a line, with its quotes; or what stands there, were it a blank. */
static struct span word_at(struct slice line, uint32_t column)
{
	uint32_t start = column_start(line, column), end = start;
	char quote = start < line.length && strchr("\"'", line.at[start]) ? line.at[start] : '\0';

	if (quote)
		end = slice_find(line, (struct slice){&quote, 1}, start + 1);
	else
		while (end < line.length && (isalnum((unsigned char)line.at[end]) || strchr("_-.*#@?!", line.at[end])))
			end++;
	if (end >= line.length)
		return (struct span){start, line.length};
	return (struct span){start, quote || end == start ? end + 1 : end};
}

/* What is wrong with a file of settings or rules, of which there is no more than the line. */
static void draw_excerpt(const struct drawing *drawing)
{
	const struct diagnostic *diagnostic = drawing->diagnostic;
	struct span word = word_at(diagnostic->excerpt, diagnostic->column), columns;
	struct view view = view_of(diagnostic->excerpt, 0, word, room(drawing));

	empty_row(drawing);
	source_row(drawing, diagnostic->line, &view);
	columns = view_columns(&view, word);
	bar(drawing);
	pen_repeat(drawing->pen, STYLE_PLAIN, ' ', columns.start + 1);
	pen_repeat(drawing->pen, style_of_severity(diagnostic->severity), '^', columns.end - columns.start);
	pen_end(drawing->pen);
	empty_row(drawing);
}

void snippet_draw(const struct pen *pen, const struct diagnostic *diagnostic, uint32_t gutter)
{
	struct arena scratch = {0};
	struct drawing drawing = {pen, diagnostic, diagnostic->source, {0}, gutter, 0};
	struct place place;

	if (!has_text(diagnostic) && diagnostic->excerpt.length)
		draw_excerpt(&drawing);
	if (!has_text(diagnostic) || !diagnostic_place(diagnostic, &place))
		return;
	drawing.cell = place.cell;
	drawing.marks = marks_of(diagnostic, &scratch);
	if (drawing.marks.at[0].place.cell == place.cell)
		empty_row(&drawing);
	for (uint32_t i = 0; i < drawing.marks.count;) {
		const struct mark *mark = &drawing.marks.at[i];

		between(&drawing, i ? mark - 1 : NULL, mark);
		i += marked_line(&drawing, mark, drawing.marks.count - i);
	}
	empty_row(&drawing);
	arena_free(&scratch);
}

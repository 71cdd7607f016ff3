#include "text/source.h"
#include "base/search.h"
#include "text/columns.h"
#include "text/segment.h"
#include "text/utf8.h"


/* Length of the line end at `at`; 0 when there is none. */
static uint32_t line_end_length(struct slice text, uint32_t at)
{
	if (text.at[at] == '\n')
		return 1;
	if (text.at[at] != '\r')
		return 0;
	return at + 1 < text.length && text.at[at + 1] == '\n' ? 2 : 1;
}

/* The next line start after `at`, or UINT32_MAX. */
static uint32_t next_line(struct slice text, uint32_t at)
{
	for (; at < text.length; at++) {
		uint32_t length = text.at[at] > '\r' ? 0 : line_end_length(text, at);

		if (length)
			return at + length;
	}
	return UINT32_MAX;
}

/* The same where no line ends with a carriage return. */
static uint32_t line_behind_newline(struct slice text, uint32_t at)
{
	uint32_t newline = slice_find(text, SLICE("\n"), at);

	return newline == UINT32_MAX ? UINT32_MAX : newline + 1;
}

static void find_lines(struct line_starts *lines, struct slice text, struct arena *arena)
{
	uint32_t (*next)(struct slice, uint32_t) = slice_has(text, SLICE("\r")) ? next_line : line_behind_newline;

	lines->count = 0;
	for (uint32_t at = 0; at != UINT32_MAX; at = next(text, at))
		*list_push(arena, lines) = at;
}

static void index_code(struct source *source, struct arena *arena)
{
	if (!source->segments.count && source->code.length == source->bytes.length) {
		source->code_lines.at = source->lines.at;
		source->code_lines.count = source->code_lines.capacity = source->lines.count;
		source->code_marks = source->marks;
		return;
	}
	find_lines(&source->code_lines, source->code, arena);
	columns_index(&source->code_marks, source->code, source->code_lines.at, source->code_lines.count, arena);
}

void source_index(struct source *source, struct arena *arena)
{
	find_lines(&source->lines, source->bytes, arena);
	columns_index(&source->marks, source->bytes, source->lines.at, source->lines.count, arena);
	index_code(source, arena);
	if (source->notebook)
		notebook_form(source);
}

/* Index of the last start that is not behind the offset; the first start is 0. */
static uint32_t line_of(const uint32_t *starts, uint32_t count, uint32_t offset)
{
	uint32_t at = 1;

	PARTITION_POINT(at, count, starts[at] <= offset);
	return at - 1;
}

uint32_t source_line(const struct source *source, uint32_t code_offset)
{
	return line_of(source->code_lines.at, source->code_lines.count, code_offset);
}

struct slice source_line_text(const struct source *source, uint32_t line)
{
	uint32_t start, end;

	if (line >= source->code_lines.count)
		return (struct slice){0};
	start = source->code_lines.at[line];
	end = line + 1 < source->code_lines.count ? source->code_lines.at[line + 1] : source->code.length;
	while (end > start && (source->code.at[end - 1] == '\n' || source->code.at[end - 1] == '\r'))
		end--;
	return slice_part(source->code, start, end);
}

/* Where the text of this line begins in `code`: behind what stands for no byte of the file. */
static uint32_t line_anchor(const struct source *source, uint32_t line, uint32_t code_offset)
{
	uint32_t start = source->code_lines.at[line];
	const struct segment *segment = source_segment(source, code_offset);
	const struct segment *first = source->segments.at;

	if (!segment)
		return start;
	while (segment > first && segment->code_start > start && segment_code_end(segment - 1) > start)
		segment--;
	return segment->code_start > start ? segment->code_start : start;
}

uint32_t source_mark_length(const struct source *source)
{
	static const struct slice mark = {"\xEF\xBB\xBF", 3};

	return slice_starts(source->bytes, mark) ? mark.length : 0;
}

/* Where the text of the file's line begins: an editor does not show a byte order mark. */
static uint32_t file_line_text(const struct source *source, uint32_t file_offset)
{
	uint32_t start = source->lines.at[line_of(source->lines.at, source->lines.count, file_offset)];

	return start == 0 ? source_mark_length(source) : start;
}

/* In the line of the file: what stands there before the anchor is not in `code` (indentation of a cell, a magic prefix), and what
 * `code` has for a byte order mark is not in the line. */
static uint32_t column_in_file(const struct source *source, uint32_t anchor, uint32_t code_offset, enum column_unit unit)
{
	uint32_t file = source_file_offset(source, anchor), start = file_line_text(source, file);
	uint32_t blanks = file < start ? start - file : 0;
	struct slice hidden = slice_part(source->bytes, start, file);

	return utf8_units(hidden, source->transcoded ? COLUMN_UTF8 : unit) +
	       columns_between(&source->code_marks, source->code, anchor + blanks, code_offset, unit);
}

struct place source_file_place(const struct source *source, uint32_t file_offset, enum column_unit unit)
{
	uint32_t line = line_of(source->lines.at, source->lines.count, file_offset) + 1;
	uint32_t start = file_line_text(source, file_offset);

	if (source->transcoded)
		unit = COLUMN_UTF8;
	return (struct place){
		.line = line,
		.column = columns_between(&source->marks, source->bytes, start, file_offset, unit) + 1,
		.cell_line = line,
	};
}

uint32_t source_column(const struct source *source, uint32_t code_offset, enum column_unit unit)
{
	uint32_t line = source_line(source, code_offset);

	if (source->notebook)
		return columns_between(&source->code_marks, source->code, source->code_lines.at[line], code_offset, unit);
	return column_in_file(source, line_anchor(source, line, code_offset), code_offset, unit);
}

uint32_t source_cell(const struct source *source, uint32_t code_offset)
{
	const struct segment *segment = source_segment(source, code_offset);

	if (!segment || code_offset > segment_code_end(segment))
		return 0;
	return segment->cell;
}

/* Cells are numbered in order. */
static const struct segment *first_of_cell(const struct source *source, uint32_t cell)
{
	uint32_t at = 0;

	PARTITION_POINT(at, source->segments.count, source->segments.at[at].cell < cell);
	return &source->segments.at[at];
}

/* Line inside the cell, 1-based. */
static uint32_t line_in_cell(const struct source *source, const struct segment *segment, uint32_t code_offset)
{
	uint32_t first = first_of_cell(source, segment->cell)->code_start;

	return source_line(source, code_offset) - source_line(source, first) + 1;
}

uint32_t source_file_line(const struct source *source, uint32_t code_offset)
{
	return line_of(source->lines.at, source->lines.count, source_file_offset(source, code_offset)) + 1;
}

struct place source_place(const struct source *source, uint32_t code_offset)
{
	const struct segment *segment = source->notebook ? source_segment(source, code_offset) : NULL;
	struct place place = {.line = source_file_line(source, code_offset)};

	place.column = source_column(source, code_offset, COLUMN_CODE_POINT) + 1;
	place.cell = segment ? segment->cell : 0;
	place.cell_line = place.cell ? line_in_cell(source, segment, code_offset) : place.line;
	return place;
}

/* Between offsets of code and the client's positions. */
#include "app/server_parts.h"

#include "base/search.h"
#include "render/location.h"
#include "text/segment.h"

/* A byte order mark that a client sends is a sign of its text, which people do not count. */
static struct position in_file(const struct source *source, uint32_t file_offset, enum column_unit unit)
{
	struct place place = source_file_place(source, file_offset, unit);
	uint32_t mark = source_mark_length(source);

	if (place.line > 1 || file_offset < mark)
		mark = 0;
	return (struct position){place.line - 1, place.column - 1 + (unit == COLUMN_UTF8 ? mark : mark > 0)};
}

/* Line and column in the cell. */
static struct position in_cell(const struct source *source, uint32_t offset, enum column_unit unit, uint32_t *cell)
{
	struct place place = source_place(source, offset);

	*cell = place.cell;
	return (struct position){place.cell_line - 1, source_column(source, offset, unit)};
}

void say_from_folder(struct buffer *out, const struct root *root, struct slice words)
{
	struct arena scratch = {0};
	struct slice folder = arena_format(&scratch, "(%.*s/", SLICE_ARGS(root->path));
	uint32_t from = 0, at;

	while (root->walked && (at = slice_find(words, folder, from)) != UINT32_MAX) {
		buffer_add(out, slice_part(words, from, at + 1));
		from = at + folder.length;
	}
	buffer_add(out, slice_part(words, from, words.length));
	arena_free(&scratch);
}

struct shown document_shown(const struct document_open *document)
{
	return (struct shown){document->uri, document->root, document->cells, document->cell_count, false};
}

struct range server_file_range(const struct server *server, const struct source *source, struct span file)
{
	return (struct range){in_file(source, file.start, server->client.unit), in_file(source, file.end, server->client.unit)};
}

struct range server_range(const struct server *server, const struct shown *shown, const struct source *source, struct span span,
                          const struct cell_document **cell)
{
	enum column_unit unit = server->client.unit;
	struct range range;
	uint32_t number, last;

	*cell = NULL;
	span = clipped(source, span);
	if (!shown->cells)
		return server_file_range(server, source, source_file_span(source, span));
	range.start = in_cell(source, span.start, unit, &number);
	range.end = in_cell(source, span.end, unit, &last);
	if (last != number)
		range.end = range.start;
	if (number && number <= shown->cell_count)
		*cell = &shown->cells[number - 1];
	return range;
}

/* Offset in code of one in the file: behind what is not in the code it is where the next run begins. */
static uint32_t code_offset(const struct source *source, uint32_t file_offset)
{
	const struct segment *segment = source->segments.at;
	uint32_t at = 0, code;

	if (!source->segments.count)
		return file_offset < source->code.length ? file_offset : source->code.length;
	PARTITION_POINT(at, source->segments.count, source->segments.at[at].file_start <= file_offset);
	if (!at)
		return 0;
	segment = &source->segments.at[at - 1];
	for (code = segment->code_start; code < segment_code_end(segment) && source_file_offset(source, code) < file_offset; code++)
		;
	return code;
}

/* The first line of a cell's code; UINT32_MAX: it has none. */
static uint32_t cell_line(const struct source *source, uint32_t cell)
{
	for (uint32_t i = 0; i < source->segments.count; i++)
		if (source->segments.at[i].cell == cell)
			return source_line(source, source->segments.at[i].code_start);
	return UINT32_MAX;
}

static uint32_t offset_in_cell(const struct server *server, const struct document_open *document, const struct source *source,
                               const struct cell_document *cell, struct position position)
{
	uint32_t number = (uint32_t)(cell - document->cells) + 1, line = cell_line(source, number);

	if (line == UINT32_MAX || line + position.line >= source->code_lines.count)
		return UINT32_MAX;
	line += position.line;
	return source->code_lines.at[line] +
	       position_offset(source_line_text(source, line), (struct position){0, position.character}, server->client.unit, NULL);
}

uint32_t server_offset(const struct server *server, const struct document_open *document, const struct source *source,
                       const struct cell_document *cell, struct position position)
{
	if (cell)
		return offset_in_cell(server, document, source, cell, position);
	return code_offset(source, position_offset(source->bytes, position, server->client.unit, NULL));
}

/* Between offsets of code and the client's positions. */
#include "app/server_parts.h"

#include "render/location.h"
#include "text/segment.h"

static struct position in_file(const struct source *source, uint32_t file_offset, enum column_unit unit)
{
	struct place place = source_file_place(source, file_offset, unit);

	return (struct position){place.line - 1, place.column - 1};
}

/* Line and column in the cell. */
static struct position in_cell(const struct source *source, uint32_t offset, enum column_unit unit, uint32_t *cell)
{
	struct place place = source_place(source, offset);

	*cell = place.cell;
	return (struct position){place.cell_line - 1, source_column(source, offset, unit)};
}

struct shown document_shown(const struct document_open *document)
{
	return (struct shown){document->uri, document->root, document->cells, document->cell_count, false};
}

struct range server_range(const struct server *server, const struct shown *shown, const struct source *source, struct span span,
                          const struct cell_document **cell)
{
	enum column_unit unit = server->client.unit;
	struct range range;
	struct span file;
	uint32_t number, last;

	*cell = NULL;
	span = clipped(source, span);
	if (!shown->cells) {
		file = source_file_span(source, span);
		return (struct range){in_file(source, file.start, unit), in_file(source, file.end, unit)};
	}
	range.start = in_cell(source, span.start, unit, &number);
	range.end = in_cell(source, span.end, unit, &last);
	if (last != number)
		range.end = range.start;
	if (number && number <= shown->cell_count)
		*cell = &shown->cells[number - 1];
	return range;
}

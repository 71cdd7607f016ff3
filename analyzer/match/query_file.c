#include "match/query_file.h"

#include "text/utf8.h"

static uint32_t line_start(struct slice text, uint32_t offset)
{
	while (offset > 0 && text.at[offset - 1] != '\n')
		offset--;
	return offset;
}

static uint32_t lines_before(struct slice text, uint32_t offset)
{
	uint32_t lines = 0;

	for (uint32_t i = 0; i < offset; i++)
		lines += text.at[i] == '\n';
	return lines;
}

void query_complain(struct query_file *file, uint32_t offset, struct slice message)
{
	struct slice text = file->rule->query;
	struct diagnostic *diagnostic = report_add(file->report, &topic_query_invalid);
	uint32_t start;

	if (offset > text.length)
		offset = text.length;
	start = line_start(text, offset);
	diagnostic->path = arena_copy(file->report->arena, file->rule->query_path);
	diagnostic->line = lines_before(text, offset) + 1;
	diagnostic->column = utf8_units(slice_part(text, start, offset), COLUMN_CODE_POINT) + 1;
	diagnostic->message = message;
	diagnostic_quote(diagnostic, text, file->report->arena);
	file->report->incomplete = true;
	file->mistakes++;
}

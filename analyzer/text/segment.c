#include "text/segment.h"
#include "base/search.h"
#include "text/json_string.h"
#include "text/utf8.h"

const struct segment *source_segment(const struct source *source, uint32_t code_offset)
{
	uint32_t at = 0;

	PARTITION_POINT(at, source->segments.count, source->segments.at[at].code_start <= code_offset);
	return at ? &source->segments.at[at - 1] : NULL;
}

/* Lengths, in code and in the file, of what stands at these offsets of a segment. */
struct unit {
	uint32_t code, file;
};

/* Encodings that are read by table have one byte for each code point. */
static struct unit transcoded_unit(const struct source *source, uint32_t code_offset)
{
	uint32_t code_point;

	return (struct unit){utf8_read(source->code, code_offset, &code_point, NULL), 1};
}

static struct unit notebook_unit(const struct source *source, const struct segment *segment, uint32_t file_offset)
{
	struct slice content = slice_part(source->bytes, 0, segment_file_end(segment));
	char bytes[UTF8_LONGEST];
	struct unit unit;

	unit.file = json_unit(content, file_offset, bytes, &unit.code);
	return unit;
}

/* The offset in the file of an offset inside a segment; the start of the character where it points into one. */
static uint32_t walk(const struct source *source, const struct segment *segment, uint32_t code_offset)
{
	uint32_t code = segment->code_start, file = segment->file_start;

	if (segment->code_length == segment->file_length)
		return file + (code_offset - code);
	while (code < code_offset && file < segment_file_end(segment)) {
		struct unit unit = source->transcoded ? transcoded_unit(source, code) : notebook_unit(source, segment, file);

		if (code + unit.code > code_offset)
			break;
		code += unit.code;
		file += unit.file;
	}
	return file;
}

static uint32_t offset_in(const struct source *source, const struct segment *segment, uint32_t code_offset)
{
	return code_offset < segment_code_end(segment) ? walk(source, segment, code_offset) : segment_file_end(segment);
}

uint32_t source_file_offset(const struct source *source, uint32_t code_offset)
{
	const struct segment *segment = source_segment(source, code_offset);

	if (!source->segments.count)
		return code_offset < source->bytes.length ? code_offset : source->bytes.length;
	return segment ? offset_in(source, segment, code_offset) : source->segments.at[0].file_start;
}

struct span source_file_span(const struct source *source, struct span code)
{
	const struct segment *last = code.end > code.start ? source_segment(source, code.end - 1) : NULL;
	struct span file = {source_file_offset(source, code.start), 0};

	file.end = last ? offset_in(source, last, code.end) : source_file_offset(source, code.end);
	if (file.end < file.start)
		file.end = file.start;
	return file;
}

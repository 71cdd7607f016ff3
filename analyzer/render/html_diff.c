#include "render/html_parts.h"

/* Edits whose lines touch: code [start, end) of whole lines, and these edits in it. */
struct hunk {
	struct span code;
	const struct edit *edits;
	uint32_t count;
};

static struct span lines_around(const struct source *source, struct span span)
{
	uint32_t last;

	span = clipped(source, span);
	last = source_line(source, span.end);
	return (struct span){source->code_lines.at[source_line(source, span.start)],
	                     source->code_lines.at[last] + source_line_text(source, last).length};
}

static struct hunk next_hunk(const struct source *source, const struct edit *edits, uint32_t count)
{
	struct hunk hunk = {lines_around(source, edits[0].span), edits, 1};

	for (; hunk.count < count; hunk.count++) {
		struct span lines = lines_around(source, edits[hunk.count].span);

		if (lines.start > hunk.code.end)
			break;
		if (lines.end > hunk.code.end)
			hunk.code.end = lines.end;
	}
	return hunk;
}

static void write_lines(struct sink *sink, struct slice text, char sign, const char *style)
{
	struct slice line;

	while (slice_next(&text, '\n', &line)) {
		if (slice_ends(line, SLICE("\r")))
			line.length--;
		sink_format(sink, "<span class=\"%s\">%c ", style, sign);
		html_text(sink, line);
		sink_text(sink, "</span>");
	}
}

static void add_after(struct buffer *out, const struct source *source, const struct hunk *hunk)
{
	uint32_t at = hunk->code.start;

	for (uint32_t i = 0; i < hunk->count; i++) {
		struct span span = clipped(source, hunk->edits[i].span);

		buffer_add(out, slice_part(source->code, at, span.start));
		buffer_add(out, hunk->edits[i].text);
		at = span.end;
	}
	buffer_add(out, slice_part(source->code, at, hunk->code.end));
}

void html_difference(struct sink *sink, const struct source *source, const struct fix *fix)
{
	struct buffer after = {0};
	struct hunk hunk;

	sink_text(sink, "<pre>");
	for (uint32_t i = 0; i < fix->edit_count; i += hunk.count) {
		hunk = next_hunk(source, &fix->edits[i], fix->edit_count - i);
		after.length = 0;
		add_after(&after, source, &hunk);
		write_lines(sink, slice_part(source->code, hunk.code.start, hunk.code.end), '-', "minus");
		write_lines(sink, buffer_slice(&after), '+', "plus");
	}
	sink_text(sink, "</pre>\n");
	buffer_free(&after);
}

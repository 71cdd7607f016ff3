#include "text/edit.h"
#include "text/json_string.h"
#include "text/segment.h"
#include "text/utf8.h"

bool edit_overlaps(struct edit a, struct edit b)
{
	bool a_inserts = a.span.start == a.span.end, b_inserts = b.span.start == b.span.end;

	if (a_inserts && b_inserts)
		return a.span.start == b.span.start;
	return a.span.start < b.span.end && b.span.start < a.span.end;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t skip_blanks(struct slice text, uint32_t at)
{
	while (at < text.length && is_blank(text.at[at]))
		at++;
	return at;
}

/* From one line's string to the next one's in a notebook:  ",\n    "  */
static bool is_string_join(struct slice gap)
{
	uint32_t comma = skip_blanks(gap, 1), quote = skip_blanks(gap, comma + 1);

	return gap.length >= 3 && gap.at[0] == '"' && comma < gap.length && gap.at[comma] == ',' && quote + 1 == gap.length &&
	       gap.at[quote] == '"';
}

/* What begins a line of the file and is not in `code`. */
static bool is_line_prefix(struct slice gap)
{
	return !slice_has(gap, SLICE("\n")) && !slice_has(gap, SLICE("\r"));
}

static bool ends_line(const struct source *source, const struct segment *segment)
{
	return segment->code_length && source->code.at[segment_code_end(segment) - 1] == '\n';
}

/* Whether the code runs on from a segment to the next, and what lies between the two in the file is what joins two lines. */
static bool joined(const struct source *source, const struct segment *segment, struct slice *join)
{
	const struct segment *next = segment + 1;

	if (next == source->segments.at + source->segments.count || segment_code_end(segment) != next->code_start ||
	    segment->cell != next->cell || segment_file_end(segment) > next->file_start)
		return false;
	*join = slice_part(source->bytes, segment_file_end(segment), next->file_start);
	if (!join->length)
		return true;
	if (!ends_line(source, segment))
		return false;
	return source->notebook ? is_string_join(*join) : is_line_prefix(*join);
}

/* Whether a segment is the only line of a cell whose source is a list of lines. */
static bool alone_in_list(const struct source *source, const struct segment *segment)
{
	uint32_t at = segment->file_start;

	if (!source->notebook || !at || source->bytes.at[--at] != '"')
		return false;
	while (at && is_blank(source->bytes.at[at - 1]))
		at--;
	return at && source->bytes.at[at - 1] == '[';
}

/* What the file has between the line of this segment and the next line: its neighbours show it, or else another cell. */
static struct slice line_join(const struct source *source, const struct segment *segment)
{
	const struct segment *last = segment;
	struct slice join;

	for (; segment > source->segments.at && joined(source, segment - 1, &join); segment--) /* another piece of the line */
		if (ends_line(source, segment - 1))
			return join;
	for (; joined(source, last, &join); last++)
		if (ends_line(source, last))
			return join;
	return alone_in_list(source, segment) ? source->join : (struct slice){0};
}

/* How the line with this offset of `code` ends; the line before it, where it is the last. */
static struct slice line_end(const struct source *source, uint32_t code_offset)
{
	uint32_t next = source_line(source, code_offset) + 1;
	uint32_t end;

	if (next == source->code_lines.count)
		next--;
	if (!next)
		return SLICE("\n");
	end = source->code_lines.at[next];
	if (source->code.at[end - 1] == '\r')
		return SLICE("\r");
	return end >= 2 && source->code.at[end - 2] == '\r' ? SLICE("\r\n") : SLICE("\n");
}

/* Notebooks are written either with all else than ASCII escaped, or as it is. */
static bool escapes_all(struct slice bytes)
{
	for (uint32_t at = 0; at < bytes.length; at++)
		if ((unsigned char)bytes.at[at] >= 0x80)
			return false;
	return slice_has(bytes, SLICE("\\u"));
}

void notebook_form(struct source *source)
{
	const struct segment *end = source->segments.at + source->segments.count;
	struct slice join;

	source->escaped = escapes_all(source->bytes);
	source->join = (struct slice){0};
	for (const struct segment *segment = source->segments.at; segment < end && !source->join.length; segment++)
		if (joined(source, segment, &join))
			source->join = join;
}

/* How new text is written into the file. */
struct form {
	struct slice line_end, join;
	bool json, ascii;
};

static void add_text(struct buffer *out, const struct form *form, struct slice text)
{
	if (form->json)
		json_escape(out, text, form->ascii);
	else
		buffer_add(out, text);
}

static void add_lines(struct buffer *out, const struct form *form, struct slice text)
{
	struct slice line;

	while (slice_next(&text, '\n', &line)) {
		add_text(out, form, line);
		if (!text.at)
			return;
		if (slice_ends(line, SLICE("\r")))
			add_text(out, form, SLICE("\n"));
		else
			add_text(out, form, form->line_end);
		buffer_add(out, form->join);
	}
}

/* Whether the code at an offset is what the file has there; *after is the offset in the file behind it. Blanked text is not. */
static bool same_unit(const struct source *source, uint32_t code, uint32_t file, uint32_t end, uint32_t *length, uint32_t *after)
{
	char bytes[UTF8_LONGEST] = {source->bytes.at[file]};

	*length = 1;
	*after = file + 1;
	if (source->notebook)
		*after = file + json_unit(slice_part(source->bytes, 0, end), file, bytes, length);
	return code + *length <= source->code.length &&
	       memcmp(source->code.at + code, bytes, *length) == 0;
}

/* Whether all of the code from `start` to `end` is in this segment, unchanged, and no character is cut. */
static bool stands_in_file(const struct source *source, const struct segment *segment, uint32_t start, uint32_t end)
{
	uint32_t file = source_file_offset(source, start), limit = segment_file_end(segment), length;

	while (start < end) {
		if (file >= limit || !same_unit(source, start, file, limit, &length, &file))
			return false;
		start += length;
	}
	return start == end;
}

/* Whether an offset is where a character begins, or the end. */
static bool on_boundary(const struct source *source, uint32_t at)
{
	return at >= source->code.length || ((unsigned char)source->code.at[at] & 0xC0) != 0x80;
}

/* Whether the characters before and after are both blanked: nothing can be put between them. */
static bool between_blanks(const struct source *source, const struct segment *segment, uint32_t at)
{
	uint32_t before = at, after = at;

	if (at <= segment->code_start || at >= segment_code_end(segment))
		return false;
	while (--before > segment->code_start && !on_boundary(source, before))
		;
	while (!on_boundary(source, ++after))
		;
	return !stands_in_file(source, segment, before, at) && !stands_in_file(source, segment, at, after);
}

/* The segments that an edit touches lie side by side and hold all of it. */
static bool one_run(const struct source *source, const struct segment *first, const struct segment *last, struct span span)
{
	struct slice join;

	for (const struct segment *segment = first; segment <= last; segment++) {
		uint32_t start = segment == first ? span.start : segment->code_start;
		uint32_t end = segment == last ? span.end : segment_code_end(segment);

		if (segment < last && !joined(source, segment, &join))
			return false;
		if (!stands_in_file(source, segment, start, end))
			return false;
	}
	return span.start < span.end || !between_blanks(source, first, span.start);
}

/* The segment that an edit ends in: the next one, where that follows at once, so that whole lines go with what joins them. */
static const struct segment *last_segment(const struct source *source, const struct segment *first, uint32_t end)
{
	const struct segment *last = source_segment(source, end);
	struct slice join;

	if (last > first && last->code_start == end && !joined(source, last - 1, &join))
		last--;
	return last;
}

static bool in_segments(const struct source *source, struct span code, struct span *file)
{
	const struct segment *first = source_segment(source, code.start), *last;

	if (!first || code.start > segment_code_end(first))
		return false;
	last = last_segment(source, first, code.end);
	if (code.end > segment_code_end(last) || !one_run(source, first, last, code))
		return false;
	file->start = source_file_offset(source, code.start);
	file->end = code.end == segment_code_end(last) ? segment_file_end(last) : source_file_offset(source, code.end);
	return true;
}

static bool in_bytes(const struct source *source, struct span code, struct span *file)
{
	struct segment whole = {.code_length = source->code.length, .file_length = source->bytes.length};

	*file = code;
	if (source->notebook || code.end > source->bytes.length || !stands_in_file(source, &whole, code.start, code.end))
		return false;
	return code.start < code.end || !between_blanks(source, &whole, code.start);
}

bool source_file_edit(const struct source *source, struct edit edit, struct span *file, struct buffer *text)
{
	struct form form = {.json = source->notebook, .ascii = source->escaped};

	if (source->transcoded || edit.span.start > edit.span.end || edit.span.end > source->code.length ||
	    !on_boundary(source, edit.span.start) || !on_boundary(source, edit.span.end))
		return false;
	if (!(source->segments.count ? in_segments : in_bytes)(source, edit.span, file))
		return false;
	form.line_end = line_end(source, edit.span.start);
	if (source->segments.count && slice_has(edit.text, SLICE("\n")))
		form.join = line_join(source, source_segment(source, edit.span.start));
	add_lines(text, &form, edit.text);
	return true;
}

bool edits_fit(const struct source *source, const struct edit *edits, uint32_t count)
{
	struct buffer text = {0};
	uint32_t done = 0;
	bool fit = true;

	for (uint32_t i = 0; i < count && fit; i++) {
		struct span file;

		text.length = 0;
		fit = source_file_edit(source, edits[i], &file, &text) && file.start >= done;
		done = fit ? file.end : done;
	}
	buffer_free(&text);
	return fit;
}

bool edits_apply(const struct source *source, const struct edit *edits, uint32_t count, struct buffer *out)
{
	size_t before = out->length;
	uint32_t done = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct buffer text = {0};
		struct span file;
		bool mapped = source_file_edit(source, edits[i], &file, &text) && file.start >= done;

		if (mapped) {
			buffer_add(out, slice_part(source->bytes, done, file.start));
			buffer_add(out, buffer_slice(&text));
			done = file.end;
		}
		buffer_free(&text);
		if (!mapped) {
			out->length = before;
			return false;
		}
	}
	buffer_add(out, slice_part(source->bytes, done, source->bytes.length));
	return true;
}

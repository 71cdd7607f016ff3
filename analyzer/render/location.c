#include "render/location.h"
#include "base/drives.h"
#include "text/segment.h"

struct slice diagnostic_path(const struct diagnostic *diagnostic)
{
	return diagnostic->source ? diagnostic->source->path : diagnostic->path;
}

static struct slice without_dots(struct slice path)
{
	while (path.length > 2 && slice_starts(path, SLICE("./")))
		path = slice_part(path, 2, path.length);
	return path;
}

struct slice path_below(struct slice path, struct slice base)
{
	while (base.length && base.at[base.length - 1] == '/')
		base.length--;
	if (base.length && path.length > base.length + 1 && slice_starts(path, base) && path.at[base.length] == '/')
		return slice_part(path, base.length + 1, path.length);
	return without_dots(path);
}

struct slice relative_path(struct slice path, struct slice base)
{
	return path_said(path_below(path, base));
}

bool has_text(const struct diagnostic *diagnostic)
{
	return diagnostic->source && diagnostic->source->code_lines.count;
}

struct span clipped(const struct source *source, struct span span)
{
	if (span.start > source->code.length)
		span.start = source->code.length;
	if (span.end > source->code.length)
		span.end = source->code.length;
	if (span.end < span.start)
		span.end = span.start;
	return span;
}

bool diagnostic_place(const struct diagnostic *diagnostic, struct place *place)
{
	uint32_t column = diagnostic->column ? diagnostic->column : 1;

	if (has_text(diagnostic)) {
		*place = source_place(diagnostic->source, clipped(diagnostic->source, diagnostic->span).start);
		return true;
	}
	*place = (struct place){.line = diagnostic->line, .column = column, .cell_line = diagnostic->line};
	return diagnostic->line != 0;
}

bool diagnostic_region(const struct diagnostic *diagnostic, enum column_unit unit, struct region *region)
{
	const struct source *source = diagnostic->source;
	bool known = true;

	if (has_text(diagnostic)) {
		struct span file = source_file_span(source, clipped(source, diagnostic->span));

		region->start = source_file_place(source, file.start, unit);
		region->end = source_file_place(source, file.end, unit);
	} else {
		known = diagnostic_place(diagnostic, &region->start);
		region->end = region->start;
	}
	return known;
}

struct slice artifact_path(const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct slice path = diagnostic_path(diagnostic);

	return path.length ? relative_path(path, options->base) : SLICE(".");
}

void add_artifact_place(struct buffer *out, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct region region;

	buffer_add(out, artifact_path(diagnostic, options));
	if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region))
		buffer_format(out, ":%u:%u", region.start.line, region.start.column);
}

struct slice judgement(const struct diagnostic *diagnostic, struct buffer *room)
{
	if (diagnostic->confidence <= CONFIDENCE_CERTAIN)
		return diagnostic->message;
	room->length = 0;
	buffer_format(room, "%.*s (%.*s", SLICE_ARGS(diagnostic->message), SLICE_ARGS(confidence_word(diagnostic->confidence)));
	if (diagnostic->doubt.length)
		buffer_format(room, ": %.*s", SLICE_ARGS(diagnostic->doubt));
	buffer_add_text(room, ")");
	return buffer_slice(room);
}

uint32_t file_group_end(const struct report *report, uint32_t first)
{
	struct slice path = diagnostic_path(&report->diagnostics.at[first]);
	uint32_t end = first + 1;

	while (end < report->diagnostics.count && slice_equal(diagnostic_path(&report->diagnostics.at[end]), path))
		end++;
	return end;
}

void pen_place(const struct pen *pen, struct slice path, struct place place)
{
	pen_text(pen, STYLE_STRONG, relative_path(path, pen->options->base));
	if (place.cell) {
		sink_text(pen->sink, ":cell ");
		pen_number(pen, place.cell);
	}
	sink_text(pen->sink, ":");
	pen_number(pen, place.cell_line);
	sink_text(pen->sink, ":");
	pen_number(pen, place.column);
}

/* "path:line:column", "path:cell 3:line:column", "path" or nothing. */
static void pen_location(const struct pen *pen, const struct diagnostic *diagnostic)
{
	struct slice path = diagnostic_path(diagnostic);
	struct place place;

	if (path.length && diagnostic_place(diagnostic, &place))
		pen_place(pen, path, place);
	else
		pen_text(pen, STYLE_STRONG, relative_path(path, pen->options->base));
}

static const char *const silenced_words[] = {
	[SILENCED_BY_NOBODY] = "", [SILENCED_BY_COMMENT] = "silenced by a comment", [SILENCED_BY_BASELINE] = "in the baseline",
};

/* " (silenced by a comment: ten rows)" */
void pen_silencer(const struct pen *pen, const struct diagnostic *diagnostic)
{
	sink_text(pen->sink, " (");
	sink_text(pen->sink, silenced_words[diagnostic->silencer]);
	sink_text(pen->sink, diagnostic->justification.length ? ": " : "");
	pen_text(pen, STYLE_PLAIN, diagnostic->justification);
	sink_text(pen->sink, ")");
}

bool topic_page(struct buffer *address, const struct topic *topic, const struct render_options *options)
{
	if (!options->help_base.length)
		return false;
	buffer_add(address, options->help_base);
	buffer_format(address, "%.*s.html", SLICE_ARGS(topic->name));
	return true;
}

void pen_topic(const struct pen *pen, const struct topic *topic)
{
	struct buffer address = {0};
	bool linked = pen->options->hyperlinks && topic_page(&address, topic, pen->options);

	if (linked)
		pen_link(pen, buffer_slice(&address));
	pen_text(pen, STYLE_PLAIN, topic->name);
	if (linked)
		pen_link(pen, SLICE(""));
	buffer_free(&address);
}

void pen_headline_start(const struct pen *pen, const struct diagnostic *diagnostic)
{
	const struct topic *topic = diagnostic->topic;
	enum style style = style_of_severity(diagnostic->severity);

	pen_location(pen, diagnostic);
	if (diagnostic_path(diagnostic).length)
		sink_text(pen->sink, ": ");
	pen_text(pen, style, slice_of(severity_word(diagnostic->severity)));
	sink_text(pen->sink, "[");
	pen_topic(pen, topic);
	sink_text(pen->sink, "] ");
	pen_text(pen, STYLE_PLAIN, topic->code);
	sink_text(pen->sink, ":");
}

void pen_headline(const struct pen *pen, const struct diagnostic *diagnostic)
{
	pen_headline_start(pen, diagnostic);
	sink_text(pen->sink, " ");
	pen_text(pen, STYLE_PLAIN, diagnostic->message);
	if (diagnostic->silencer != SILENCED_BY_NOBODY)
		pen_silencer(pen, diagnostic);
}

/* reviewdog's diagnostics. Lines are those of the file on disk, columns count UTF-8 bytes, ends are exclusive. */
#include "render/json_parts.h"
#include "render/location.h"
#include "text/segment.h"

/* By enum severity. */
static const char *const severities[] = {"INFO", "WARNING", "ERROR"};

static void write_position(struct json_writer *json, const char *key, struct place place)
{
	put_object(json, key);
	put_number(json, "line", place.line);
	put_number(json, "column", place.column);
	put_object_end(json);
}

static void write_range(struct json_writer *json, struct region region)
{
	put_object(json, "range");
	write_position(json, "start", region.start);
	write_position(json, "end", region.end);
	put_object_end(json);
}

static struct region region_of(const struct source *source, struct span file)
{
	return (struct region){source_file_place(source, file.start, COLUMN_UTF8), source_file_place(source, file.end, COLUMN_UTF8)};
}

static void write_location(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct region region;

	put_object(json, "location");
	put_text(json, "path", artifact_path(diagnostic, options));
	if (diagnostic_region(diagnostic, COLUMN_UTF8, &region))
		write_range(json, region);
	put_object_end(json);
}

/* The format cannot say that several edits belong together: fixes of one edit are suggested, others are not. */
static void write_suggestion(struct json_writer *json, const struct source *source, const struct fix *fix)
{
	struct buffer text = {0};
	struct span file;

	if (fix->edit_count == 1 && fix->applicability != FIX_DISPLAY && source_file_edit(source, fix->edits[0], &file, &text)) {
		put_object(json, NULL);
		write_range(json, region_of(source, file));
		put_text(json, "text", buffer_slice(&text));
		put_object_end(json);
	}
	buffer_free(&text);
}

static void write_suggestions(struct json_writer *json, const struct diagnostic *diagnostic)
{
	put_array(json, "suggestions");
	for (uint32_t i = 0; has_text(diagnostic) && i < diagnostic->fixes.count; i++)
		write_suggestion(json, diagnostic->source, &diagnostic->fixes.at[i]);
	put_array_end(json);
}

static void write_related(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	put_array(json, "related_locations");
	for (uint32_t i = 0; has_text(diagnostic) && i < diagnostic->labels.count; i++) {
		const struct label *label = &diagnostic->labels.at[i];

		put_object(json, NULL);
		put_text(json, "message", label->text);
		put_object(json, "location");
		put_text(json, "path", artifact_path(diagnostic, options));
		write_range(json, region_of(diagnostic->source, source_file_span(diagnostic->source, clipped(diagnostic->source, label->span))));
		put_object_end(json);
		put_object_end(json);
	}
	put_array_end(json);
}

static void write_source(struct json_writer *json)
{
	put_object(json, "source");
	put_text(json, "name", SLICE("oomlint"));
	put_object_end(json);
}

static void write_diagnostic(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct buffer room = {0};

	put_object(json, NULL);
	put_text(json, "message", judgement(diagnostic, &room));
	buffer_free(&room);
	write_location(json, diagnostic, options);
	put_text(json, "severity", slice_of(severities[diagnostic->severity]));
	write_source(json);
	put_object(json, "code");
	put_text(json, "value", diagnostic->topic->code);
	put_help_url(json, "url", diagnostic->topic, options);
	put_object_end(json);
	write_suggestions(json, diagnostic);
	write_related(json, diagnostic, options);
	put_object_end(json);
}

void render_rdjson(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct json_writer json = {.sink = sink};

	put_object(&json, NULL);
	write_source(&json);
	put_array(&json, "diagnostics");
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		write_diagnostic(&json, &report->diagnostics.at[i], options);
	put_array_end(&json);
	put_object_end(&json);
	put_end(&json);
}

void render_rdjsonl(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct json_writer json = {.sink = sink, .one_line = true};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		write_diagnostic(&json, &report->diagnostics.at[i], options);
		put_end(&json);
	}
}

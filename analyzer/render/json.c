/* An array of findings, with the fields that ruff has for its own and more. Lines and columns are 1-based, columns count
 * characters, ends are exclusive; in a notebook lines are those of the cell. */
#include "render/json_parts.h"
#include "render/location.h"

static void write_place(struct json_writer *json, const char *key, struct place place)
{
	put_object(json, key);
	put_number(json, "row", place.cell_line);
	put_number(json, "column", place.column);
	put_object_end(json);
}

/* An end belongs to the line and cell of the last character before it, not to what begins there. */
static struct place end_place(const struct source *source, struct span span)
{
	struct place place = source_place(source, span.end);

	if (span.end > span.start && source_place(source, span.end - 1).cell != place.cell) {
		place = source_place(source, span.end - 1);
		place.column++;
	}
	return place;
}

static void write_span(struct json_writer *json, const struct source *source, struct span span)
{
	struct place start;

	span = clipped(source, span);
	start = source_place(source, span.start);
	if (start.cell)
		put_number(json, "cell", start.cell);
	write_place(json, "location", start);
	write_place(json, "end_location", end_place(source, span));
}

static void write_cell(struct json_writer *json, uint32_t cell)
{
	if (cell)
		put_number(json, "cell", cell);
	else
		put_null(json, "cell");
}

/* Cell, place and end of the finding itself; null where they are not known. */
static void write_location(struct json_writer *json, const struct diagnostic *diagnostic)
{
	struct place place;
	bool known = diagnostic_place(diagnostic, &place);

	write_cell(json, place.cell);
	if (!known) {
		put_null(json, "location");
		put_null(json, "end_location");
		return;
	}
	write_place(json, "location", place);
	if (has_text(diagnostic))
		place = end_place(diagnostic->source, clipped(diagnostic->source, diagnostic->span));
	write_place(json, "end_location", place);
}

static void write_fix(struct json_writer *json, const struct diagnostic *diagnostic, const struct fix *fix)
{
	put_object(json, NULL);
	put_text(json, "applicability", slice_of(applicability_words[fix->applicability]));
	put_text(json, "title", fix->title);
	put_array(json, "edits");
	for (uint32_t i = 0; has_text(diagnostic) && i < fix->edit_count; i++) {
		put_object(json, NULL);
		put_text(json, "content", fix->edits[i].text);
		write_span(json, diagnostic->source, fix->edits[i].span);
		put_object_end(json);
	}
	put_array_end(json);
	put_text(json, "snippet", fix->snippet);
	put_object_end(json);
}

static void write_fixes(struct json_writer *json, const struct diagnostic *diagnostic)
{
	put_array(json, "fixes");
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		write_fix(json, diagnostic, &diagnostic->fixes.at[i]);
	put_array_end(json);
}

static void write_related(struct json_writer *json, const struct diagnostic *diagnostic)
{
	put_array(json, "related");
	for (uint32_t i = 0; has_text(diagnostic) && i < diagnostic->labels.count; i++) {
		put_object(json, NULL);
		write_span(json, diagnostic->source, diagnostic->labels.at[i].span);
		put_text(json, "message", diagnostic->labels.at[i].text);
		put_object_end(json);
	}
	put_array_end(json);
}

static void write_trace(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	put_array(json, "trace");
	for (uint32_t i = 0; has_text(diagnostic) && i < diagnostic->trace.count; i++) {
		const struct label *step = &diagnostic->trace.at[i];

		put_object(json, NULL);
		if (step->path.length) {
			put_text(json, "filename", relative_path(step->path, options->base));
			put_number(json, "line", step->line);
		} else {
			write_span(json, diagnostic->source, step->span);
		}
		put_text(json, "message", step->text);
		put_object_end(json);
	}
	put_array_end(json);
}

static void write_filename(struct json_writer *json, struct slice path, const struct render_options *options)
{
	if (path.length)
		put_text(json, "filename", relative_path(path, options->base));
	else
		put_null(json, "filename");
}

/* Only where silenced findings were asked for: each says who silences it, or null. */
static void write_suppression(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	if (!options->show_silenced)
		return;
	if (diagnostic->silencer == SILENCED_BY_NOBODY) {
		put_null(json, "suppression");
		return;
	}
	put_object(json, "suppression");
	put_text(json, "kind", diagnostic->silencer == SILENCED_BY_COMMENT ? SLICE("inSource") : SLICE("external"));
	put_text(json, "justification", diagnostic->justification);
	put_object_end(json);
}

/* null: about the run, not about the code. */
static void write_confidence(struct json_writer *json, const struct diagnostic *diagnostic)
{
	if (diagnostic->confidence == CONFIDENCE_UNSAID) {
		put_null(json, "confidence");
		return;
	}
	put_text(json, "confidence", confidence_word(diagnostic->confidence));
	if (diagnostic->doubt.length)
		put_text(json, "doubt", diagnostic->doubt);
}

static void write_diagnostic(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	put_object(json, NULL);
	put_text(json, "code", diagnostic->topic->code);
	put_text(json, "name", diagnostic->topic->name);
	put_text(json, "severity", slice_of(severity_word(diagnostic->severity)));
	write_confidence(json, diagnostic);
	put_text(json, "message", diagnostic->message);
	write_filename(json, diagnostic_path(diagnostic), options);
	write_location(json, diagnostic);
	write_fixes(json, diagnostic);
	put_settings(json, diagnostic);
	write_related(json, diagnostic);
	write_trace(json, diagnostic, options);
	write_suppression(json, diagnostic, options);
	if (!put_help_url(json, "url", diagnostic->topic, options))
		put_null(json, "url");
	put_object_end(json);
}

void render_json(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct json_writer json = {.sink = sink};

	put_array(&json, NULL);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		write_diagnostic(&json, &report->diagnostics.at[i], options);
	for (uint32_t i = 0; options->show_silenced && i < report->silenced.count; i++)
		write_diagnostic(&json, &report->silenced.at[i], options);
	put_array_end(&json);
	put_end(&json);
}

static void write_line(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	write_diagnostic(json, diagnostic, options);
	put_end(json);
}

void render_json_lines(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct json_writer json = {.sink = sink, .one_line = true};

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		write_line(&json, &report->diagnostics.at[i], options);
	for (uint32_t i = 0; options->show_silenced && i < report->silenced.count; i++)
		write_line(&json, &report->silenced.at[i], options);
}

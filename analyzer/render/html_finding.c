#include "render/html_parts.h"
#include "render/snippet.h"

enum { LONGEST_LINE = 200 };

/* By enum applicability. */
static const char *const tags[] = {"", " (unsafe fix)", " (safe fix)"};

void html_prose(struct sink *sink, struct slice text)
{
	bool code = false;
	struct slice part;

	for (; slice_next(&text, '`', &part); code = !code) {
		sink_text(sink, code ? "<code>" : "");
		html_text(sink, part);
		sink_text(sink, code ? "</code>" : "");
	}
}

static void write_headline(struct sink *sink, const struct diagnostic *diagnostic)
{
	const struct topic *topic = diagnostic->topic;
	const char *severity = severity_word(diagnostic->severity);
	struct place place;

	sink_format(sink, "<p><span class=\"word %s\">%s</span> <a href=\"#%.*s\">%.*s %.*s</a>", severity, severity, SLICE_ARGS(topic->code),
	            SLICE_ARGS(topic->code), SLICE_ARGS(topic->name));
	if (diagnostic_place(diagnostic, &place)) {
		sink_text(sink, " <span class=\"soft\">");
		if (place.cell)
			sink_format(sink, "cell %u, ", place.cell);
		sink_format(sink, "line %u, column %u</span>", place.cell_line, place.column);
	}
	sink_text(sink, "</p>\n<p>");
	html_prose(sink, diagnostic->message);
	sink_text(sink, "</p>\n");
}

static void write_code(struct sink *sink, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct render_options wide = *options;
	struct pen pen = {.sink = sink, .options = &wide, .html = true};

	if (!has_text(diagnostic))
		return;
	wide.width = 0;
	sink_text(sink, "<pre>");
	snippet_draw(&pen, diagnostic, snippet_gutter(diagnostic));
	sink_text(sink, "</pre>\n");
}

static void write_doubt(struct sink *sink, const struct diagnostic *diagnostic)
{
	if (diagnostic->confidence <= CONFIDENCE_CERTAIN)
		return;
	sink_format(sink, "<p class=\"soft\">Confidence: %.*s, ", SLICE_ARGS(confidence_word(diagnostic->confidence)));
	html_prose(sink, diagnostic->doubt);
	sink_text(sink, "</p>\n");
}

/* Line of code, 0-based, that a step is on; none of this file's where it is in another one. */
static uint32_t step_line(const struct diagnostic *diagnostic, const struct label *step)
{
	return step->path.length ? UINT32_MAX : source_line(diagnostic->source, clipped(diagnostic->source, step->span).start);
}

/* Steps on one line show it once. */
static void write_step(struct sink *sink, const struct diagnostic *diagnostic, uint32_t number, const struct render_options *options)
{
	const struct label *step = &diagnostic->trace.at[number];
	uint32_t at = step_line(diagnostic, step);
	bool again = number && step_line(diagnostic, step - 1) == at;

	sink_text(sink, "<li><span class=\"soft\">");
	if (step->path.length) {
		html_text(sink, relative_path(step->path, options->base));
		sink_format(sink, ", line %u", step->line);
	} else {
		sink_format(sink, "line %u", source_place(diagnostic->source, clipped(diagnostic->source, step->span).start).cell_line);
	}
	sink_text(sink, ":</span> ");
	html_prose(sink, step->text);
	if (!step->path.length && !again) {
		sink_text(sink, "<br><code>");
		html_text(sink, slice_part(slice_trim(source_line_text(diagnostic->source, at)), 0, LONGEST_LINE));
		sink_text(sink, "</code>");
	}
	sink_text(sink, "</li>\n");
}

static void write_trace(struct sink *sink, const struct diagnostic *diagnostic, const struct render_options *options)
{
	if (!has_text(diagnostic) || !diagnostic->trace.count)
		return;
	sink_text(sink, "<h4>The way of the data</h4>\n<ol>\n");
	for (uint32_t i = 0; i < diagnostic->trace.count; i++)
		write_step(sink, diagnostic, i, options);
	sink_text(sink, "</ol>\n");
}

static void write_fix(struct sink *sink, const struct diagnostic *diagnostic, const struct fix *fix)
{
	sink_text(sink, "<h4>Instead");
	sink_text(sink, fix->title.length ? ": " : "");
	html_prose(sink, fix->title);
	sink_format(sink, "%s</h4>\n", tags[fix->applicability]);
	if (has_text(diagnostic) && fix->edit_count) {
		html_difference(sink, diagnostic->source, fix);
	} else if (fix->snippet.length) {
		struct slice snippet = fix->snippet, line;

		sink_text(sink, "<pre>");
		while (slice_next(&snippet, '\n', &line)) {
			html_text(sink, line);
			sink_text(sink, "\n");
		}
		sink_text(sink, "</pre>\n");
	}
}

static void write_setting(struct sink *sink, const struct setting_advice *setting)
{
	sink_text(sink, "<li><code>");
	html_text(sink, setting->key);
	sink_text(sink, "=");
	html_text(sink, setting->value);
	sink_text(sink, "</code> ");
	html_prose(sink, setting->because);
	if (setting->where.length) {
		sink_text(sink, setting->because.length ? "; set " : "set ");
		html_prose(sink, setting->where);
	}
	sink_text(sink, "</li>\n");
}

static void write_settings(struct sink *sink, const struct diagnostic *diagnostic)
{
	if (!diagnostic->settings.count)
		return;
	sink_text(sink, "<h4>Configuration</h4>\n<ul>\n");
	for (uint32_t i = 0; i < diagnostic->settings.count; i++)
		write_setting(sink, &diagnostic->settings.at[i]);
	sink_text(sink, "</ul>\n");
}

void html_finding(struct sink *sink, const struct diagnostic *diagnostic, uint32_t number, const struct render_options *options)
{
	sink_format(sink, "<article id=\"f%u\">\n", number);
	write_headline(sink, diagnostic);
	write_code(sink, diagnostic, options);
	write_doubt(sink, diagnostic);
	write_trace(sink, diagnostic, options);
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		write_fix(sink, diagnostic, &diagnostic->fixes.at[i]);
	write_settings(sink, diagnostic);
	sink_text(sink, "</article>\n");
}

/* One page with everything in it: the rules that spoke, and the findings by file. */
#include "render/html_parts.h"

static void write_head(struct sink *sink)
{
	sink_text(sink, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>oomlint report</title>\n<style>\n");
	sink_text(sink, html_style);
	sink_text(sink, "</style>\n</head>\n<body>\n<h1>oomlint report</h1>\n");
}

/* "2 errors, 1 warning" of the diagnostics [first, end). */
static void write_severities(struct sink *sink, const struct report *report, uint32_t first, uint32_t end)
{
	uint32_t counts[SEVERITY_ERROR + 1] = {0};
	const char *comma = "";

	for (uint32_t i = first; i < end; i++)
		counts[report->diagnostics.at[i].severity]++;
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		const char *word = severity_word((enum severity)severity);

		if (!counts[severity])
			continue;
		sink_format(sink, "%s<span class=\"word %s\">%u %s%s</span>", comma, word, counts[severity], word, counts[severity] == 1 ? "" : "s");
		comma = ", ";
	}
}

static void write_counts(struct sink *sink, const struct report *report)
{
	uint32_t count = report->diagnostics.count;

	sink_text(sink, "<p>");
	write_severities(sink, report, 0, count);
	sink_format(sink, "%s, %u file%s checked", count ? "" : "Nothing found", report->files_checked, report->files_checked == 1 ? "" : "s");
	if (report->files_skipped)
		sink_format(sink, ", %u without Spark skipped", report->files_skipped);
	sink_text(sink, ".</p>\n");
}

static uint32_t count_of(const struct report *report, const struct topic *topic)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		count += report->diagnostics.at[i].topic == topic;
	return count;
}

static void write_places(struct sink *sink, const struct report *report, const struct topic *topic, const struct render_options *options)
{
	sink_text(sink, "<ul>\n");
	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		struct place place;

		if (diagnostic->topic != topic)
			continue;
		sink_format(sink, "<li><a href=\"#f%u\">", i + 1);
		html_text(sink, artifact_path(diagnostic, options));
		if (diagnostic_place(diagnostic, &place) && place.cell)
			sink_format(sink, ", cell %u", place.cell);
		if (place.cell_line)
			sink_format(sink, ", line %u", place.cell_line);
		sink_text(sink, "</a></li>\n");
	}
	sink_text(sink, "</ul>\n");
}

static void write_rule(struct sink *sink, const struct report *report, const struct topic *topic, const struct render_options *options)
{
	uint32_t count = count_of(report, topic);

	if (!count)
		return;
	sink_format(sink, "<details id=\"%.*s\"><summary><h3>%.*s %.*s</h3> <span class=\"soft\">%u &#215; ", SLICE_ARGS(topic->code),
	            SLICE_ARGS(topic->code), SLICE_ARGS(topic->name), count);
	html_prose(sink, topic->title);
	sink_text(sink, "</span></summary>\n<div class=\"why\">");
	html_prose(sink, slice_trim(topic->why));
	sink_text(sink, "</div>\n");
	write_places(sink, report, topic, options);
	sink_text(sink, "</details>\n");
}

static void write_file(struct sink *sink, const struct report *report, uint32_t first, uint32_t end, const struct render_options *options)
{
	sink_text(sink, "<details open><summary><h3>");
	html_text(sink, artifact_path(&report->diagnostics.at[first], options));
	sink_text(sink, "</h3> ");
	write_severities(sink, report, first, end);
	sink_text(sink, "</summary>\n");
	for (uint32_t i = first; i < end; i++)
		html_finding(sink, &report->diagnostics.at[i], i + 1, options);
	sink_text(sink, "</details>\n");
}

void render_html(const struct report *report, const struct render_options *options, struct sink *sink)
{
	write_head(sink);
	write_counts(sink, report);
	sink_text(sink, report->diagnostics.count ? "<h2>By rule</h2>\n" : "");
	for (uint32_t i = 0; i < options->topic_count; i++)
		write_rule(sink, report, options->topics[i], options);
	sink_text(sink, report->diagnostics.count ? "<h2>By file</h2>\n" : "");
	for (uint32_t first = 0, end; first < report->diagnostics.count; first = end) {
		end = file_group_end(report, first);
		write_file(sink, report, first, end, options);
	}
	sink_format(sink, "<p class=\"soft\">oomlint %.*s</p>\n</body>\n</html>\n", SLICE_ARGS(options->version));
}

/* Tables of findings by file, for the summary page of a CI job. Messages are Markdown already; a name in them is in
 * backquotes, and what is not may not begin HTML. */
#include "render/escape.h"

static const struct escape prose_escapes[] = {{'|', "\\|"}, {'<', "&lt;"}, {0, NULL}};
static const struct escape code_escapes[] = {{'|', "\\|"}, {0, NULL}};
static const struct escape heading_escapes[] = {
	{'\\', "\\\\"}, {'`', "\\`"}, {'*', "\\*"}, {'_', "\\_"}, {'[', "\\["}, {'<', "&lt;"}, {'&', "&amp;"}, {'#', "\\#"},
	{0, NULL},
};

static void write_message(struct sink *sink, struct slice message)
{
	bool code = false;
	struct slice part;

	while (slice_next(&message, '`', &part)) {
		put_escaped(sink, part, code ? code_escapes : prose_escapes);
		if (message.at)
			sink_text(sink, "`");
		code = !code;
	}
}

static void write_row(struct sink *sink, const struct diagnostic *diagnostic)
{
	struct buffer room = {0};
	struct place place;

	sink_text(sink, "| ");
	if (diagnostic_place(diagnostic, &place)) {
		if (place.cell)
			sink_format(sink, "cell %u, ", place.cell);
		sink_format(sink, "%u:%u", place.cell_line, place.column);
	}
	sink_format(sink, " | %s | %.*s %.*s | ", severity_word(diagnostic->severity), SLICE_ARGS(diagnostic->topic->code),
	            SLICE_ARGS(diagnostic->topic->name));
	write_message(sink, judgement(diagnostic, &room));
	sink_text(sink, " |\n");
	buffer_free(&room);
}

static void write_counts(struct sink *sink, const struct report *report)
{
	const char *comma = " ";

	sink_text(sink, "## oomlint:");
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		uint32_t count = report_count(report, (enum severity)severity);

		if (!count)
			continue;
		sink_format(sink, "%s%u %s%s", comma, count, severity_word((enum severity)severity), count == 1 ? "" : "s");
		comma = ", ";
	}
	sink_text(sink, report->diagnostics.count ? "\n" : " nothing found\n");
}

void render_markdown(const struct report *report, const struct render_options *options, struct sink *sink)
{
	write_counts(sink, report);
	for (uint32_t first = 0, end; first < report->diagnostics.count; first = end) {
		end = file_group_end(report, first);
		sink_text(sink, "\n### ");
		put_escaped(sink, artifact_path(&report->diagnostics.at[first], options), heading_escapes);
		sink_text(sink, "\n\n| Place | Severity | Rule | Message |\n|---|---|---|---|\n");
		for (uint32_t i = first; i < end; i++)
			write_row(sink, &report->diagnostics.at[i]);
	}
}

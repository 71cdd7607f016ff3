/* Findings under the name of their file. */
#include "render/location.h"

static void write_row(const struct pen *pen, const struct diagnostic *diagnostic)
{
	struct place place;

	sink_text(pen->sink, "  ");
	if (diagnostic_place(diagnostic, &place)) {
		if (place.cell)
			sink_format(pen->sink, "cell %u:", place.cell);
		sink_format(pen->sink, "%u:%u ", place.cell_line, place.column);
	}
	pen_text(pen, style_of_severity(diagnostic->severity), slice_of(severity_word(diagnostic->severity)));
	sink_text(pen->sink, "[");
	pen_topic(pen, diagnostic->topic);
	sink_text(pen->sink, "] ");
	pen_text(pen, STYLE_PLAIN, diagnostic->topic->code);
	sink_text(pen->sink, ": ");
	pen_text(pen, STYLE_PLAIN, diagnostic->message);
	if (diagnostic->confidence > CONFIDENCE_CERTAIN)
		sink_format(pen->sink, " (%.*s)", SLICE_ARGS(confidence_word(diagnostic->confidence)));
	pen_end(pen);
}

void render_grouped(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct pen pen = {.sink = sink, .options = options};

	for (uint32_t first = 0, end; first < report->diagnostics.count; first = end) {
		end = file_group_end(report, first);
		pen_text(&pen, STYLE_STRONG, artifact_path(&report->diagnostics.at[first], options));
		sink_text(sink, ":\n");
		for (uint32_t i = first; i < end; i++)
			write_row(&pen, &report->diagnostics.at[i]);
		pen_end(&pen);
	}
}

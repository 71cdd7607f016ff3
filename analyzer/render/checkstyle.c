/* XML as Checkstyle writes it. */
#include "render/escape.h"

static void write_error(struct sink *sink, const struct diagnostic *diagnostic)
{
	struct buffer room = {0};
	struct region region;

	sink_text(sink, "    <error");
	if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region)) {
		put_number_attribute(sink, "line", region.start.line);
		put_number_attribute(sink, "column", region.start.column);
	}
	put_attribute(sink, "severity", slice_of(severity_word(diagnostic->severity)));
	put_attribute(sink, "message", judgement(diagnostic, &room));
	sink_format(sink, " source=\"oomlint.%.*s\"/>\n", SLICE_ARGS(diagnostic->topic->code));
	buffer_free(&room);
}

void render_checkstyle(const struct report *report, const struct render_options *options, struct sink *sink)
{
	sink_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
	for (uint32_t first = 0, end; first < report->diagnostics.count; first = end) {
		end = file_group_end(report, first);
		sink_text(sink, "  <file");
		put_attribute(sink, "name", artifact_path(&report->diagnostics.at[first], options));
		sink_text(sink, ">\n");
		for (uint32_t i = first; i < end; i++)
			write_error(sink, &report->diagnostics.at[i]);
		sink_text(sink, "  </file>\n");
	}
	sink_text(sink, "</checkstyle>\n");
}

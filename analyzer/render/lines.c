/* One line for each finding, in the words of other programs: what reads theirs reads ours. */
#include "render/location.h"

/* path:line: [CODE] message */
void render_pylint(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct pen pen = {.sink = sink, .options = options};
	struct buffer room = {0};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		struct region region;

		pen_text(&pen, STYLE_PLAIN, artifact_path(diagnostic, options));
		sink_format(sink, ":%u: [", diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region) ? region.start.line : 1);
		pen_text(&pen, STYLE_PLAIN, diagnostic->topic->code);
		sink_text(sink, "] ");
		pen_text(&pen, STYLE_PLAIN, judgement(diagnostic, &room));
		pen_end(&pen);
	}
	buffer_free(&room);
}

/* By enum severity. */
static const char *const gcc_words[] = {"note", "warning", "error"};

/* path:line:column: warning: message [name]; columns count bytes, as those of gcc do. */
void render_gcc(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct pen pen = {.sink = sink, .options = options};
	struct buffer room = {0};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		struct region region;

		pen_text(&pen, STYLE_PLAIN, artifact_path(diagnostic, options));
		if (diagnostic_region(diagnostic, COLUMN_UTF8, &region))
			sink_format(sink, ":%u:%u", region.start.line, region.start.column);
		sink_format(sink, ": %s: ", gcc_words[diagnostic->severity]);
		pen_text(&pen, STYLE_PLAIN, judgement(diagnostic, &room));
		sink_text(sink, " [");
		pen_text(&pen, STYLE_PLAIN, diagnostic->topic->name);
		sink_text(sink, "]");
		pen_end(&pen);
	}
	buffer_free(&room);
}

/* One line for each finding, in the words of other programs: what reads theirs reads ours. */
#include "render/location.h"

/* A finding and what its line is written with. */
struct line {
	const struct render_options *options;
	struct sink *sink;
	struct pen pen;
	const struct diagnostic *diagnostic;
	struct slice message;
};

static void each_line(const struct report *report, const struct render_options *options, struct sink *sink, void (*write)(struct line *line))
{
	struct line line = {.options = options, .sink = sink, .pen = {.sink = sink, .options = options}};
	struct buffer room = {0};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		line.diagnostic = &report->diagnostics.at[i];
		line.message = judgement(line.diagnostic, &room);
		pen_text(&line.pen, STYLE_PLAIN, artifact_path(line.diagnostic, options));
		write(&line);
		pen_end(&line.pen);
	}
	buffer_free(&room);
}

static void write_pylint(struct line *line)
{
	struct region region;
	bool placed = diagnostic_region(line->diagnostic, COLUMN_CODE_POINT, &region);

	sink_format(line->sink, ":%u: [", placed ? region.start.line : 1);
	pen_text(&line->pen, STYLE_PLAIN, line->diagnostic->topic->code);
	sink_text(line->sink, "] ");
	pen_text(&line->pen, STYLE_PLAIN, line->message);
}

/* path:line: [CODE] message */
void render_pylint(const struct report *report, const struct render_options *options, struct sink *sink)
{
	each_line(report, options, sink, write_pylint);
}

/* By enum severity. */
static const char *const gcc_words[] = {"note", "warning", "error"};

static void write_gcc(struct line *line)
{
	struct region region;

	if (diagnostic_region(line->diagnostic, COLUMN_UTF8, &region))
		sink_format(line->sink, ":%u:%u", region.start.line, region.start.column);
	sink_format(line->sink, ": %s: ", gcc_words[line->diagnostic->severity]);
	pen_text(&line->pen, STYLE_PLAIN, line->message);
	sink_text(line->sink, " [");
	pen_text(&line->pen, STYLE_PLAIN, line->diagnostic->topic->name);
	sink_text(line->sink, "]");
}

/* path:line:column: warning: message [name]; columns count bytes, as those of gcc do. */
void render_gcc(const struct report *report, const struct render_options *options, struct sink *sink)
{
	each_line(report, options, sink, write_gcc);
}

/* Logging commands of Azure Pipelines. */
#include "render/escape.h"

static const struct escape message_escapes[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
static const struct escape property_escapes[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {';', "%3B"}, {']', "%5D"}, {0, NULL}};
/* By enum severity; there are only two. */
static const char *const types[] = {"warning", "warning", "error"};

void render_azure(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct buffer room = {0};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		struct region region;

		sink_format(sink, "##vso[task.logissue type=%s;", types[diagnostic->severity]);
		if (diagnostic_path(diagnostic).length) {
			sink_text(sink, "sourcepath=");
			put_escaped(sink, artifact_path(diagnostic, options), property_escapes);
			sink_text(sink, ";");
		}
		if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region))
			sink_format(sink, "linenumber=%u;columnnumber=%u;", region.start.line, region.start.column);
		sink_format(sink, "code=%.*s;]", SLICE_ARGS(diagnostic->topic->code));
		put_escaped(sink, judgement(diagnostic, &room), message_escapes);
		sink_text(sink, "\n");
	}
	buffer_free(&room);
}

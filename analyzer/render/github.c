/* Workflow commands of GitHub Actions. Only the first ten of a severity are shown beside the code: the worst come first,
 * and each line says its place again, for the log. */
#include "render/escape.h"

static const struct escape message_escapes[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
static const struct escape property_escapes[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}, {0, NULL}};
/* By enum severity. */
static const char *const commands[] = {"notice", "warning", "error"};

/* Columns only where the range is in one line: they are refused with others. */
static void write_region(struct sink *sink, const struct region *region)
{
	sink_format(sink, ",line=%u", region->start.line);
	if (region->start.line == region->end.line)
		sink_format(sink, ",col=%u,endLine=%u,endColumn=%u", region->start.column, region->end.line, region->end.column);
	else
		sink_format(sink, ",endLine=%u", region->end.line);
}

static void write_command(const struct diagnostic *diagnostic, const struct render_options *options, struct sink *sink)
{
	const struct topic *topic = diagnostic->topic;
	struct buffer text = {0}, room = {0};
	struct region region;

	sink_format(sink, "::%s title=%.*s %.*s", commands[diagnostic->severity], SLICE_ARGS(topic->code), SLICE_ARGS(topic->name));
	if (diagnostic_path(diagnostic).length) {
		sink_text(sink, ",file=");
		put_escaped(sink, artifact_path(diagnostic, options), property_escapes);
	}
	if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region))
		write_region(sink, &region);
	add_artifact_place(&text, diagnostic, options);
	buffer_format(&text, ": %.*s", SLICE_ARGS(judgement(diagnostic, &room)));
	sink_text(sink, "::");
	put_escaped(sink, buffer_slice(&text), message_escapes);
	sink_text(sink, "\n");
	buffer_free(&text);
	buffer_free(&room);
}

void render_github(const struct report *report, const struct render_options *options, struct sink *sink)
{
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		for (uint32_t i = 0; i < report->diagnostics.count; i++)
			if ((int)report->diagnostics.at[i].severity == severity)
				write_command(&report->diagnostics.at[i], options, sink);
}

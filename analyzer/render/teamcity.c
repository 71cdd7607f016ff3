/* Service messages of TeamCity: the inspections that found something, then what they found. */
#include "render/escape.h"

static const struct escape escapes[] = {
	{'|', "||"}, {'\'', "|'"}, {'\n', "|n"}, {'\r', "|r"}, {'[', "|["}, {']', "|]"}, {0, NULL},
};
/* By enum severity. */
static const char *const severities[] = {"INFO", "WARNING", "ERROR"};

static void write_property(struct sink *sink, const char *name, struct slice text)
{
	sink_format(sink, " %s='", name);
	put_escaped(sink, text, escapes);
	sink_text(sink, "'");
}

static bool is_used(const struct report *report, const struct topic *topic)
{
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].topic == topic)
			return true;
	return false;
}

static void write_type(struct sink *sink, const struct topic *topic)
{
	sink_text(sink, "##teamcity[inspectionType");
	write_property(sink, "id", topic->code);
	write_property(sink, "name", topic->name);
	write_property(sink, "description", topic->title);
	write_property(sink, "category", topic->family);
	sink_text(sink, "]\n");
}

static void write_inspection(struct sink *sink, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct buffer room = {0};
	struct region region;

	sink_text(sink, "##teamcity[inspection");
	write_property(sink, "typeId", diagnostic->topic->code);
	write_property(sink, "message", judgement(diagnostic, &room));
	write_property(sink, "file", artifact_path(diagnostic, options));
	if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region))
		sink_format(sink, " line='%u'", region.start.line);
	write_property(sink, "SEVERITY", slice_of(severities[diagnostic->severity]));
	sink_text(sink, "]\n");
	buffer_free(&room);
}

void render_teamcity(const struct report *report, const struct render_options *options, struct sink *sink)
{
	for (uint32_t i = 0; i < options->topic_count; i++)
		if (is_used(report, options->topics[i]))
			write_type(sink, options->topics[i]);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		write_inspection(sink, &report->diagnostics.at[i], options);
}

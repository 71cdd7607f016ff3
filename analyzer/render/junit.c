/* JUnit's XML: a suite for each file, a failed case for each finding; one passed case where nothing was found. */
#include "render/escape.h"

static void write_failure(struct sink *sink, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct buffer place = {0}, room = {0};
	struct slice message = judgement(diagnostic, &room);

	sink_text(sink, "      <failure");
	put_attribute(sink, "type", slice_of(severity_word(diagnostic->severity)));
	put_attribute(sink, "message", message);
	sink_text(sink, ">");
	add_artifact_place(&place, diagnostic, options);
	buffer_format(&place, ": %.*s %.*s", SLICE_ARGS(diagnostic->topic->code), SLICE_ARGS(message));
	put_escaped(sink, buffer_slice(&place), xml_escapes);
	sink_text(sink, "</failure>\n");
	buffer_free(&place);
	buffer_free(&room);
}

/* The place is in the name as well: cases of one name count as one. */
static void write_case(struct sink *sink, const struct diagnostic *diagnostic, const struct render_options *options)
{
	const struct topic *topic = diagnostic->topic;
	struct region region;
	bool known = diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region);

	sink_format(sink, "    <testcase name=\"%.*s %.*s", SLICE_ARGS(topic->code), SLICE_ARGS(topic->name));
	if (known)
		sink_format(sink, " at %u:%u", region.start.line, region.start.column);
	sink_text(sink, "\"");
	put_attribute(sink, "classname", artifact_path(diagnostic, options));
	put_attribute(sink, "file", artifact_path(diagnostic, options));
	if (known) {
		put_number_attribute(sink, "line", region.start.line);
		put_number_attribute(sink, "column", region.start.column);
	}
	sink_text(sink, ">\n");
	write_failure(sink, diagnostic, options);
	sink_text(sink, "    </testcase>\n");
}

static void write_counts(struct sink *sink, uint32_t tests, uint32_t failures)
{
	put_number_attribute(sink, "tests", tests);
	put_number_attribute(sink, "failures", failures);
	sink_text(sink, " errors=\"0\">\n");
}

static void write_suite(struct sink *sink, const struct report *report, uint32_t first, uint32_t end,
                        const struct render_options *options)
{
	sink_text(sink, "  <testsuite");
	put_attribute(sink, "name", artifact_path(&report->diagnostics.at[first], options));
	write_counts(sink, end - first, end - first);
	for (uint32_t i = first; i < end; i++)
		write_case(sink, &report->diagnostics.at[i], options);
	sink_text(sink, "  </testsuite>\n");
}

static void write_passed(struct sink *sink)
{
	sink_text(sink, "  <testsuite name=\"oomlint\"");
	write_counts(sink, 1, 0);
	sink_text(sink, "    <testcase name=\"no findings\" classname=\"oomlint\"/>\n  </testsuite>\n");
}

void render_junit(const struct report *report, const struct render_options *options, struct sink *sink)
{
	uint32_t count = report->diagnostics.count;

	sink_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"oomlint\"");
	write_counts(sink, count ? count : 1, count);
	for (uint32_t first = 0, end; first < count; first = end) {
		end = file_group_end(report, first);
		write_suite(sink, report, first, end, options);
	}
	if (!count)
		write_passed(sink);
	sink_text(sink, "</testsuites>\n");
}

/* What a run found, checked and fixed. */
#include "render/location.h"
#include "render/summary_parts.h"

static uint32_t files_with_findings(const struct report *report)
{
	struct slice last = {0};
	uint32_t count = 0;

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		struct slice path = diagnostic_path(&report->diagnostics.at[i]);

		if (path.length && !slice_equal(path, last))
			count++;
		last = path;
	}
	return count;
}

/* "1 error, 2 warnings" */
static void add_severities(struct buffer *out, const struct report *report)
{
	const char *comma = "";

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		uint32_t count = report_count(report, (enum severity)severity);

		if (!count)
			continue;
		buffer_add_text(out, comma);
		add_count(out, count, severity_word((enum severity)severity));
		comma = ", ";
	}
}

/* Known before. */
static uint32_t in_baseline(const struct report *report)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < report->silenced.count; i++)
		count += report->silenced.at[i].silencer == SILENCED_BY_BASELINE;
	return count;
}

/* "12 files checked, 9 without Spark skipped" */
static void add_files(struct buffer *out, const struct report *report)
{
	add_count(out, report->files_checked, "file");
	buffer_add_text(out, " checked");
	if (report->files_skipped)
		buffer_format(out, ", %u without Spark skipped", report->files_skipped);
	if (in_baseline(report))
		buffer_format(out, ", %u known from the baseline", in_baseline(report));
}

static void add_time(struct buffer *out, double seconds)
{
	if (seconds < 1)
		buffer_format(out, "%.0f ms", seconds * 1000);
	else
		buffer_format(out, "%.1f s", seconds);
}

static void add_found(struct buffer *out, const struct report *report)
{
	uint32_t files = files_with_findings(report);

	buffer_add_text(out, "Found ");
	add_severities(out, report);
	if (files) {
		buffer_add_text(out, " in ");
		add_count(out, files, "file");
	}
	buffer_add_text(out, " (");
	add_files(out, report);
	buffer_add_text(out, ") in ");
	add_time(out, report->seconds);
	buffer_add_text(out, ".\n");
}

static void add_passed(struct buffer *out, const struct report *report)
{
	buffer_add_text(out, report->incomplete ? "Nothing found, but not everything could be checked: " : "All checks passed: ");
	add_files(out, report);
	buffer_add_text(out, ", in ");
	add_time(out, report->seconds);
	buffer_add_text(out, ".\n");
}

static void add_fixable(struct buffer *out, const struct report *report, bool with_shown)
{
	const uint32_t *counts = report->fixable;

	if (counts[FIX_SAFE] && counts[FIX_UNSAFE])
		buffer_format(out, "[*] %u fixable with --fix, %u more with --unsafe-fixes.\n", counts[FIX_SAFE], counts[FIX_UNSAFE]);
	else if (counts[FIX_SAFE])
		buffer_format(out, "[*] %u fixable with --fix.\n", counts[FIX_SAFE]);
	else if (counts[FIX_UNSAFE])
		buffer_format(out, "[*] %u fixable with --unsafe-fixes.\n", counts[FIX_UNSAFE]);
	if (with_shown && counts[FIX_DISPLAY])
		buffer_format(out, "%u with rewrites that are only shown, never applied.\n", counts[FIX_DISPLAY]);
}

/* What is left is not told with --fix-only: "Fixed 3 findings in 2 files (9 files checked) in 8 ms." */
static void add_only_fixed(struct buffer *out, const struct report *report)
{
	if (report->fixes_applied)
		add_fixed(out, report);
	else
		buffer_add_text(out, "Nothing was fixed");
	buffer_add_text(out, " (");
	add_files(out, report);
	buffer_add_text(out, ") in ");
	add_time(out, report->seconds);
	buffer_add_text(out, ".\n");
}

static void write_bold(const struct pen *pen, struct buffer *text)
{
	struct slice rest = buffer_slice(text), line;

	rest.length -= rest.length > 0; /* the last line's end */
	while (slice_next(&rest, '\n', &line)) {
		pen_text(pen, STYLE_STRONG, line);
		pen_end(pen);
	}
	buffer_free(text);
}

static void write_fixed(const struct pen *pen, const struct report *report, bool rows)
{
	struct buffer out = {0};

	if (!report->only_would && (report->only_fixed || !report->fixes_applied) && !(rows && report->fixes_applied))
		return;
	add_fixed(&out, report);
	buffer_add_text(&out, rows && report->fixes_applied ? ":\n" : ".\n");
	write_bold(pen, &out);
	if (rows)
		write_fixed_rows(pen, report);
	if (rows && report->fixes_applied && !report->only_would)
		pen_end(pen);
}

void render_summary(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct pen pen = {.sink = sink, .options = options};
	struct buffer out = {0};

	write_fixed(&pen, report, options->show_fixes);
	if (!report->only_would)
		(report->only_fixed ? add_only_fixed : report->diagnostics.count ? add_found : add_passed)(&out, report);
	if (!report->comments_added)
		add_fixable(&out, report, options->show_fixes);
	write_bold(&pen, &out);
}

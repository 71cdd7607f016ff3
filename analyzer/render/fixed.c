/* What was fixed: how much, and with --show-fixes which rewrites. */
#include "render/summary_parts.h"

#include "base/drives.h"

static const char *const words[] = {[FIX_DISPLAY] = "", [FIX_UNSAFE] = "unsafe", [FIX_SAFE] = "safe"};

void add_count(struct buffer *out, uint32_t count, const char *word)
{
	buffer_format(out, "%u %s%s", count, word, count == 1 ? "" : "s");
}

static const char *verb(const struct report *report)
{
	if (report->comments_added)
		return report->only_would ? "Would add " : "Added ";
	return report->only_would ? "Would fix " : "Fixed ";
}

void add_fixed(struct buffer *out, const struct report *report)
{
	buffer_add_text(out, verb(report));
	add_count(out, report->fixes_applied, report->comments_added ? "comment" : "finding");
	buffer_add_text(out, " in ");
	add_count(out, report->files_fixed, "file");
}

static uint32_t digits(uint32_t number)
{
	return number < 10 ? 1 : 1 + digits(number / 10);
}

static uint32_t widest(const struct report *report)
{
	uint32_t most = 1;

	for (uint32_t i = 0; i < report->fixed.count; i++)
		most = digits(report->fixed.at[i].count) > most ? digits(report->fixed.at[i].count) : most;
	return most;
}

/* "    2 × collect-unbounded (OOM101): take a part (unsafe)" */
static void write_row(const struct pen *pen, const struct fixed_row *row, uint32_t width)
{
	sink_format(pen->sink, "    %*u × ", (int)width, row->count);
	pen_text(pen, STYLE_STRONG, row->topic->name);
	sink_format(pen->sink, " (%.*s): ", SLICE_ARGS(row->topic->code));
	pen_text(pen, STYLE_PLAIN, row->title);
	if (words[row->applicability][0])
		sink_format(pen->sink, " (%s)", words[row->applicability]);
	pen_end(pen);
}

void write_fixed_rows(const struct pen *pen, const struct report *report)
{
	uint32_t width = widest(report);

	for (uint32_t i = 0; i < report->fixed.count; i++) {
		const struct fixed_row *row = &report->fixed.at[i];

		if (!i || !slice_equal(row->path, row[-1].path)) {
			sink_text(pen->sink, "- ");
			pen_text(pen, STYLE_STRONG, path_said(row->path));
			sink_text(pen->sink, ":\n");
		}
		write_row(pen, row, width);
	}
}

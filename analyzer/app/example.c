#include "app/example.h"

/* What a marker of the test driver is to a reader; NULL: nothing, the line or its end is left out. */
struct marker {
	struct slice sign;
	const char *words;
};

static const struct marker markers[] = {
	{{"#: ", 3}, "# "},
	{{"# expect-above: ", 16}, "# ^ "},
	{{"# expect: ", 10}, "# <- "},
	{{"# fixed: ", 9}, "# better: "},
	{{"# todo: ", 8}, NULL},
};

static const struct marker *marker_in(struct slice line, uint32_t *at)
{
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
		*at = slice_find(line, markers[i].sign, 0);
		if (*at != UINT32_MAX)
			return &markers[i];
	}
	return NULL;
}

static void write_line(struct sink *sink, struct slice line)
{
	uint32_t at;
	const struct marker *marker = marker_in(line, &at);
	struct slice before = marker ? slice_part(line, 0, at) : line;
	bool blank = slice_trim(before).length == 0;

	if (marker && !marker->words && blank)
		return;
	if (!marker || !marker->words) {
		while (before.length && before.at[before.length - 1] == ' ')
			before.length--;
		sink_format(sink, before.length ? "  %.*s\n" : "%.*s\n", SLICE_ARGS(before));
		return;
	}
	sink_format(sink, "  %.*s%s%.*s\n", SLICE_ARGS(before), marker->words,
	            SLICE_ARGS(slice_part(line, at + marker->sign.length, line.length)));
}

void example_write(struct sink *sink, struct slice fixture)
{
	struct slice rest = slice_trim(fixture), line;

	while (slice_next(&rest, '\n', &line))
		write_line(sink, line);
}

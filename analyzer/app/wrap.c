#include "app/wrap.h"

#include "render/glyph.h"

#include <sys/ioctl.h>

enum { WIDEST = 120, NARROWEST = 20 }; /* longer lines are hard to read; fewer columns hold no sentence */

uint32_t terminal_width(int descriptor)
{
	struct winsize size;

	return descriptor < 0 || ioctl(descriptor, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

static uint32_t blanks_at(struct slice line, uint32_t at)
{
	uint32_t end = at;

	while (end < line.length && line.at[end] == ' ')
		end++;
	return end - at;
}

static bool begins_word(struct slice line, uint32_t at)
{
	return at && at < line.length && line.at[at] != ' ' && line.at[at - 1] == ' ';
}

/* Where the last column of a table begins, or the words of a list's item, or else the line. The line above may have had it there, too. */
static uint32_t hanging(struct slice line, uint32_t width, uint32_t above)
{
	uint32_t hang = blanks_at(line, 0);

	if (begins_word(line, above))
		return above;
	if (slice_starts(slice_part(line, hang, line.length), SLICE("- ")))
		return hang + 2;
	for (uint32_t at = hang; at < line.length && at + NARROWEST < width; at++) {
		uint32_t blanks = blanks_at(line, at);

		if (blanks > 1)
			hang = at + blanks;
		at += blanks;
	}
	return hang + NARROWEST < width ? hang : blanks_at(line, 0);
}

static void wrap_line(struct sink *sink, struct slice line, uint32_t width, uint32_t hang)
{
	uint32_t column = hang;
	struct slice word, rest = slice_part(line, hang, line.length);
	const char *between = "";

	sink_add(sink, slice_part(line, 0, hang));
	while (slice_next(&rest, ' ', &word)) {
		uint32_t columns = display_width(word);

		if (*between && column + 1 + columns > width) {
			sink_format(sink, "\n%*s", (int)hang, "");
			column = hang;
			between = "";
		}
		sink_format(sink, "%s%.*s", between, SLICE_ARGS(word));
		column += columns + (*between != '\0');
		between = " ";
	}
}

void wrap_text(struct sink *sink, struct slice text)
{
	uint32_t width = terminal_width(sink->descriptor), hang = 0;
	struct slice line;

	width = width > WIDEST ? WIDEST : width;
	if (slice_ends(text, SLICE("\n")))
		text.length--;
	while (slice_next(&text, '\n', &line)) {
		hang = width > NARROWEST ? hanging(line, width, hang) : 0;
		if (hang + NARROWEST < width && display_width(line) > width)
			wrap_line(sink, line, width, hang);
		else
			sink_add(sink, line);
		sink_text(sink, "\n");
	}
}

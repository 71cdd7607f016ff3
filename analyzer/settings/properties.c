/* java.util.Properties.load, read in UTF-8, and the trimming that spark-submit adds. */
#include "settings/given.h"

#include "data/disk.h"
#include "text/utf8.h"

/* One logical line: escapes still in, continuation lines joined. */
struct reader {
	struct slice rest;
	uint32_t line;       /* of what comes next, 1-based */
	struct buffer joined;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

static struct slice without_blanks(struct slice s)
{
	while (s.length && is_blank(s.at[0]))
		s = slice_part(s, 1, s.length);
	return s;
}

/* \n, \r and \r\n end a line. */
static bool natural_line(struct reader *reader, struct slice *line)
{
	struct slice rest = reader->rest;
	uint32_t end = 0, after;

	if (!rest.length)
		return false;
	while (end < rest.length && rest.at[end] != '\n' && rest.at[end] != '\r')
		end++;
	after = end + (end < rest.length);
	if (after < rest.length && rest.at[end] == '\r' && rest.at[after] == '\n')
		after++;
	*line = slice_part(rest, 0, end);
	reader->rest = slice_part(rest, after, rest.length);
	reader->line++;
	return true;
}

static bool continues(struct slice line)
{
	uint32_t backslashes = 0;

	while (backslashes < line.length && line.at[line.length - 1 - backslashes] == '\\')
		backslashes++;
	return backslashes % 2 == 1;
}

static bool is_comment(struct slice line)
{
	return !line.length || line.at[0] == '#' || line.at[0] == '!';
}

/* The next line with something in it; *number is that of its first natural line. */
static bool logical_line(struct reader *reader, struct slice *line, uint32_t *number)
{
	struct slice part;

	do {
		*number = reader->line;
		if (!natural_line(reader, &part))
			return false;
		part = without_blanks(part);
	} while (is_comment(part));
	reader->joined.length = 0;
	while (continues(part)) {
		buffer_add(&reader->joined, slice_part(part, 0, part.length - 1));
		if (!natural_line(reader, &part))
			part = SLICE("");
		part = without_blanks(part);
	}
	buffer_add(&reader->joined, part);
	*line = buffer_slice(&reader->joined);
	return true;
}

static uint32_t key_length(struct slice line)
{
	uint32_t i = 0;

	while (i < line.length && line.at[i] != '=' && line.at[i] != ':' && !is_blank(line.at[i]))
		i += line.at[i] == '\\' ? 2 : 1;
	return i < line.length ? i : line.length;
}

static struct slice value_after(struct slice line, uint32_t key)
{
	struct slice rest = without_blanks(slice_part(line, key, line.length));

	if (rest.length && (rest.at[0] == '=' || rest.at[0] == ':'))
		rest = without_blanks(slice_part(rest, 1, rest.length));
	return rest;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits after \u; -1 when they are not. */
static int32_t code_unit(struct slice text, uint32_t at)
{
	int32_t unit = 0;

	if (text.length < at + 4)
		return -1;
	for (uint32_t i = at; i < at + 4; i++) {
		int digit = hex_digit(text.at[i]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static char escaped(char c)
{
	static const char letters[] = "tnrf", meant[] = "\t\n\r\f";
	const char *hit = c ? strchr(letters, c) : NULL;

	return hit ? meant[hit - letters] : c;
}

static struct slice unescaped(struct slice text, struct arena *arena)
{
	struct buffer out = {0};
	struct slice copy;

	for (uint32_t i = 0; i < text.length; i++) {
		int32_t unit;

		if (text.at[i] != '\\') {
			buffer_add_char(&out, text.at[i]);
		} else if (++i < text.length && text.at[i] == 'u' && (unit = code_unit(text, i + 1)) >= 0) {
			/* half of a pair is no character */
			utf8_add(&out, unit >= 0xD800 && unit < 0xE000 ? REPLACEMENT : (uint32_t)unit);
			i += 4;
		} else if (i < text.length) {
			buffer_add_char(&out, escaped(text.at[i]));
		}
	}
	copy = arena_copy(arena, buffer_slice(&out));
	buffer_free(&out);
	return copy;
}

static void add_lines(struct job_settings *job, struct slice text, struct slice path, struct arena *arena,
                      struct report *report)
{
	struct reader reader = {.rest = text, .line = 1};
	struct slice line;
	uint32_t number;

	while (logical_line(&reader, &line, &number)) {
		uint32_t key = key_length(line);

		settings_add(job,
		          (struct job_setting){.key = unescaped(slice_part(line, 0, key), arena),
		                               .value = slice_trim(unescaped(value_after(line, key), arena)),
		                               .from = FROM_PROPERTIES_FILE, .path = path, .line = number},
		          arena, report);
	}
	buffer_free(&reader.joined);
}

bool settings_read_properties(struct job_settings *job, struct slice path, struct arena *arena, struct report *report)
{
	static const struct slice byte_order_mark = {"\xEF\xBB\xBF", 3};
	struct slice kept = arena_copy(arena, path), text;
	const char *problem;

	if (!disk_text(kept, arena, &text, &problem)) {
		given_complain(report, &topic_file_unreadable, path, 0,
		               arena_format(report->arena, "the properties file could not be read: %s", problem));
		return false;
	}
	if (slice_starts(text, byte_order_mark))
		text = slice_part(text, 3, text.length);
	add_lines(job, text, kept, arena, report);
	return true;
}

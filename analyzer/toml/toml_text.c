#include "toml/toml_text.h"

#include "text/utf8.h"

#include <stdlib.h>

static const char escape_letters[] = "btnfr\"\\", escape_meanings[] = "\b\t\n\f\r\"\\";

/* \uXXXX or \UXXXXXXXX; gives its length, 0 when there is no such character. */
static uint32_t add_code_point(struct buffer *out, struct slice rest)
{
	uint32_t digits = rest.at[1] == 'u' ? 4 : 8;
	char hex[9] = "";
	unsigned long code;

	if (rest.length < digits + 2)
		return 0;
	memcpy(hex, rest.at + 2, digits);
	code = strtoul(hex, NULL, 16);
	if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return 0;
	utf8_add(out, (uint32_t)code);
	return digits + 2;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A backslash at the end of a line takes all white space up to the next text with it. */
static uint32_t line_joint(struct slice rest)
{
	uint32_t end = 1;

	while (end < rest.length && is_white(rest.at[end]))
		end++;
	return end;
}

/* Reads one escape at the start of `rest`; gives its length, 0 when it is wrong. */
static uint32_t add_escape(struct buffer *out, struct slice rest)
{
	const char *letter;

	if (rest.length < 2)
		return 0;
	if (rest.at[1] == 'u' || rest.at[1] == 'U')
		return add_code_point(out, rest);
	if (is_white(rest.at[1]))
		return line_joint(rest);
	letter = strchr(escape_letters, rest.at[1]);
	if (!letter)
		return 0;
	buffer_add_char(out, escape_meanings[letter - escape_letters]);
	return 2;
}

static bool unescape(struct slice text, struct buffer *out)
{
	uint32_t length;

	for (uint32_t i = 0; i < text.length; i += length) {
		length = 1;
		if (text.at[i] != '\\')
			buffer_add_char(out, text.at[i]);
		else if (!(length = add_escape(out, slice_part(text, i, text.length))))
			return false;
	}
	return true;
}

static struct slice without_first_line_end(struct slice text)
{
	uint32_t skip = slice_starts(text, SLICE("\r\n")) ? 2 : slice_starts(text, SLICE("\n")) ? 1 : 0;

	return slice_part(text, skip, text.length);
}

bool toml_text(struct slice written, struct arena *arena, struct slice *text)
{
	char quote = written.length ? written.at[0] : '\0';
	bool longer = written.length >= 6 && written.at[1] == quote && written.at[2] == quote;
	uint32_t marks = longer ? 3 : 1;
	struct buffer out = {0};
	bool right;

	if (quote != '"' && quote != '\'') {
		*text = arena_copy(arena, written);
		return true;
	}
	written = slice_part(written, marks, written.length - marks);
	if (longer)
		written = without_first_line_end(written);
	right = quote == '"' ? unescape(written, &out) : (buffer_add(&out, written), true);
	*text = arena_copy(arena, buffer_slice(&out));
	buffer_free(&out);
	return right;
}

#include "text/json_string.h"
#include "text/utf8.h"

enum { ESCAPE_LENGTH = 6, HEX_DIGITS = 4 }; /* \uXXXX */

/* Escapes of one letter: what is written, what it stands for. */
static const char letters[] = "\"\\/bfnrt";
static const char meanings[] = "\"\\/\b\f\n\r\t";

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The UTF-16 unit of the escape \uXXXX at `at`, or -1. */
static int32_t escaped_unit(struct slice content, uint32_t at)
{
	int32_t unit = 0;

	if (at + ESCAPE_LENGTH > content.length || content.at[at] != '\\' || content.at[at + 1] != 'u')
		return -1;
	for (uint32_t i = 0; i < HEX_DIGITS; i++) {
		int digit = hex_digit(content.at[at + 2 + i]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static bool is_surrogate(int32_t unit, int32_t first)
{
	return unit >= first && unit < first + 0x400;
}

/* Writes UTF-8 to bytes[4]. */
static uint32_t encode(uint32_t code_point, char bytes[4])
{
	struct buffer out = {.at = bytes, .capacity = UTF8_LONGEST};

	utf8_add(&out, code_point);
	return (uint32_t)out.length;
}

static uint32_t unicode_escape(struct slice content, uint32_t at, int32_t unit, char bytes[4], uint32_t *count)
{
	int32_t low = escaped_unit(content, at + ESCAPE_LENGTH);

	if (is_surrogate(unit, 0xD800) && is_surrogate(low, 0xDC00)) {
		*count = encode(0x10000u + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00), bytes);
		return 2 * ESCAPE_LENGTH;
	}
	if (is_surrogate(unit, 0xD800) || is_surrogate(unit, 0xDC00))
		unit = REPLACEMENT;
	*count = encode((uint32_t)unit, bytes);
	return ESCAPE_LENGTH;
}

uint32_t json_unit(struct slice content, uint32_t at, char bytes[4], uint32_t *count)
{
	const char *letter = NULL;
	int32_t unit = escaped_unit(content, at);
	uint32_t code_point;

	if (unit >= 0)
		return unicode_escape(content, at, unit, bytes, count);
	if (content.at[at] == '\\' && at + 1 < content.length)
		letter = memchr(letters, content.at[at + 1], sizeof letters - 1);
	if (letter) {
		bytes[0] = meanings[letter - letters];
		*count = 1;
		return 2;
	}
	*count = utf8_read(content, at, &code_point, NULL);
	memcpy(bytes, content.at + at, *count);
	return *count;
}

static void escape_code_point(struct buffer *out, uint32_t code_point)
{
	if (code_point >= 0x10000) {
		buffer_format(out, "\\u%04x", 0xD800 + ((code_point - 0x10000) >> 10));
		code_point = 0xDC00 + (code_point & 0x3FF);
	}
	buffer_format(out, "\\u%04x", code_point);
}

static void escape_ascii(struct buffer *out, char c)
{
	const char *meaning = c == '/' ? NULL : memchr(meanings, c, sizeof meanings - 1);

	if (meaning) {
		buffer_add_char(out, '\\');
		buffer_add_char(out, letters[meaning - meanings]);
	} else if ((unsigned char)c < 0x20) {
		escape_code_point(out, (unsigned char)c);
	} else {
		buffer_add_char(out, c);
	}
}

/* End of what stands in a string as it is. */
static uint32_t plain_end(struct slice text, uint32_t at)
{
	while (at < text.length && text.at[at] >= ' ' && text.at[at] < 0x7F && text.at[at] != '"' && text.at[at] != '\\')
		at++;
	return at;
}

void json_escape(struct buffer *out, struct slice text, bool ascii)
{
	uint32_t code_point;

	for (uint32_t at = 0; at < text.length;) {
		uint32_t plain = plain_end(text, at);

		if (plain > at) {
			buffer_add(out, slice_part(text, at, plain));
			at = plain;
			continue;
		}
		at += utf8_read(text, at, &code_point, NULL);
		if (code_point < 0x80)
			escape_ascii(out, (char)code_point);
		else if (ascii)
			escape_code_point(out, code_point);
		else
			utf8_add(out, code_point);
	}
}

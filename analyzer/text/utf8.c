#include "text/utf8.h"

/* Lead bytes, and what may follow them: RFC 3629, section 4. Later bytes are 80..BF. */
struct lead {
	uint8_t first, last;       /* the lead byte is in here */
	uint8_t length;
	uint8_t second_low, second_high;
};

static const struct lead leads[] = {
	{0xC2, 0xDF, 2, 0x80, 0xBF},
	{0xE0, 0xE0, 3, 0xA0, 0xBF},
	{0xE1, 0xEC, 3, 0x80, 0xBF},
	{0xED, 0xED, 3, 0x80, 0x9F},
	{0xEE, 0xEF, 3, 0x80, 0xBF},
	{0xF0, 0xF0, 4, 0x90, 0xBF},
	{0xF1, 0xF3, 4, 0x80, 0xBF},
	{0xF4, 0xF4, 4, 0x80, 0x8F},
};
enum { LEAD_COUNT = sizeof leads / sizeof *leads };

static uint8_t byte_at(struct slice text, uint32_t at)
{
	return (uint8_t)text.at[at];
}

static const struct lead *lead_of(uint8_t byte)
{
	for (unsigned i = 0; i < LEAD_COUNT; i++)
		if (byte >= leads[i].first && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

static bool follows(const struct lead *lead, uint32_t index, uint8_t byte)
{
	uint8_t low = index == 1 ? lead->second_low : 0x80, high = index == 1 ? lead->second_high : 0xBF;

	return byte >= low && byte <= high;
}

static uint32_t read_long(struct slice text, uint32_t at, uint32_t *code_point, bool *valid)
{
	const struct lead *lead = lead_of(byte_at(text, at));
	uint32_t read = 1, value;

	*valid = false;
	*code_point = REPLACEMENT;
	if (!lead)
		return 1;
	value = byte_at(text, at) & (0x7Fu >> lead->length);
	while (read < lead->length && at + read < text.length && follows(lead, read, byte_at(text, at + read)))
		value = value << 6 | (byte_at(text, at + read++) & 0x3Fu);
	if (read == lead->length) {
		*valid = true;
		*code_point = value;
	}
	return read;
}

uint32_t utf8_read(struct slice text, uint32_t at, uint32_t *code_point, bool *valid)
{
	bool unused;

	if (!valid)
		valid = &unused;
	if (byte_at(text, at) >= 0x80)
		return read_long(text, at, code_point, valid);
	*code_point = byte_at(text, at);
	*valid = true;
	return 1;
}

void utf8_add(struct buffer *out, uint32_t code_point)
{
	if (code_point < 0x80) {
		buffer_add_char(out, (char)code_point);
		return;
	}
	if (code_point < 0x800) {
		buffer_add_char(out, (char)(0xC0 | code_point >> 6));
	} else if (code_point < 0x10000) {
		buffer_add_char(out, (char)(0xE0 | code_point >> 12));
		buffer_add_char(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
	} else {
		buffer_add_char(out, (char)(0xF0 | code_point >> 18));
		buffer_add_char(out, (char)(0x80 | (code_point >> 12 & 0x3F)));
		buffer_add_char(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
	}
	buffer_add_char(out, (char)(0x80 | (code_point & 0x3F)));
}

uint32_t utf8_units(struct slice text, enum column_unit unit)
{
	uint32_t units = 0, code_point;

	if (unit == COLUMN_UTF8)
		return text.length;
	for (uint32_t at = 0; at < text.length; units++) {
		at += utf8_read(text, at, &code_point, NULL);
		units += unit == COLUMN_UTF16 && code_point >= 0x10000;
	}
	return units;
}

#include "syntax/encoding.h"

#include "text/utf8.h"

#include <ctype.h>

enum { MARK_LENGTH = 3, NAME_MOST = 32, HIGH_HALF = 0x80 };

/* Code points of the bytes in which the encoding differs from Latin-1. */
struct difference {
	uint8_t byte;
	uint16_t code_point;
};

static const struct difference windows_1252[] = {
	{0x80, 0x20AC}, {0x81, 0xFFFD}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E}, {0x85, 0x2026}, {0x86, 0x2020},
	{0x87, 0x2021}, {0x88, 0x02C6}, {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152}, {0x8D, 0xFFFD},
	{0x8E, 0x017D}, {0x8F, 0xFFFD}, {0x90, 0xFFFD}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D},
	{0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014}, {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
	{0x9C, 0x0153}, {0x9D, 0xFFFD}, {0x9E, 0x017E}, {0x9F, 0x0178}, {0, 0},
};
static const struct difference latin_9[] = {
	{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D}, {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153},
	{0xBE, 0x0178}, {0, 0},
};
static const struct difference latin_1[] = {{0, 0}};

/* Names as Python's codecs take them, in lower case and with hyphens. */
static const struct {
	const char *name;
	const struct difference *differences;
} encodings[] = {
	{"latin-1", latin_1}, {"latin1", latin_1}, {"iso-8859-1", latin_1}, {"iso8859-1", latin_1}, {"8859", latin_1},
	{"l1", latin_1}, {"cp1252", windows_1252}, {"windows-1252", windows_1252}, {"1252", windows_1252},
	{"iso-8859-15", latin_9}, {"iso8859-15", latin_9}, {"latin-9", latin_9}, {"latin9", latin_9}, {"l9", latin_9},
};

bool encoding_is_wide(struct slice text)
{
	return slice_starts(text, SLICE("\xFF\xFE")) || slice_starts(text, SLICE("\xFE\xFF")) ||
	       slice_starts(text, SLICE("\0\0\xFE\xFF"));
}

bool encoding_has_mark(struct slice text)
{
	return slice_starts(text, SLICE("\xEF\xBB\xBF"));
}

static uint32_t skip_ascii(struct slice text, uint32_t at)
{
	uint64_t eight;

	for (; at + sizeof eight <= text.length; at += sizeof eight) {
		memcpy(&eight, text.at + at, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (at < text.length && !(text.at[at] & HIGH_HALF))
		at++;
	return at;
}

bool encoding_is_utf8(struct slice text)
{
	bool valid = true;
	uint32_t code_point;

	for (uint32_t at = skip_ascii(text, 0); valid && at < text.length; at = skip_ascii(text, at))
		at += utf8_read(text, at, &code_point, &valid);
	return valid;
}

static bool is_name_part(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* What stands behind "coding:" or "coding=" in a comment, as PEP 263 has it. */
static struct slice declared_in(struct slice line)
{
	uint32_t at = slice_find(line, SLICE("coding"), 0), end;

	for (; at != UINT32_MAX; at = slice_find(line, SLICE("coding"), at + 1)) {
		uint32_t mark = at + SLICE("coding").length;

		if (mark >= line.length || (line.at[mark] != ':' && line.at[mark] != '='))
			continue;
		for (mark++; mark < line.length && is_blank(line.at[mark]);)
			mark++;
		for (end = mark; end < line.length && is_name_part(line.at[end]);)
			end++;
		if (end > mark)
			return slice_part(line, mark, end);
	}
	return (struct slice){0};
}

/* The declaration in the first two lines; the second counts when the first is blank or a comment too. */
static struct slice declared(struct slice text)
{
	struct slice line, name;

	for (int i = 0; i < 2 && slice_next(&text, '\n', &line); i++) {
		line = slice_trim(line);
		if (line.length && line.at[0] != '#')
			break;
		name = declared_in(line);
		if (name.length)
			return name;
	}
	return (struct slice){0};
}

static const struct difference *encoding_named(struct slice name)
{
	char normal[NAME_MOST];

	if (name.length > NAME_MOST)
		return NULL;
	for (uint32_t i = 0; i < name.length; i++)
		normal[i] = name.at[i] == '_' ? '-' : (char)tolower((unsigned char)name.at[i]);
	for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
		if (slice_equal(slice_of(encodings[i].name), (struct slice){normal, name.length}))
			return encodings[i].differences;
	return NULL;
}

static uint32_t code_point_of(uint8_t byte, const struct difference *differences)
{
	for (; differences->byte; differences++)
		if (differences->byte == byte)
			return differences->code_point;
	return byte;
}

static void add_piece(struct draft *draft, struct buffer *text, struct slice line, const struct difference *differences)
{
	struct segment origin = {.code_start = (uint32_t)text->length, .file_length = line.length,
	                         .file_start = (uint32_t)(line.at - draft->source->bytes.at)};

	for (uint32_t i = 0; i < line.length; i++)
		utf8_add(text, code_point_of((uint8_t)line.at[i], differences));
	origin.code_length = (uint32_t)text->length - origin.code_start;
	*list_push(draft->arena, &draft->origins) = origin;
}

static void transcode(struct draft *draft, const struct difference *differences)
{
	struct slice bytes = draft->source->bytes;
	struct buffer text = {0};
	uint32_t next;

	for (uint32_t at = 0; at < bytes.length; at = next) {
		struct slice piece = slice_part(bytes, at, at + PIECE_MOST);
		uint32_t newline = slice_find(piece, SLICE("\n"), 0);

		next = at + (newline == UINT32_MAX ? piece.length : newline + 1);
		add_piece(draft, &text, slice_part(bytes, at, next), differences);
	}
	draft->text = arena_copy(draft->arena, buffer_slice(&text));
	draft->own = true;
	draft->source->transcoded = true;
	buffer_free(&text);
}

bool encoding_read(struct draft *draft)
{
	const struct difference *differences;

	draft->text = draft->source->bytes;
	if (encoding_is_utf8(draft->text)) {
		if (encoding_has_mark(draft->text))
			draft_blank(draft, (struct span){0, MARK_LENGTH});
		return true;
	}
	differences = encoding_named(declared(draft->text));
	if (differences)
		transcode(draft, differences);
	return differences != NULL;
}

void encoding_mend_lines(struct draft *draft)
{
	struct slice text = draft->text;
	const char *at = text.at, *end = text.at + text.length;

	while (at < end && (at = memchr(at, '\r', (size_t)(end - at)))) {
		uint32_t offset = (uint32_t)(at - text.at);

		if (at + 1 == end || at[1] != '\n')
			draft_write(draft)[offset] = '\n';
		at = text.at + offset + 1;
	}
}

#include "syntax/again.h"

enum { STRIDE = 64 }; /* bytes that are compared at a time, as long as they are equal */

/* Row, and bytes from its start. */
static TSPoint point_at(struct slice text, uint32_t offset)
{
	const char *at = text.at, *end = text.at + offset, *line = at;
	uint32_t row = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		line = ++at;
		row++;
	}
	return (TSPoint){row, (uint32_t)(end - line)};
}

/* Where the line begins that an offset is in. */
static uint32_t line_of(struct slice text, uint32_t at)
{
	while (at && text.at[at - 1] != '\n')
		at--;
	return at;
}

static bool is_of_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* A line that begins with a word of three letters at least. `word`: where that is. */
static bool begins_with_word(struct slice text, uint32_t line, uint32_t *word)
{
	while (line < text.length && (text.at[line] == ' ' || text.at[line] == '\t'))
		line++;
	*word = line;
	return line + 2 < text.length && is_of_word(text.at[line]) && is_of_word(text.at[line + 1]) && is_of_word(text.at[line + 2]);
}

/* Inside of the last such word that begins before this line. */
static uint32_t word_before(struct slice text, uint32_t at)
{
	uint32_t word;

	for (uint32_t line = line_of(text, at); line;)
		if (begins_with_word(text, line = line_of(text, line - 1), &word))
			return word + 2;
	return 0;
}

/* Inside of the first such word that begins behind this line. */
static uint32_t word_behind(struct slice text, uint32_t at)
{
	const char *line = text.at + at, *end = text.at + text.length;
	uint32_t word;

	while ((line = memchr(line, '\n', (size_t)(end - line))))
		if (begins_with_word(text, (uint32_t)(++line - text.at), &word))
			return word + 1;
	return text.length;
}

static const char *end(struct slice text, uint32_t before) { return text.at + text.length - before; }

/* The parts that differ, between what both texts begin with and what both end with, and the lines around them. The end of a block is a token
 * without text behind its last line. Where one is told to have changed, but not the token behind it, the parser loses its place in the old
 * tree, and takes nothing that comes after; so it is told that all has changed from within a word before to within a word behind. */
static TSInputEdit difference(struct slice before, struct slice now)
{
	uint32_t most = before.length < now.length ? before.length : now.length, start = 0, behind = 0;

	while (most - start >= STRIDE && !memcmp(before.at + start, now.at + start, STRIDE))
		start += STRIDE;
	while (start < most && before.at[start] == now.at[start])
		start++;
	while (most - start - behind >= STRIDE && !memcmp(end(before, behind + STRIDE), end(now, behind + STRIDE), STRIDE))
		behind += STRIDE;
	while (behind < most - start && *end(before, behind + 1) == *end(now, behind + 1))
		behind++;
	start = word_before(before, start);
	behind = before.length - word_behind(before, before.length - behind);
	return (TSInputEdit){
		.start_byte = start,
		.old_end_byte = before.length - behind,
		.new_end_byte = now.length - behind,
		.start_point = point_at(before, start),
		.old_end_point = point_at(before, before.length - behind),
		.new_end_point = point_at(now, now.length - behind),
	};
}

TSTree *parse_edited(const TSTree *parse, struct slice before, struct slice now)
{
	TSInputEdit edit = difference(before, now);
	TSTree *edited;

	if (edit.new_end_byte - edit.start_byte > now.length / 2)
		return NULL;
	edited = ts_tree_copy(parse);
	ts_tree_edit(edited, &edit);
	return edited;
}

#include "project/import_scan.h"

#include <ctype.h>

static bool is_name_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static struct slice trim_start(struct slice text, const char *bytes)
{
	uint32_t i = 0;

	while (i < text.length && strchr(bytes, text.at[i]) && text.at[i])
		i++;
	return slice_part(text, i, text.length);
}

/* Takes a word that is followed by a blank. */
static bool take_word(struct slice *text, struct slice word)
{
	if (!slice_starts(*text, word) || text->length <= word.length || !strchr(" \t", text->at[word.length]))
		return false;
	*text = trim_start(slice_part(*text, word.length, text->length), " \t");
	return true;
}

static struct slice take_dotted(struct slice *text)
{
	uint32_t i = 0;
	struct slice taken;

	while (i < text->length && (is_name_byte(text->at[i]) || text->at[i] == '.'))
		i++;
	taken = slice_part(*text, 0, i);
	*text = slice_part(*text, i, text->length);
	return taken;
}

static struct slice take_path(struct slice *text)
{
	uint32_t i = 0;

	while (i < text->length && !strchr(" \t\r\n\"\\'$", text->at[i]))
		i++;
	return slice_part(*text, 0, i);
}

/* Up to the closing bracket, or to the end of the line. */
static struct slice imported_names(struct slice text, struct slice whole)
{
	struct slice rest = {text.at, (uint32_t)(whole.at + whole.length - text.at)};
	uint32_t end;

	text = trim_start(text, " \t");
	if (!slice_starts(text, SLICE("(")))
		return text;
	end = slice_find(rest, SLICE(")"), 0);
	return end == UINT32_MAX ? text : slice_part(rest, 0, end);
}

static bool read_line(struct import_scan *scan, struct slice line)
{
	line = trim_start(line, " \t\"");
	if (slice_starts(line, SLICE("# MAGIC ")))
		line = slice_part(line, 8, line.length);
	if (take_word(&line, SLICE("%run"))) {
		scan->module = take_path(&line);
		scan->is_run = true;
		return scan->module.length > 0;
	}
	if (take_word(&line, SLICE("import"))) {
		scan->names = line;
		scan->module = (struct slice){"", 0};
		return true;
	}
	if (!take_word(&line, SLICE("from")))
		return false;
	scan->module = take_dotted(&line);
	line = trim_start(line, " \t");
	if (!scan->module.length || !slice_starts(line, SLICE("import")))
		return false;
	line = slice_part(line, 6, line.length);
	scan->names = imported_names(line, (struct slice){scan->rest.at, scan->rest.length});
	if (slice_starts(trim_start(scan->names, " \t"), SLICE("*")))
		scan->names = (struct slice){"", 0};
	return true;
}

/* The next name of a list: `as` and what follows it is left out, comments and brackets too. */
static bool next_name(struct import_scan *scan, struct slice *name)
{
	while (scan->names.length) {
		struct slice part;
		uint32_t comma = slice_find(scan->names, SLICE(","), 0);

		part = slice_part(scan->names, 0, comma == UINT32_MAX ? scan->names.length : comma);
		scan->names = comma == UINT32_MAX ? (struct slice){"", 0} : slice_part(scan->names, comma + 1, scan->names.length);
		part = trim_start(part, " \t\r\n(\\\"");
		*name = take_dotted(&part);
		if (name->length)
			return true;
	}
	return false;
}

void import_scan_start(struct import_scan *scan, struct slice text)
{
	*scan = (struct import_scan){.rest = text};
}

bool import_scan_next(struct import_scan *scan, struct slice *module, struct slice *name)
{
	struct slice line, found;

	scan->is_run = false;
	for (;;) {
		if (next_name(scan, &found)) {
			*module = scan->module.length ? scan->module : found;
			*name = scan->module.length ? found : (struct slice){"", 0};
			return true;
		}
		do
			if (!slice_next(&scan->rest, '\n', &line))
				return false;
		while (!read_line(scan, line));
		if (!scan->names.length) {
			*module = scan->module;
			*name = (struct slice){"", 0};
			return true;
		}
	}
}

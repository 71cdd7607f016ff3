#include "syntax/magic.h"

#include <ctype.h>

/* Goes over the Python of a cell, a logical line at a time: strings and brackets may hold line ends. */
struct scan {
	struct draft *draft;
	uint32_t at, end;
	uint32_t depth;        /* of brackets */
	uint32_t last;         /* the last character that is neither blank nor comment */
};

/* Programs that are run without `!` when IPython's automagic is on. */
static const char *const installers[] = {"pip", "pip3", "conda", "mamba", NULL};
static const char *const installer_commands[] = {"install", "uninstall", "list", "freeze", "show",   "download",
                                                 "update",  "remove",    "env",  "create", "config", NULL};
static const char *const file_commands[] = {"cd", "ls", "ll", "cat", "cp", "mv", "rm", "mkdir", NULL};

static char char_at(const struct scan *scan, uint32_t at)
{
	return at < scan->end ? scan->draft->text.at[at] : '\0';
}

/* Length of a backslash and the line end behind it; 0 when there is none. */
static uint32_t continuation(const struct scan *scan, uint32_t at)
{
	if (char_at(scan, at) != '\\')
		return 0;
	if (char_at(scan, at + 1) == '\n')
		return 2;
	return char_at(scan, at + 1) == '\r' && char_at(scan, at + 2) == '\n' ? 3 : 0;
}

/* Where a magic ends: at the end of the line, or of the lines that backslashes add to it. */
static uint32_t magic_end(const struct scan *scan, uint32_t at)
{
	while (at < scan->end && char_at(scan, at) != '\n' && char_at(scan, at) != '\r') {
		uint32_t more = continuation(scan, at);

		at += more ? more : 1;
	}
	return at;
}

static uint32_t skip_blanks(const struct scan *scan, uint32_t at)
{
	while (at < scan->end && is_blank(char_at(scan, at)))
		at++;
	return at;
}

static struct slice word_at(const struct scan *scan, uint32_t at)
{
	uint32_t end = at;

	while (isalnum((unsigned char)char_at(scan, end)))
		end++;
	return slice_part(scan->draft->text, at, end);
}

/* `/opt`, `~/x`, `..`, `-l`, `$HOME`: no operand of Python. */
static bool is_path_or_option(char first, char second)
{
	if (first == '~' || first == '$')
		return true;
	if (first == '.')
		return second == '.' || second == '/';
	return (first == '/' || first == '-') && isalpha((unsigned char)second);
}

static bool is_automagic(const struct scan *scan, uint32_t at)
{
	struct slice name = word_at(scan, at);
	uint32_t argument = skip_blanks(scan, at + name.length);

	if (!name.length || argument == at + name.length)
		return false;
	if (is_one_of(name, installers))
		return is_one_of(word_at(scan, argument), installer_commands);
	return is_one_of(name, file_commands) && is_path_or_option(char_at(scan, argument), char_at(scan, argument + 1));
}

/* Goes over the options of `%timeit -n 10 f()` to the statement. */
static uint32_t skip_options(const struct scan *scan, uint32_t at)
{
	for (at = skip_blanks(scan, at); char_at(scan, at) == '-'; at = skip_blanks(scan, at)) {
		bool takes_value = strchr("nrpslTDf", char_at(scan, at + 1)) && is_blank(char_at(scan, at + 2));

		for (int words = takes_value ? 2 : 1; words > 0; words--) {
			at = skip_blanks(scan, at);
			while (!isspace((unsigned char)char_at(scan, at)) && at < scan->end)
				at++;
		}
	}
	return at;
}

/* `%time f()` becomes `0;    f()`: one statement more on the line, and the indentation stays. */
static bool keep_statement(struct scan *scan, uint32_t at)
{
	struct slice line = slice_part(scan->draft->text, at, magic_end(scan, at));
	struct magic magic = magic_at(line);
	uint32_t statement;

	if (magic.percents != 1 || !magic_runs_code(magic.name))
		return false;
	statement = skip_options(scan, at + magic.percents + magic.name.length);
	if (statement >= at + line.length)
		return false;
	draft_fill(scan->draft, (struct span){at, statement}, SLICE("0;"));
	scan->at = statement;
	return true;
}

/* Blanks a line that is no Python. Inside a block a statement has to stay. */
static void blank_line(struct scan *scan, uint32_t start, uint32_t at, uint32_t end)
{
	if (at > start)
		draft_fill(scan->draft, (struct span){at, end}, SLICE("pass"));
	else
		draft_blank(scan->draft, (struct span){at, end});
	scan->at = end;
}

static bool is_magic_line(const struct scan *scan, uint32_t at)
{
	char c = char_at(scan, at);

	return c == '%' || c == '!' || c == '?' || is_automagic(scan, at);
}

/* `files = !ls` and `x = %sql SELECT 1`: what is behind the sign is unknown to us. */
static void skip_equals(struct scan *scan)
{
	uint32_t value = skip_blanks(scan, scan->at + 1), end;
	char c = char_at(scan, value);

	scan->at++;
	if (scan->depth || !(c == '%' || (c == '!' && char_at(scan, value + 1) != '=')))
		return;
	end = magic_end(scan, value);
	draft_fill(scan->draft, (struct span){value, end}, SLICE("None"));
	scan->at = end;
}

static bool is_triple(const struct scan *scan, uint32_t at)
{
	char quote = char_at(scan, at);

	return char_at(scan, at + 1) == quote && char_at(scan, at + 2) == quote;
}

static void skip_string(struct scan *scan)
{
	char quote = char_at(scan, scan->at);
	bool triple = is_triple(scan, scan->at);

	for (scan->at += triple ? 3 : 1; scan->at < scan->end; scan->at++) {
		char c = char_at(scan, scan->at);

		if (c == '\n' && !triple)
			return;
		scan->last = scan->at;
		if (c == '\\') {
			uint32_t more = continuation(scan, scan->at);

			scan->at += more ? more - 1 : 1;
		} else if (c == quote && (!triple || is_triple(scan, scan->at))) {
			scan->at += triple ? 3 : 1;
			return;
		}
	}
	scan->at = scan->end;
}

static void skip_comment(struct scan *scan)
{
	while (scan->at < scan->end && char_at(scan, scan->at) != '\n')
		scan->at++;
}

static void skip_bracket(struct scan *scan, char c)
{
	if (c == '(' || c == '[' || c == '{')
		scan->depth++;
	else if (scan->depth)
		scan->depth--;
	scan->at++;
}

/* One step; no line end outside of brackets is here. */
static void skip_token(struct scan *scan)
{
	char c = char_at(scan, scan->at);

	if (c == '#') {
		skip_comment(scan);
		return;
	}
	if (!isspace((unsigned char)c))
		scan->last = scan->at;
	if (c == '"' || c == '\'')
		skip_string(scan);
	else if (c && strchr("()[]{}", c))
		skip_bracket(scan, c);
	else if (c == '=')
		skip_equals(scan);
	else
		scan->at += continuation(scan, scan->at) ? continuation(scan, scan->at) : 1;
}

static void skip_logical_line(struct scan *scan)
{
	scan->depth = 0;
	while (scan->at < scan->end && (scan->depth || char_at(scan, scan->at) != '\n'))
		skip_token(scan);
}

static void scan_line(struct scan *scan)
{
	uint32_t start = scan->at, at = skip_blanks(scan, start);

	scan->last = start;
	if (is_magic_line(scan, at) && !keep_statement(scan, at)) {
		blank_line(scan, start, at, magic_end(scan, at));
		return;
	}
	skip_logical_line(scan);
	if (char_at(scan, scan->last) == '?')
		blank_line(scan, start, at, scan->last + 1);
}

void magic_lines(struct draft *draft, struct span cell)
{
	struct scan scan = {.draft = draft, .at = cell.start, .end = cell.end};

	while (scan.at < scan.end) {
		scan_line(&scan);
		if (char_at(&scan, scan.at) == '\r')
			scan.at++;
		if (char_at(&scan, scan.at) == '\n')
			scan.at++;
	}
}

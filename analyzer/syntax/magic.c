#include "syntax/magic.h"

#include "syntax/json.h"

#include <ctype.h>

static const char *const python_names[] = {"python", "py", "python3", "python2", "pyspark", "ipython", NULL};
static const char *const running_names[] = {"time", "timeit", "prun", "memit", "mprun", "lprun", NULL};
/* Only with two signs. */
static const char *const wrapping_names[] = {"capture", "debug",  "ipytest", "pypy",     "local",    "heat",
                                             "wait",    "notify", "px",      "snakeviz", "scalene", "skip_exceptions", NULL};
static const char *const text_names[] = {"md", "md-sandbox", "markdown", "html", "environment", NULL};
static const char *const language_names[] = {"sql", "scala", "r",    "sh", "fs",   "bash", "javascript",
                                             "js",  "sparkr", "csharp", "R", "perl", "ruby", NULL};

enum opening_kind { NO_OPENING, PYTHON_CELL, SESSION_CELL, OTHER_CELL };

/* What the first line of a cell says about it. */
struct opening {
	enum opening_kind kind;
	bool marked;
	struct span blank; /* what of it is not Python */
};

bool is_one_of(struct slice name, const char *const *names)
{
	for (; *names; names++)
		if (slice_equal(name, slice_of(*names)))
			return true;
	return false;
}

bool magic_runs_code(struct slice name)
{
	return is_one_of(name, running_names);
}

static bool is_name_part(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-';
}

struct magic magic_at(struct slice line)
{
	struct magic magic = {0};
	uint32_t at = 0, start;

	while (at < line.length && at < 2 && line.at[at] == '%')
		at++;
	magic.percents = at;
	for (start = at; at < line.length && is_name_part(line.at[at]);)
		at++;
	magic.name = slice_part(line, start, at);
	magic.rest = slice_trim(slice_part(line, at, line.length));
	return magic;
}

static uint32_t indentation(struct slice line)
{
	uint32_t width = 0;

	while (width < line.length && is_blank(line.at[width]))
		width++;
	return width;
}

/* The text behind `# MAGIC` and one blank; *marked says whether the line has it. */
static struct slice without_mark(struct slice line, bool *marked)
{
	static const struct slice mark = {"# MAGIC", 7};

	line = slice_part(line, indentation(line), line.length);
	*marked = slice_starts(line, mark) && (line.length == mark.length || is_blank(line.at[mark.length]));
	return *marked ? slice_part(line, mark.length + 1, line.length) : line;
}

static enum opening_kind kind_of(struct magic magic, struct dialect dialect, bool more)
{
	if (is_one_of(magic.name, python_names))
		return PYTHON_CELL;
	if (is_one_of(magic.name, text_names))
		return OTHER_CELL;
	if (magic.percents == 1 && is_one_of(magic.name, language_names))
		return dialect.language_cells || (!magic.rest.length && more) ? OTHER_CELL : NO_OPENING;
	if (magic.percents == 1)
		return NO_OPENING;
	if (slice_equal(magic.name, SLICE("configure")))
		return SESSION_CELL;
	if (slice_equal(magic.name, SLICE("spark")))
		return dialect.spark_is_scala ? OTHER_CELL : PYTHON_CELL;
	return magic_runs_code(magic.name) || is_one_of(magic.name, wrapping_names) ? PYTHON_CELL : OTHER_CELL;
}

static struct opening opening_at(const struct draft *draft, struct slice line, struct dialect dialect, bool more)
{
	struct magic magic = magic_at(line);
	struct opening opening = {.kind = magic.percents ? kind_of(magic, dialect, more) : NO_OPENING};
	uint32_t start = (uint32_t)(line.at - draft->text.at);
	struct slice word = magic.percents == 1 ? slice_part(line, 0, 1 + magic.name.length) : line;

	if (opening.kind == PYTHON_CELL)
		opening.blank = (struct span){start, start + word.length};
	return opening;
}

/* The first line that is neither blank nor a comment. */
static struct opening find_opening(const struct draft *draft, struct span cell, struct dialect dialect)
{
	uint32_t next;

	for (uint32_t at = cell.start; at < cell.end; at = next) {
		struct slice line = draft_line(draft, at, cell.end, &next);
		struct opening opening;
		bool marked = false;

		if (dialect.marked)
			line = without_mark(line, &marked);
		line = slice_part(line, indentation(line), line.length);
		if (!line.length || (!marked && line.at[0] == '#'))
			continue;
		opening = opening_at(draft, line, dialect, next < cell.end);
		opening.marked = marked;
		return opening;
	}
	return (struct opening){0};
}

static void uncover(struct draft *draft, struct span cell)
{
	uint32_t next;

	for (uint32_t at = cell.start; at < cell.end; at = next) {
		struct slice line = draft_line(draft, at, cell.end, &next), rest;
		bool marked;

		rest = without_mark(line, &marked);
		if (marked)
			draft_blank(draft, (struct span){at, at + line.length - rest.length});
	}
}

/* The grammar does not mind an indentation that a whole cell has, but would take it for the body of what the cell before
 * ended with. */
static void dedent(struct draft *draft, struct span cell)
{
	uint32_t shared = 0, next;
	bool code = false;

	for (uint32_t at = cell.start; at < cell.end && !code; at = next) {
		struct slice line = draft_line(draft, at, cell.end, &next);

		shared = indentation(line);
		code = shared < line.length && line.at[shared] != '#';
	}
	for (uint32_t at = cell.start; at < cell.end && code && shared; at = next) {
		uint32_t width = indentation(draft_line(draft, at, cell.end, &next));

		draft_hide(draft, at, at + (width < shared ? width : shared));
	}
}

/* `%%configure -f {"conf": {...}}`: the JSON stays, as a Python dictionary. */
static void settle_session(struct draft *draft, const struct cell *cell, bool marked)
{
	uint32_t start, line;
	struct slice body;
	struct json json;

	if (marked)
		uncover(draft, cell->span);
	start = line = slice_find(draft->text, SLICE("{"), cell->span.start);
	body = slice_trim(slice_part(draft->text, start, cell->span.end));
	if (body.length && json_open(&json, body)) {
		while (line > cell->span.start && draft->text.at[line - 1] != '\n')
			line--;
		draft_blank(draft, (struct span){cell->span.start, line});
		draft_hide(draft, line, start);
		*list_push(draft->arena, &draft->source->session_cells) = cell->number;
	} else {
		draft_blank(draft, cell->span);
	}
	if (body.length)
		json_close(&json);
}

/* Whether the cell is Python. What stands behind `# MAGIC` is a comment already. */
static bool settle(struct draft *draft, const struct cell *cell, struct dialect dialect)
{
	struct opening opening = find_opening(draft, cell->span, dialect);

	if (opening.kind == SESSION_CELL) {
		settle_session(draft, cell, opening.marked);
		return false;
	}
	if (opening.kind == OTHER_CELL || (opening.kind == NO_OPENING && !cell->python)) {
		if (!opening.marked)
			draft_blank(draft, cell->span);
		return false;
	}
	if (opening.marked && opening.kind == PYTHON_CELL)
		uncover(draft, cell->span);
	if (opening.kind == PYTHON_CELL)
		draft_blank(draft, opening.blank);
	magic_lines(draft, cell->span);
	dedent(draft, cell->span);
	return true;
}

uint32_t cells_settle(struct draft *draft, struct dialect dialect)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < draft->cells.count; i++)
		count += settle(draft, &draft->cells.at[i], dialect);
	return count;
}

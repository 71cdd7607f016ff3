#include "syntax/jupyter.h"

#include "syntax/encoding.h"
#include "syntax/json.h"
#include "text/json_string.h"

enum { PATH_MOST = 4, ESCAPE_BYTES = 4 };

/* Where a notebook says what language it is in, best first. */
static const char *const language_paths[][PATH_MOST] = {
	{"metadata", "application/vnd.databricks.v1+notebook", "language"},
	{"metadata", "language_info", "name"},
	{"metadata", "kernelspec", "language"},
	{"metadata", "kernelspec", "name"},
};
static const char *const cell_language_paths[][PATH_MOST] = {
	{"metadata", "vscode", "languageId"},
	{"metadata", "microsoft", "language"},
	{"language"},
};
/* What only Databricks writes. */
static const char *const databricks_paths[][PATH_MOST] = {
	{"metadata", "application/vnd.databricks.v1+notebook"},
	{"metadata", "notebookId"},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct reading {
	struct draft *draft;
	struct json json;
	struct buffer text;
	uint32_t shift;       /* of the JSON in the file: a byte order mark */
	uint32_t cell;        /* number of the last one seen */
	bool python;          /* the notebook's language */
};

/* The first of these paths that leads to a string with something in it. */
static struct slice first_text(const struct json *json, uint32_t value, const char *const (*paths)[PATH_MOST], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t found = json_path(json, value, paths[i]);

		if (json_is(json, found, JSON_STRING) && json_text(json, found).length)
			return json_text(json, found);
	}
	return (struct slice){0};
}

/* "python", "pyspark", "synapse_pyspark", "Python_Glue_Session", "ipython3" ... */
static bool is_python(struct slice language)
{
	for (uint32_t i = 0; i < language.length; i++)
		if (slice_equal_ignoring_case(slice_part(language, i, i + 6), SLICE("python")) ||
		    slice_equal_ignoring_case(slice_part(language, i, i + 7), SLICE("pyspark")))
			return true;
	return false;
}

static void end_origin(struct reading *reading, struct segment *origin, uint32_t file)
{
	origin->code_length = (uint32_t)reading->text.length - origin->code_start;
	origin->file_length = file - origin->file_start;
	if (origin->code_length)
		*list_push(reading->draft->arena, &reading->draft->origins) = *origin;
	origin->code_start = (uint32_t)reading->text.length;
	origin->file_start = file;
}

static void end_long_origin(struct reading *reading, struct segment *origin, uint32_t file)
{
	if (reading->text.length - origin->code_start >= PIECE_MOST)
		end_origin(reading, origin, file);
}

/* Text without escapes; where it is long, it is a piece of its own, in which all lengths are equal. */
static void add_plain(struct reading *reading, struct segment *origin, struct slice plain, uint32_t file)
{
	if (plain.length >= PIECE_MOST)
		end_origin(reading, origin, file);
	buffer_add(&reading->text, plain);
	end_long_origin(reading, origin, file + plain.length);
}

/* Decodes one JSON string, an origin for each line of code in it. */
static void add_string(struct reading *reading, struct slice content)
{
	uint32_t base = (uint32_t)(content.at - reading->json.text.at) + reading->shift;
	struct segment origin = {.code_start = (uint32_t)reading->text.length, .file_start = base};

	for (uint32_t at = 0; at < content.length;) {
		const char *backslash = memchr(content.at + at, '\\', content.length - at);
		uint32_t plain = backslash ? (uint32_t)(backslash - content.at) : content.length, count;
		char bytes[ESCAPE_BYTES];

		add_plain(reading, &origin, slice_part(content, at, plain), base + at);
		at = plain;
		if (!backslash)
			break;
		at += json_unit(content, at, bytes, &count);
		buffer_add(&reading->text, (struct slice){bytes, count});
		if (bytes[0] == '\n')
			end_origin(reading, &origin, base + at);
		else
			end_long_origin(reading, &origin, base + at);
	}
	end_origin(reading, &origin, base + content.length);
}

static void add_source(struct reading *reading, uint32_t value)
{
	const struct json *json = &reading->json;

	if (json_is(json, value, JSON_STRING))
		add_string(reading, json_text(json, value));
	if (!json_is(json, value, JSON_ARRAY))
		return;
	for (uint32_t line = json_first(json, value); line != JSON_NONE; line = json_next(json, value, line))
		if (json_is(json, line, JSON_STRING))
			add_string(reading, json_text(json, line));
}

static void add_cell(struct reading *reading, uint32_t value)
{
	const struct json *json = &reading->json;
	uint32_t type = json_member(json, value, "cell_type"), code = json_member(json, value, "source");
	struct slice language = first_text(json, value, cell_language_paths, COUNT(cell_language_paths));
	struct cell cell = {{(uint32_t)reading->text.length, 0}, ++reading->cell, reading->python};

	if (!json_is(json, type, JSON_STRING) || !slice_equal(json_text(json, type), SLICE("code")))
		return;
	if (language.length)
		cell.python = is_python(language);
	add_source(reading, code == JSON_NONE ? json_member(json, value, "input") : code);
	cell.span.end = (uint32_t)reading->text.length;
	if (cell.span.end == cell.span.start)
		return;
	*list_push(reading->draft->arena, &reading->draft->cells) = cell;
	if (reading->text.at[cell.span.end - 1] != '\n')
		buffer_add_char(&reading->text, '\n');
}

static bool add_cells(struct reading *reading, uint32_t notebook)
{
	const struct json *json = &reading->json;
	uint32_t cells = json_member(json, notebook, "cells");

	if (!json_is(json, cells, JSON_ARRAY))
		return false;
	for (uint32_t cell = json_first(json, cells); cell != JSON_NONE; cell = json_next(json, cells, cell))
		add_cell(reading, cell);
	return true;
}

/* nbformat 3 has its cells in worksheets. */
static bool add_worksheets(struct reading *reading, uint32_t notebook)
{
	const struct json *json = &reading->json;
	uint32_t sheets = json_member(json, notebook, "worksheets");
	bool found = false;

	if (!json_is(json, sheets, JSON_ARRAY))
		return false;
	for (uint32_t sheet = json_first(json, sheets); sheet != JSON_NONE; sheet = json_next(json, sheets, sheet))
		found |= add_cells(reading, sheet);
	return found;
}

static enum platform platform_of(const struct json *json, uint32_t notebook, bool synapse)
{
	static const char *const kernel_paths[][PATH_MOST] = {{"metadata", "kernelspec", "name"}};
	struct slice kernel = first_text(json, notebook, kernel_paths, COUNT(kernel_paths));

	for (size_t i = 0; i < COUNT(databricks_paths); i++)
		if (json_path(json, notebook, databricks_paths[i]) != JSON_NONE)
			return PLATFORM_DATABRICKS;
	return synapse || slice_has(kernel, SLICE("synapse")) ? PLATFORM_SYNAPSE : PLATFORM_UNKNOWN;
}

/* Why there is nothing to read; NULL when there is. */
static const char *read_notebook(struct reading *reading, struct dialect *dialect)
{
	const struct json *json = &reading->json;
	uint32_t synapse = json_member(json, 0, "properties");
	uint32_t notebook = json_is(json, synapse, JSON_OBJECT) ? synapse : 0;
	struct slice language = first_text(json, notebook, language_paths, COUNT(language_paths));

	reading->python = !language.length || is_python(language);
	reading->draft->source->platform = platform_of(json, notebook, notebook != 0);
	dialect->language_cells = reading->draft->source->platform == PLATFORM_DATABRICKS;
	dialect->spark_is_scala = reading->draft->source->platform == PLATFORM_SYNAPSE;
	return add_cells(reading, notebook) || add_worksheets(reading, notebook) ? NULL : "JSON, but without a list of cells";
}

static uint32_t line_of(struct slice text, uint32_t offset)
{
	uint32_t line = 1;

	for (uint32_t i = 0; i < offset && i < text.length; i++)
		line += text.at[i] == '\n';
	return line;
}

enum code_outcome jupyter_read(struct draft *draft, struct dialect *dialect, struct slice *problem, uint32_t *problem_line)
{
	struct slice bytes = draft->source->bytes;
	struct reading reading = {.draft = draft, .shift = encoding_has_mark(bytes) ? 3 : 0};
	const char *failure;

	if (!encoding_is_utf8(bytes))
		return CODE_UNKNOWN_ENCODING;
	if (json_open(&reading.json, slice_part(bytes, reading.shift, bytes.length)))
		failure = read_notebook(&reading, dialect);
	else
		failure = reading.json.problem;
	if (failure) {
		*problem = slice_of(failure);
		*problem_line = line_of(reading.json.text, reading.json.problem_at);
	}
	draft->text = arena_copy(draft->arena, buffer_slice(&reading.text));
	draft->own = true;
	buffer_free(&reading.text);
	json_close(&reading.json);
	return failure ? CODE_NOT_A_NOTEBOOK : CODE_READY;
}

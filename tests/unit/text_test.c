/* Places, edits, and the way between a file and the code in it. */
#include "text/edit.h"
#include "text/json_string.h"
#include "text/segment.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena arena;

static int free_arena(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct source plain(const char *text)
{
	struct source source = {.path = SLICE("job.py"), .bytes = slice_of(text), .code = slice_of(text)};

	source_index(&source, &arena);
	return source;
}

/* Adds the string content `raw`, searched from *from, to the code of a notebook under construction. */
static void add_string(struct source *source, struct buffer *code, uint32_t *from, const char *raw, uint32_t cell)
{
	struct segment *segment;
	uint32_t start = slice_find(source->bytes, slice_of(raw), *from), at = 0;

	assert_int_not_equal(start, UINT32_MAX);
	segment = list_push(&arena, &source->segments);
	*segment = (struct segment){(uint32_t)code->length, 0, start, (uint32_t)strlen(raw), cell};
	while (at < segment->file_length) {
		char bytes[4];
		uint32_t count;

		at += json_unit(slice_of(raw), at, bytes, &count);
		buffer_add(code, (struct slice){bytes, count});
	}
	segment->code_length = (uint32_t)code->length - segment->code_start;
	*from = segment_file_end(segment);
}

struct cell_string {
	uint32_t cell;
	const char *raw;
};

/* A notebook's source, from its file and the string literals that are code. */
static struct source notebook(const char *file, const struct cell_string *strings, size_t count)
{
	struct source source = {.path = SLICE("job.ipynb"), .bytes = slice_of(file), .notebook = true, .cells = true};
	struct buffer code = {0};
	uint32_t from = 0;

	for (size_t i = 0; i < count; i++) {
		if (i && strings[i].cell != strings[i - 1].cell)
			buffer_add_text(&code, "\n");
		add_string(&source, &code, &from, strings[i].raw, strings[i].cell);
	}
	source.code = arena_copy(&arena, buffer_slice(&code));
	buffer_free(&code);
	source_index(&source, &arena);
	return source;
}

static uint32_t find(const struct source *source, const char *text)
{
	uint32_t at = slice_find(source->code, slice_of(text), 0);

	assert_int_not_equal(at, UINT32_MAX);
	return at;
}

static struct edit edit_of(const struct source *source, const char *old, const char *new)
{
	uint32_t start = find(source, old);

	return (struct edit){{start, start + (uint32_t)strlen(old)}, slice_of(new)};
}

static void assert_slice(struct slice text, const char *expected)
{
	char *copy = strndup(text.at ? text.at : "", text.length);

	assert_string_equal(copy, expected);
	free(copy);
}

static void assert_place(const struct source *source, uint32_t offset, uint32_t line, uint32_t column)
{
	struct place place = source_place(source, offset);

	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void assert_edited(const struct source *source, const struct edit *edits, uint32_t count, const char *expected)
{
	struct buffer out = {0};

	assert_true(edits_apply(source, edits, count, &out));
	assert_slice(buffer_slice(&out), expected);
	buffer_free(&out);
}

static void assert_refused(const struct source *source, struct edit edit)
{
	struct buffer out = {0};

	buffer_add_text(&out, "kept");
	assert_false(edits_apply(source, &edit, 1, &out));
	assert_slice(buffer_slice(&out), "kept");
	buffer_free(&out);
}

static void test_line_ends(void **state)
{
	struct source source = plain("a\nbb\r\nc\rd\n\r\n");

	(void)state;
	assert_int_equal(source.lines.count, 6);
	assert_place(&source, 0, 1, 1);
	assert_place(&source, 3, 2, 2);
	assert_place(&source, 6, 3, 1);
	assert_place(&source, 8, 4, 1);
	assert_place(&source, 12, 6, 1);
	assert_slice(source_line_text(&source, 1), "bb");
	assert_slice(source_line_text(&source, 2), "c");
	assert_slice(source_line_text(&source, 4), "");
	assert_slice(source_line_text(&source, 5), "");
	assert_slice(source_line_text(&source, 6), "");
}

static void test_empty(void **state)
{
	struct source source = plain("");
	struct edit edit = {{0, 0}, SLICE("x\n")};

	(void)state;
	assert_int_equal(source.lines.count, 1);
	assert_place(&source, 0, 1, 1);
	assert_int_equal(source_cell(&source, 0), 0);
	assert_edited(&source, &edit, 1, "x\n");
	assert_edited(&source, NULL, 0, "");
}

static void test_columns(void **state)
{
	/* two CJK characters, an emoji outside the BMP, a combining accent, a tab */
	struct source source = plain("x = 1\n\t\xE6\x97\xA5\xE6\x9C\xAC\xF0\x9F\x98\x80" "e\xCC\x81 z\n");
	uint32_t z = find(&source, "z");

	(void)state;
	assert_place(&source, z, 2, 8);
	assert_int_equal(source_column(&source, z, COLUMN_CODE_POINT), 7);
	assert_int_equal(source_column(&source, z, COLUMN_UTF16), 8);
	assert_int_equal(source_column(&source, z, COLUMN_UTF8), 15);
	assert_int_equal(source_line(&source, z), 1);
}

/* A line so long that its columns are counted once: the same figures as by walking. */
static void test_columns_of_a_long_line(void **state)
{
	struct buffer text = {0};
	struct source source;

	(void)state;
	buffer_add_text(&text, "short = '\xC3\xA9'\nlong = '");
	for (int i = 0; i < 3000; i++)
		buffer_add_text(&text, i % 3 ? "a\xC3\xA9" : "\xF0\x9F\x98\x80");
	buffer_add_text(&text, "'\nend\n");
	source = (struct source){.bytes = buffer_slice(&text), .code = buffer_slice(&text)};
	source_index(&source, &arena);
	assert_int_not_equal(source.code_marks.count, 0);
	for (uint32_t at = 0; at < source.code.length; at++) {
		struct slice before = slice_part(source.code, source.code_lines.at[source_line(&source, at)], at);

		if (((unsigned char)source.code.at[at] & 0xC0) == 0x80)
			continue;
		for (int unit = COLUMN_UTF8; unit <= COLUMN_CODE_POINT; unit++) {
			uint32_t column = utf8_units(before, (enum column_unit)unit);

			assert_int_equal(source_column(&source, at, (enum column_unit)unit), column);
			assert_int_equal(source_file_place(&source, at, (enum column_unit)unit).column, column + 1);
		}
	}
	buffer_free(&text);
}

static void test_broken_utf8(void **state)
{
	/* a lead byte cut short, a lone continuation byte, a surrogate, each standing for as many characters as Node reads */
	struct source source = plain("\xE2\x82|\x80|\xED\xA0\x80|");

	(void)state;
	assert_int_equal(source_column(&source, 2, COLUMN_UTF16), 1);
	assert_int_equal(source_column(&source, 4, COLUMN_UTF16), 3);
	assert_int_equal(source_column(&source, 8, COLUMN_UTF16), 7);
}

static void test_byte_order_mark(void **state)
{
	struct source source = {.bytes = SLICE("\xEF\xBB\xBFx = y\n"), .code = SLICE("   x = y\n")};

	(void)state;
	source_index(&source, &arena);
	assert_place(&source, 3, 1, 1);
	assert_place(&source, 7, 1, 5);
	assert_place(&source, 0, 1, 1);
	assert_edited(&source, &(struct edit){{7, 8}, SLICE("z")}, 1, "\xEF\xBB\xBFx = z\n");
	assert_refused(&source, (struct edit){{0, 4}, SLICE("z")});
}

/* latin-1, read by table: one byte in the file, two in the code. */
static void test_transcoded(void **state)
{
	struct source source = {
		.bytes = SLICE("a = '\xE9\xE8'; b\n"),
		.code = SLICE("a = '\xC3\xA9\xC3\xA8'; b\n"),
		.transcoded = true,
	};
	uint32_t b = find(&source, "b");

	(void)state;
	*list_push(&arena, &source.segments) = (struct segment){0, source.code.length, 0, source.bytes.length, 0};
	source_index(&source, &arena);
	assert_place(&source, b, 1, 11);
	assert_int_equal(source_file_offset(&source, b), 10);
	assert_int_equal(source_column(&source, b, COLUMN_UTF16), 10);
	assert_int_equal(source_column(&source, b, COLUMN_UTF8), 12);
	assert_refused(&source, edit_of(&source, "b", "c"));
}

static void test_plain_edits(void **state)
{
	struct source source = plain("one\ntwo\nthree\n");
	struct edit edits[] = {{{0, 0}, SLICE("zero\n")}, edit_of(&source, "two", "2"), edit_of(&source, "three\n", "")};

	(void)state;
	assert_edited(&source, edits, 3, "zero\none\n2\n");
	assert_refused(&source, (struct edit){{0, 99}, SLICE("")});
	assert_refused(&source, (struct edit){{3, 1}, SLICE("")});
	assert_true(edit_overlaps(edits[0], edits[0]));
	assert_false(edit_overlaps(edits[1], edits[2]));
	assert_true(edit_overlaps(edits[1], (struct edit){{5, 5}, SLICE("x")}));
	assert_false(edit_overlaps(edits[1], (struct edit){{4, 4}, SLICE("x")}));
	assert_true(edit_overlaps((struct edit){{0, 5}, SLICE("")}, edits[1]));
}

static void test_edits_out_of_order(void **state)
{
	struct source source = plain("one two");
	struct edit edits[] = {edit_of(&source, "two", "2"), edit_of(&source, "one", "1")};
	struct buffer out = {0};

	(void)state;
	assert_false(edits_apply(&source, edits, 2, &out));
	buffer_free(&out);
}

static void test_line_ends_of_new_text(void **state)
{
	struct source windows = plain("one\r\ntwo\r\n"), old = plain("one\rtwo");

	(void)state;
	assert_edited(&windows, &(struct edit){{5, 5}, SLICE("a\nb\r\n")}, 1, "one\r\na\r\nb\r\ntwo\r\n");
	assert_edited(&old, &(struct edit){{7, 7}, SLICE("\nx")}, 1, "one\rtwo\rx");
}

static void test_blanked(void **state)
{
	struct source source = {.bytes = SLICE("a\n%run x\nb\n"), .code = SLICE("a\n      \nb\n")};

	(void)state;
	source_index(&source, &arena);
	assert_refused(&source, (struct edit){{0, 10}, SLICE("")});
	assert_refused(&source, (struct edit){{4, 4}, SLICE("x")});
	assert_edited(&source, &(struct edit){{9, 10}, SLICE("c")}, 1, "a\n%run x\nc\n");
	assert_edited(&source, &(struct edit){{2, 2}, SLICE("c\n")}, 1, "a\nc\n%run x\nb\n");
}

/* A cell whose shared indentation is not in the code. */
static void test_dedented(void **state)
{
	struct source source = {.bytes = SLICE("x\n    a = 1\n    b = 2\ny\n"), .code = SLICE("x\na = 1\nb = 2\ny\n"), .cells = true};
	struct segment segments[] = {{0, 2, 0, 2, 0}, {2, 6, 6, 6, 0}, {8, 6, 16, 6, 0}, {14, 2, 22, 2, 0}};

	(void)state;
	for (int i = 0; i < 4; i++)
		*list_push(&arena, &source.segments) = segments[i];
	source_index(&source, &arena);
	assert_place(&source, find(&source, "b"), 3, 5);
	assert_int_equal(source_column(&source, find(&source, "2"), COLUMN_UTF8), 8);
	assert_place(&source, find(&source, "y"), 4, 1);
	assert_edited(&source, &(struct edit){{2, 2}, SLICE("c = 0\n")}, 1, "x\n    c = 0\n    a = 1\n    b = 2\ny\n");
	assert_edited(&source, &(struct edit){{2, 8}, SLICE("")}, 1, "x\n    b = 2\ny\n");
	assert_edited(&source, &(struct edit){{2, 13}, SLICE("c\nd")}, 1, "x\n    c\n    d\ny\n");
}

static const char lines_file[] =
	"{\"cells\": [\n"
	" {\"cell_type\": \"code\", \"source\": [\n"
	"    \"s = \\\"caf\\u00e9 \\ud83d\\ude00\\\"\\n\",\n"
	"    \"t = 'a\\\\n' + s; u\\n\",\n"
	"    \"v = 1\"\n"
	"  ]},\n"
	" {\"source\": [\"w = 2\"]},\n"
	" {\"source\": \"x = 3\\ny = '\xC3\xA9'\\n\"}\n"
	"]}\n";

static const struct cell_string lines_strings[] = {
	{1, "s = \\\"caf\\u00e9 \\ud83d\\ude00\\\"\\n"}, {1, "t = 'a\\\\n' + s; u\\n"}, {1, "v = 1"}, {2, "w = 2"},
	{3, "x = 3\\ny = '\xC3\xA9'\\n"},
};

static struct source lines_notebook(void)
{
	return notebook(lines_file, lines_strings, 5);
}

/* The file with the first `old` replaced. */
static const char *replaced(const char *file, const char *old, const char *new)
{
	const char *at = strstr(file, old);

	assert_non_null(at);
	return arena_format(&arena, "%.*s%s%s", (int)(at - file), file, new, at + strlen(old)).at;
}

static void test_notebook_places(void **state)
{
	struct source source = lines_notebook();
	uint32_t u = find(&source, "u\n"), end = find(&source, "\xF0\x9F");
	struct place place = source_place(&source, u);

	(void)state;
	assert_slice(source.code, "s = \"caf\xC3\xA9 \xF0\x9F\x98\x80\"\nt = 'a\\n' + s; u\nv = 1\nw = 2\nx = 3\ny = '\xC3\xA9'\n");
	assert_int_equal(place.line, 4);
	assert_int_equal(place.cell, 1);
	assert_int_equal(place.cell_line, 2);
	assert_int_equal(place.column, 16);
	assert_int_equal(source_column(&source, end + 4, COLUMN_UTF16), 12);
	place = source_place(&source, find(&source, "y = "));
	assert_int_equal(place.line, 8);
	assert_int_equal(place.cell, 3);
	assert_int_equal(place.cell_line, 2);
	assert_int_equal(place.column, 1);
	assert_int_equal(source_cell(&source, find(&source, "w")), 2);
}

static void test_notebook_file_spans(void **state)
{
	struct source source = lines_notebook();
	uint32_t face = find(&source, "\xF0\x9F");
	struct span span = source_file_span(&source, (struct span){face, face + 4});

	(void)state;
	assert_slice(slice_part(source.bytes, span.start, span.end), "\\ud83d\\ude00");
	span = source_file_span(&source, (struct span){0, find(&source, "t = ")});
	assert_slice(slice_part(source.bytes, span.start, span.end), lines_strings[0].raw);
	assert_int_equal(source_file_place(&source, span.start, COLUMN_UTF16).line, 3);
	assert_int_equal(source_file_place(&source, span.start, COLUMN_UTF16).column, 6);
	assert_int_equal(source_file_offset(&source, face + 2), source_file_offset(&source, face));
}

static void test_notebook_edits(void **state)
{
	struct source source = lines_notebook();
	struct edit several[] = {edit_of(&source, "caf", "th\""), edit_of(&source, "v = 1", "v = 9"), edit_of(&source, "y", "z")};
	struct edit at_face = edit_of(&source, "\xF0\x9F\x98\x80", "\\");
	const char *expected = replaced(lines_file, "caf", "th\\\"");

	(void)state;
	expected = replaced(replaced(expected, "v = 1", "v = 9"), "\\ny =", "\\nz =");
	assert_edited(&source, several, 3, expected);
	assert_edited(&source, &at_face, 1, replaced(lines_file, "\\ud83d\\ude00", "\\\\"));
	assert_edited(&source, &(struct edit){edit_of(&source, "s; u", "").span, SLICE("\xC3\xA8\t\x01")}, 1,
	              replaced(lines_file, "s; u", "\xC3\xA8\\t\\u0001"));
}

static void test_notebook_newlines(void **state)
{
	struct source source = lines_notebook();
	struct edit insert = {{find(&source, "t = "), find(&source, "t = ")}, SLICE("import x\n")};
	struct edit joined = {{find(&source, "u\n"), find(&source, "v = 1")}, SLICE("u; ")};
	struct edit line = edit_of(&source, "t = 'a\\n' + s; u\n", "");
	struct edit alone = edit_of(&source, "w = 2", "w = 2\nw = 4"), text = edit_of(&source, "x = 3", "x = 3\nx = 4");

	(void)state;
	assert_edited(&source, &insert, 1, replaced(lines_file, "    \"t = ", "    \"import x\\n\",\n    \"t = "));
	assert_edited(&source, &joined, 1, replaced(lines_file, "u\\n\",\n    \"v", "u; v"));
	assert_edited(&source, &line, 1, replaced(lines_file, "    \"t = 'a\\\\n' + s; u\\n\",\n", ""));
	assert_edited(&source, &alone, 1, replaced(lines_file, "w = 2", "w = 2\\n\",\n    \"w = 4"));
	assert_edited(&source, &text, 1, replaced(lines_file, "x = 3", "x = 3\\nx = 4"));
}

static void test_notebook_refusals(void **state)
{
	struct source source = lines_notebook();
	uint32_t accent = find(&source, "\xC3\xA9");

	(void)state;
	assert_refused(&source, edit_of(&source, "v = 1\nw", "z"));
	assert_refused(&source, (struct edit){{accent + 1, accent + 2}, SLICE("e")});
	source.transcoded = true;
	assert_refused(&source, edit_of(&source, "w", "z"));
}

/* A magic that is blank in the code, and a notebook that escapes all else than ASCII. */
static void test_notebook_blanked(void **state)
{
	static const char file[] = "[\"%time a = '\\u00e9\\u00e9'\\nb\"]";
	struct source source = notebook(file, &(struct cell_string){1, "%time a = '\\u00e9\\u00e9'\\nb"}, 1);
	struct buffer code = {0};
	uint32_t accent;

	(void)state;
	buffer_add_text(&code, "      ");
	buffer_add(&code, slice_part(source.code, 6, source.code.length));
	source.code = buffer_slice(&code);
	accent = find(&source, "\xC3\xA9");
	assert_refused(&source, (struct edit){{0, 7}, SLICE("")});
	assert_refused(&source, (struct edit){{2, 2}, SLICE("x")});
	assert_edited(&source, &(struct edit){{accent + 2, accent + 2}, SLICE("\xF0\x9F\x98\x80")}, 1,
	              replaced(file, "\\u00e9", "\\u00e9\\ud83d\\ude00"));
	buffer_free(&code);
}

/* A notebook without code has places and takes no edits. */
static void test_notebook_without_code(void **state)
{
	struct source source = notebook("{\n\"cells\": []\n}\n", NULL, 0);

	(void)state;
	assert_place(&source, 0, 1, 1);
	assert_slice(source_line_text(&source, 0), "");
	assert_int_equal(source_cell(&source, 0), 0);
	assert_refused(&source, (struct edit){{0, 0}, SLICE("x")});
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static uint32_t boundary_near(struct slice text, uint32_t at)
{
	while (at && at < text.length && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* The code of a notebook of one cell: all of its strings, decoded. */
static void read_strings(struct slice file, struct buffer *code)
{
	bool inside = false;

	for (uint32_t at = 0; at < file.length;) {
		char bytes[4];
		uint32_t count;

		if (file.at[at] == '"') {
			inside = !inside;
			at++;
		} else if (inside) {
			at += json_unit(file, at, bytes, &count);
			buffer_add(code, (struct slice){bytes, count});
		} else {
			at++;
		}
	}
}

/* Any edit changes the code as it says, and the file nowhere else. */
static void test_notebook_random_edits(void **state)
{
	static const char file[] = "[ \"a\\u00e9\\\"\\\\\\n\" ,\n \"\\tb\xC3\xA9\\ud83d\\ude00\\n\" ,\n \"\\/c\\n\" ,\n \"d\" ]";
	static const struct cell_string strings[] = {
		{1, "a\\u00e9\\\"\\\\\\n"}, {1, "\\tb\xC3\xA9\\ud83d\\ude00\\n"}, {1, "\\/c\\n"}, {1, "d"},
	};
	static const char *const texts[] = {"", "x", "\"\\\n", "\n\n", "\xC3\xA9", "one\ntwo", "\xF0\x9F\x98\x80"};
	struct source source = notebook(file, strings, 4);
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		uint32_t start = boundary_near(source.code, next_random(&seed) % (source.code.length + 1));
		uint32_t end = boundary_near(source.code, start + next_random(&seed) % (source.code.length + 1 - start));
		struct edit edit = {{start, end}, slice_of(texts[next_random(&seed) % 7])};
		struct buffer out = {0}, read = {0}, wanted = {0};

		assert_true(edits_apply(&source, &edit, 1, &out));
		read_strings(buffer_slice(&out), &read);
		buffer_add(&wanted, slice_part(source.code, 0, start));
		buffer_add(&wanted, edit.text);
		buffer_add(&wanted, slice_part(source.code, end, source.code.length));
		assert_true(slice_equal(buffer_slice(&read), buffer_slice(&wanted)));
		assert_true(slice_starts(buffer_slice(&out), slice_part(source.bytes, 0, source_file_offset(&source, start))));
		end = source_file_offset(&source, end);
		assert_true(slice_ends(buffer_slice(&out), slice_part(source.bytes, end, source.bytes.length)));
		buffer_free(&out);
		buffer_free(&read);
		buffer_free(&wanted);
	}
}

static void test_json_escape(void **state)
{
	struct buffer out = {0};

	(void)state;
	json_escape(&out, SLICE("\"\\/\b\f\n\r\t\x01\xC3\xA9\xF0\x9F\x98\x80\xFF"), false);
	assert_slice(buffer_slice(&out), "\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD");
	out.length = 0;
	json_escape(&out, SLICE("\xC3\xA9\xF0\x9F\x98\x80\xFF"), true);
	assert_slice(buffer_slice(&out), "\\u00e9\\ud83d\\ude00\\ufffd");
	buffer_free(&out);
}

static void test_json_unit(void **state)
{
	static const struct {
		const char *raw, *meaning;
	} rows[] = {
		{"\\/", "/"}, {"\\b", "\b"}, {"\\u0041", "A"}, {"\\u00E9", "\xC3\xA9"}, {"\\u65e5", "\xE6\x97\xA5"},
		{"\\ud83d\\ude00", "\xF0\x9F\x98\x80"}, {"\xC3\xA9", "\xC3\xA9"}, {"\\", "\\"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char bytes[4];
		uint32_t count;

		assert_int_equal(json_unit(slice_of(rows[i].raw), 0, bytes, &count), strlen(rows[i].raw));
		assert_slice((struct slice){bytes, count}, rows[i].meaning);
	}
}

static void test_json_lone_surrogate(void **state)
{
	char bytes[4];
	uint32_t count;

	(void)state;
	assert_int_equal(json_unit(SLICE("\\ud83dx"), 0, bytes, &count), 6);
	assert_slice((struct slice){bytes, count}, "\xEF\xBF\xBD");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_line_ends, free_arena),
		cmocka_unit_test_teardown(test_empty, free_arena),
		cmocka_unit_test_teardown(test_columns, free_arena),
		cmocka_unit_test_teardown(test_columns_of_a_long_line, free_arena),
		cmocka_unit_test_teardown(test_broken_utf8, free_arena),
		cmocka_unit_test_teardown(test_byte_order_mark, free_arena),
		cmocka_unit_test_teardown(test_transcoded, free_arena),
		cmocka_unit_test_teardown(test_plain_edits, free_arena),
		cmocka_unit_test_teardown(test_edits_out_of_order, free_arena),
		cmocka_unit_test_teardown(test_line_ends_of_new_text, free_arena),
		cmocka_unit_test_teardown(test_blanked, free_arena),
		cmocka_unit_test_teardown(test_dedented, free_arena),
		cmocka_unit_test_teardown(test_notebook_places, free_arena),
		cmocka_unit_test_teardown(test_notebook_file_spans, free_arena),
		cmocka_unit_test_teardown(test_notebook_edits, free_arena),
		cmocka_unit_test_teardown(test_notebook_newlines, free_arena),
		cmocka_unit_test_teardown(test_notebook_refusals, free_arena),
		cmocka_unit_test_teardown(test_notebook_blanked, free_arena),
		cmocka_unit_test_teardown(test_notebook_without_code, free_arena),
		cmocka_unit_test_teardown(test_notebook_random_edits, free_arena),
		cmocka_unit_test(test_json_escape),
		cmocka_unit_test(test_json_unit),
		cmocka_unit_test(test_json_lone_surrogate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

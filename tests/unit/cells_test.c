/* From bytes to Python: encodings, source notebooks, .ipynb, magics; and that places lead back to the file. */
#include "syntax/cells.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct source source;
	struct slice problem;
	uint32_t problem_line;
};

static int open_fixture(void **state)
{
	*state = calloc(1, sizeof(struct fixture));
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	free(f);
	return 0;
}

static enum code_outcome read_bytes(struct fixture *f, const char *path, struct slice bytes)
{
	f->source = (struct source){.path = slice_of(path), .bytes = bytes};
	return source_read_code(&f->source, &f->arena, &f->problem, &f->problem_line);
}

static const struct source *read_as(void *state, const char *path, const char *text)
{
	struct fixture *f = state;

	assert_int_equal(read_bytes(f, path, slice_of(text)), CODE_READY);
	return &f->source;
}

static void assert_slice(struct slice found, const char *expected)
{
	if (!slice_equal(found, slice_of(expected)))
		fail_msg("found:\n%.*s\nexpected:\n%s", SLICE_ARGS(found), expected);
}

/* What becomes of the cells of a Databricks notebook; both texts without its first line. */
static void assert_databricks(void **state, const char *cells, const char *expected)
{
	struct fixture *f = *state;
	struct slice header = SLICE("# Databricks notebook source\n");
	const struct source *source = read_as(f, "job.py", arena_format(&f->arena, "%s%s", header.at, cells).at);

	assert_true(source->cells && !source->notebook);
	assert_slice(slice_part(source->code, header.length, source->code.length), expected);
}

static uint32_t offset_of(const struct source *source, const char *text)
{
	uint32_t at = slice_find(source->code, slice_of(text), 0);

	assert_int_not_equal(at, UINT32_MAX);
	return at;
}

/* The word stands in the code; in the file it stands at the same text, and in this line and column. */
static void assert_place(const struct source *source, const char *word, uint32_t line, uint32_t column)
{
	uint32_t at = offset_of(source, word);
	uint32_t file = source_file_offset(source, at);
	struct place place = source_place(source, at);

	assert_slice(slice_part(source->bytes, file, file + (uint32_t)strlen(word)), word);
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void test_plain(void **state)
{
	const struct source *source = read_as(*state, "job.py", "x = 1\n%pip is no magic here\n");

	assert_ptr_equal(source->code.at, source->bytes.at);
	assert_int_equal(source->code.length, source->bytes.length);
	assert_int_equal(source->segments.count, 0);
	assert_false(source->cells || source->notebook || source->transcoded);
	assert_place(source, "magic", 2, 12);
}

static void test_empty(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, "job.py", (struct slice){0}), CODE_READY);
	assert_int_equal(f->source.code.length, 0);
	assert_int_equal(source_place(&f->source, 0).line, 1);
}

static void test_byte_order_mark(void **state)
{
	const struct source *source = read_as(*state, "job.py", "\xEF\xBB\xBFx = 1\r\ny = 2\r\n");

	assert_slice(source->code, "   x = 1\r\ny = 2\r\n");
	assert_int_equal(source->segments.count, 0);
	assert_place(source, "y", 2, 1);
}

static void test_nul_byte(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, "job.py", (struct slice){"a\0b\nc = 1\n", 10}), CODE_READY);
	assert_int_equal(f->source.code.length, 10);
	assert_place(&f->source, "c = 1", 2, 1);
}

static void test_lone_carriage_return(void **state)
{
	assert_slice(read_as(*state, "job.py", "a = 1\rb = 2\r\nc\r")->code, "a = 1\nb = 2\r\nc\n");
}

static void test_latin_1(void **state)
{
	const struct source *source = read_as(*state, "job.py",
	                                      "#!/usr/bin/python\n# -*- coding: Latin_1 -*-\nx = '\xE9\xE8'; y = 2\nz = 3\n");

	assert_true(source->transcoded);
	assert_slice(source_line_text(source, 2), "x = '\xC3\xA9\xC3\xA8'; y = 2");
	assert_place(source, "y = 2", 3, 11);
	assert_place(source, "z = 3", 4, 1);
}

static void test_other_encodings(void **state)
{
	assert_slice(read_as(*state, "a.py", "# coding=cp1252\n'\x80\x81\xE9'\n")->code,
	             "# coding=cp1252\n'\xE2\x82\xAC\xEF\xBF\xBD\xC3\xA9'\n");
	assert_slice(read_as(*state, "a.py", "# coding: iso-8859-15\n'\xA4'\n")->code, "# coding: iso-8859-15\n'\xE2\x82\xAC'\n");
	/* What is UTF-8 is read as such, whatever it says. */
	assert_false(read_as(*state, "a.py", "# coding: latin-1\n'\xC3\xA9'\n")->transcoded);
}

static void test_unknown_encodings(void **state)
{
	static const char *const texts[] = {
		"x = '\xE9'\n", "# coding: utf-8\nx = '\xE9'\n", "# coding: klingon\n'\xE9'\n", "x = 1\n# coding: latin-1\n'\xE9'\n",
		"\n\n# coding: latin-1\n'\xE9'\n", "# coding latin-1\n'\xE9'\n", "\xFF\xFEx",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(read_bytes(*state, "a.py", slice_of(texts[i])), CODE_UNKNOWN_ENCODING);
	assert_int_equal(read_bytes(*state, "a.ipynb", SLICE("{\"cells\": [\"\xE9\"]}")), CODE_UNKNOWN_ENCODING);
}

static void test_test_files(void **state)
{
	static const char *const tests[] = {
		"test_a.py",      "x/a_test.py",        "conftest.py",            "tests/a.py",
		"/x/test/y/a.py", "unit_tests/a.ipynb", "integration_tests/a.py", "testing/a.py", "benchmarks/a.py",
	};
	static const char *const others[] = {"a.py", "contest.py", "latest/a.py", "tests.py", "test_a.sql", "x/tests"};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		read_bytes(*state, tests[i], SLICE(""));
		assert_true(((struct fixture *)*state)->source.profile == PROFILE_TEST);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(read_as(*state, others[i], "")->profile, PROFILE_JOB);
}

static void test_databricks_is_left_alone(void **state)
{
	static const char text[] = "# Databricks notebook source\n# MAGIC %sql\n# MAGIC SELECT 1\n\n# COMMAND ----------\n\nx = 1\n";
	const struct source *source = read_as(*state, "job.py", text);

	assert_ptr_equal(source->code.at, source->bytes.at);
	assert_int_equal(source_cell(source, 0), 0);
	assert_int_equal(source_cell(source, offset_of(source, "SELECT")), 1);
	assert_int_equal(source_cell(source, offset_of(source, "x = 1")), 2);
	assert_place(source, "x = 1", 7, 1);
}

static void test_databricks_header(void **state)
{
	assert_true(read_as(*state, "a.py", "\xEF\xBB\xBF# Databricks notebook source\r\nx")->cells);
	assert_false(read_as(*state, "a.py", "# Databricks notebook sources\nx")->cells);
	assert_false(read_as(*state, "a.py", "\n# Databricks notebook source\nx")->cells);
}

static void test_databricks_cell_numbers(void **state)
{
	const struct source *source = read_as(*state, "job.py",
	                                      "# Databricks notebook source\na\n# COMMAND ----------\n\n# COMMAND ----------\n\n"
	                                      "# DBTITLE 1,Title\n\nb\n# COMMAND ----------\n# c\n");

	assert_int_equal(source_cell(source, offset_of(source, "a\n")), 1);
	assert_int_equal(source_cell(source, offset_of(source, "# DBTITLE")), 0);
	assert_int_equal(source_cell(source, offset_of(source, "b\n")), 3);
	assert_int_equal(source_cell(source, offset_of(source, "# c")), 4);
	assert_place(source, "# c", 11, 1);
}

static void test_databricks_bare_magics(void **state)
{
	assert_databricks(state, "%pip install x\n%run ./y\n!ls -l\npip install z\nx = 1\n",
	                  "              \n        \n      \n             \nx = 1\n");
	assert_databricks(state, "%pip install x \\\n  y\nx = 1\n", "                \n   \nx = 1\n");
	assert_databricks(state, "# title\r\n%restart_python\r\nx\r\n", "# title\r\n               \r\nx\r\n");
}

static void test_databricks_other_languages(void **state)
{
	assert_databricks(state, " %sql\n SELECT '1\n# COMMAND ----------\nx = 1\n# COMMAND ----------\n%md it's\n text\n",
	                  "     \n          \n# COMMAND ----------\nx = 1\n# COMMAND ----------\n        \n     \n");
	assert_databricks(state, "# DBTITLE 1,It\n%scala val x = 1\nval y = 2\n", "# DBTITLE 1,It\n                \n         \n");
	assert_databricks(state, "%%html\n<p>\n", "      \n   \n");
	assert_databricks(state, "%environment\n\"client\": \"1\"\n", "            \n             \n");
}

static void test_databricks_python_cells(void **state)
{
	assert_databricks(state, "%python\nx = 1\n", "       \nx = 1\n");
	assert_databricks(state, "%py x = 1\ny = 2\n", "x = 1\ny = 2\n");
}

static void test_databricks_uncovered(void **state)
{
	struct fixture *f = *state;
	const struct source *source;

	assert_databricks(state,
	                  "# MAGIC %python\n# MAGIC for x in y:\n# MAGIC   z\n# MAGIC\n# MAGIC %pip install x\n# COMMAND ----------\nw\n",
	                  "       \nfor x in y:\n  z\n\npass          \n# COMMAND ----------\nw\n");
	source = &f->source;
	assert_place(source, "for x", 3, 9);
	assert_place(source, "z\n", 4, 11);
	assert_place(source, "w\n", 8, 1);
	assert_int_equal(source_cell(source, offset_of(source, "z\n")), 1);
	assert_int_equal(source_cell(source, offset_of(source, "w\n")), 2);
	assert_databricks(state, "# MAGIC %time f()\n# MAGIC x\n", "# MAGIC %time f()\n# MAGIC x\n");
}

static void test_databricks_indented_cell(void **state)
{
	assert_databricks(state, " # c\n def f():\n   return '''\nx'''\n\n# COMMAND ----------\n\n def g():\n  pass\n",
	                  "# c\ndef f():\n  return '''\nx'''\n\n# COMMAND ----------\n\ndef g():\n pass\n");
	assert_place(&((struct fixture *)*state)->source, "return", 4, 4);
	assert_place(&((struct fixture *)*state)->source, "def g", 9, 2);
}

static void test_latin_1_notebook(void **state)
{
	const struct source *source = read_as(*state, "job.py",
	                                      "# Databricks notebook source\n# coding: latin-1\n x = '\xE9'; y\n z = 1\n");

	assert_true(source->transcoded && source->cells);
	assert_slice(source_line_text(source, 2), "x = '\xC3\xA9'; y");
	assert_place(source, "y\n", 3, 11);
	assert_place(source, "z = 1", 4, 2);
	assert_int_equal(source_cell(source, offset_of(source, "z")), 1);
}

static void test_fabric(void **state)
{
	const struct source *source = read_as(*state, "notebook-content.py",
	                                      "# Fabric notebook source\n\n# METADATA ********************\n\n# META {}\n\n"
	                                      "# MARKDOWN ********************\n\n# # Title\n\n"
	                                      "# PARAMETERS CELL ********************\n\na = 1\n\n# METADATA ********************\n\n# META {}\n\n"
	                                      "# CELL ********************\n\n%run other\nb = 2\n\n"
	                                      "# CELL ********************\n\n# MAGIC %%pyspark\n# MAGIC c = 3\n\n"
	                                      "# CELL ********************\n\n# MAGIC %%sql\n# MAGIC SELECT 1\n\n"
	                                      "# CELL **{\"language\":\"python\"}**\n\n%%spark\nval x = 1\n");

	assert_int_equal(source_cell(source, offset_of(source, "# # Title")), 1);
	assert_int_equal(source_cell(source, offset_of(source, "a = 1")), 2);
	assert_int_equal(source_cell(source, offset_of(source, "# META {}\n\n# CELL")), 0);
	assert_int_equal(source_cell(source, offset_of(source, "b = 2")), 3);
	assert_int_equal(source_cell(source, offset_of(source, "c = 3")), 4);
	assert_int_equal(source_cell(source, offset_of(source, "SELECT")), 5);
	assert_false(slice_has(source->code, SLICE("%run")) || slice_has(source->code, SLICE("val")));
	assert_place(source, "b = 2", 22, 1);
	assert_place(source, "c = 3", 27, 9);
	assert_true(read_as(*state, "a.py", "# Synapse Analytics notebook source\n\n# CELL ********************\nx\n")->cells);
}

/* The same lines in a Jupyter cell, as list of strings. */
static const struct source *read_cell(void **state, const char *strings)
{
	struct fixture *f = *state;

	return read_as(f, "a.ipynb",
	               arena_format(&f->arena, "{\"cells\": [{\"cell_type\": \"code\", \"source\": [%s]}], \"metadata\": {}}", strings).at);
}

static void test_jupyter(void **state)
{
	const struct source *source = read_as(*state, "a.ipynb",
	                                      "{\n \"cells\": [\n"
	                                      "  {\"cell_type\": \"markdown\", \"source\": [\"# x\"]},\n"
	                                      "  {\"cell_type\": \"code\", \"outputs\": [{\"data\": {\"a\": [1]}}], \"source\": [\n"
	                                      "   \"a = \\\"\\u00e9\\\"; b\\n\",\n"
	                                      "   \"\\n\",\n"
	                                      "   \"c = 3\"\n"
	                                      "  ]},\n"
	                                      "  {\"cell_type\": \"code\", \"source\": \"d = '\\ud83d\\ude00'\\n\\te = f\\n\"}\n"
	                                      " ],\n \"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\": 4\n}\n");
	struct place place;

	assert_true(source->notebook && source->cells);
	assert_slice(source->code, "a = \"\xC3\xA9\"; b\n\nc = 3\nd = '\xF0\x9F\x98\x80'\n\te = f\n");
	place = source_place(source, offset_of(source, "b\n"));
	assert_int_equal(place.line, 5);
	assert_int_equal(place.cell, 2);
	assert_int_equal(place.cell_line, 1);
	assert_int_equal(place.column, 10);
	place = source_place(source, offset_of(source, "c = 3"));
	assert_int_equal(place.line, 7);
	assert_int_equal(place.cell_line, 3);
	place = source_place(source, offset_of(source, "e = f"));
	assert_int_equal(place.line, 9);
	assert_int_equal(place.cell, 3);
	assert_int_equal(place.cell_line, 2);
	assert_int_equal(source->bytes.at[source_file_offset(source, offset_of(source, "e = f"))], 'e');
}

static void test_jupyter_old_and_synapse(void **state)
{
	assert_slice(read_as(*state, "a.ipynb",
	                     "{\"worksheets\": [{\"cells\": [{\"cell_type\": \"code\", \"language\": \"python\", \"input\": [\"a\\n\", \"b\"]},"
	                     " {\"cell_type\": \"heading\", \"source\": \"h\"}]}], \"metadata\": {\"name\": \"\"}, \"nbformat\": 3}")->code,
	             "a\nb\n");
	assert_slice(read_as(*state, "a.ipynb",
	                     "{\"name\": \"n\", \"properties\": {\"cells\": [{\"cell_type\": \"code\", \"source\": [\"a\"]}, {\"cell_type\": \"code\","
	                     " \"source\": [\"%%spark\\n\", \"val x\"]}], \"metadata\": {\"language_info\": {\"name\": \"python\"}}}}")->code,
	             "a\n       \n     \n");
	assert_slice(read_as(*state, "a.ipynb", "\xEF\xBB\xBF{\"cells\": [{\"cell_type\": \"code\", \"source\": \"x\"}]}")->code, "x\n");
	assert_place(&((struct fixture *)*state)->source, "x", 1, 1);
}

static enum code_outcome outcome_of(void **state, const char *metadata, const char *cell)
{
	struct fixture *f = *state;

	return read_bytes(f, "a.ipynb",
	                  arena_format(&f->arena, "{\"metadata\": {%s}, \"cells\": [{\"cell_type\": \"code\", %s}]}", metadata, cell));
}

static void test_jupyter_languages(void **state)
{
	static const char plain[] = "\"source\": [\"x\"]";

	assert_int_equal(outcome_of(state, "\"language_info\": {\"name\": \"scala\"}", plain), CODE_OTHER_LANGUAGE);
	assert_int_equal(outcome_of(state, "\"kernelspec\": {\"language\": \"R\"}", plain), CODE_OTHER_LANGUAGE);
	assert_int_equal(outcome_of(state, "\"application/vnd.databricks.v1+notebook\": {\"language\": \"sql\"}, "
	                                   "\"language_info\": {\"name\": \"python\"}", plain), CODE_OTHER_LANGUAGE);
	assert_int_equal(outcome_of(state, "\"language_info\": {\"name\": \"scala\"}", "\"source\": [\"%python\\n\", \"x\"]"),
	                 CODE_READY);
	assert_int_equal(outcome_of(state, "\"language_info\": {\"name\": \"pyspark\"}, \"kernelspec\": {\"language\": \"\"}", plain),
	                 CODE_READY);
	assert_int_equal(outcome_of(state, "\"kernelspec\": {\"name\": \"synapse_pyspark\"}", plain), CODE_READY);
	assert_int_equal(outcome_of(state, "\"language_info\": {\"name\": \"Python_Glue_Session\"}", plain), CODE_READY);
	assert_int_equal(outcome_of(state, "", "\"metadata\": {\"vscode\": {\"languageId\": \"sql\"}}, \"source\": [\"x\"]"),
	                 CODE_OTHER_LANGUAGE);
	assert_int_equal(read_bytes(*state, "a.ipynb", SLICE("{\"cells\": []}")), CODE_READY);
}

static void test_jupyter_cell_magics(void **state)
{
	assert_slice(read_cell(state, "\"%%time\\n\", \"x = 1\"")->code, "      \nx = 1\n");
	assert_slice(read_cell(state, "\"# c\\n\", \"%%capture out\\n\", \"x\"")->code, "# c\n             \nx\n");
	assert_slice(read_cell(state, "\"%%spark -o df\\n\", \"x\"")->code, "             \nx\n");
	assert_int_equal(outcome_of(state, "", "\"source\": [\"%%bash\\n\", \"ls\"]"), CODE_OTHER_LANGUAGE);
	/* A line of its own in Jupyter, a whole cell in Databricks. */
	assert_slice(read_cell(state, "\"%sql SELECT 1\\n\", \"x\"")->code, "             \nx\n");
	assert_int_equal(outcome_of(state, "\"notebookId\": 7", "\"source\": [\"%sql SELECT 1\\n\", \"x\"]"), CODE_OTHER_LANGUAGE);
	assert_int_equal(outcome_of(state, "", "\"source\": [\"%sql\\n\", \"SELECT 1\"]"), CODE_OTHER_LANGUAGE);
}

/* Read as JSON, the cell is a dictionary of Python; else it is none of ours. */
static void test_jupyter_session_cells(void **state)
{
	const struct source *source = read_cell(
		state, "\"%%configure -f\\n\", \"  {\\\"conf\\\":\\n\", \"{}}\"]}, {\"cell_type\": \"code\", \"source\": [\"x\"");

	assert_slice(source->code, "              \n{\"conf\":\n{}}\nx\n");
	assert_int_equal(source->session_cells.count, 1);
	assert_int_equal(source->session_cells.at[0], 1);
	source = read_cell(state, "\"%%configure {'a': 1}\"]}, {\"cell_type\": \"code\", \"source\": [\"x\"");
	assert_slice(source->code, "                    \nx\n");
	assert_int_equal(source->session_cells.count, 0);
}

static void test_magic_lines(void **state)
{
	assert_slice(read_cell(state, "\"%matplotlib inline\\n\", \"!ls\\n\", \"?x\\n\", \"df.show?\\n\", \"x  # why?\\n\"")->code,
	             "                  \n   \n  \n        \nx  # why?\n");
	assert_slice(read_cell(state, "\"if x:\\n\", \"    !ls -l\\n\", \"    !l\\n\"")->code, "if x:\n    pass  \n    ()\n");
	assert_slice(read_cell(state, "\"x = !ls -l\\n\", \"a, b = %sql SELECT 1\\n\", \"y = !l\\n\", \"z=!ls\"")->code,
	             "x = None  \na, b = None         \ny = ()\nz=...\n");
	assert_slice(read_cell(state, "\"%time x = f(1,\\n\", \"  %y)\\n\", \"%timeit -n 10 g()\\n\", \"%time\\n\", \"%time -x\"")->code,
	             "0;    x = f(1,\n  %y)\n0;            g()\n     \n        \n");
	assert_slice(read_cell(state, "\"ls ~/x\\n\", \"cd ..\\n\", \"ls -= 1\\n\", \"pip = 1\\n\", \"conda install x\"")->code,
	             "      \n     \nls -= 1\npip = 1\n               \n");
}

/* What looks like a magic but is the rest of an expression or of a string. */
static void test_no_magic_lines(void **state)
{
	static const char *const texts[] = {
		"x = (\\\"%s\\\"\\n%name)\\n",
		"x = a \\\\\\n  % b\\n",
		"x = '''\\n%pip\\n!ls\\nwhy?\\n'''\\n",
		"x = \\\"a\\\\\\\"\\\" # '''\\ny = 1 if a != b else c\\n",
		"f(x=1,\\n  y\\n  != 2)\\n",
		"x = f'{a!r}' % b\\n",
		"x = '\\\\\\n!ls'\\n",
		"x == y\\n",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct fixture *f = *state;
		struct slice strings = arena_format(&f->arena, "\"%s\"", texts[i]);
		const struct source *source = read_cell(state, strings.at);

		for (uint32_t at = 0; at < source->code.length; at++)
			assert_true(source->code.at[at] == '\n' || source->bytes.at[source_file_offset(source, at)] == '\\' ||
			            source->code.at[at] == source->bytes.at[source_file_offset(source, at)]);
	}
}

/* An indented cell is not the body of what the one before ends with. */
static void test_jupyter_indented_cell(void **state)
{
	const struct source *source = read_as(*state, "a.ipynb",
	                                      "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"def f():\\n\", \"  x\"]},\n"
	                                      "{\"cell_type\": \"code\", \"source\": [\"  y = 1\\n\", \"  z = 2\"]},\n"
	                                      "{\"cell_type\": \"code\", \"source\": \"\\tv = 1\\n\\tw = 2\"}]}");

	assert_slice(source->code, "def f():\n  x\ny = 1\nz = 2\nv = 1\nw = 2\n");
	assert_int_equal(source_place(source, offset_of(source, "z = 2")).line, 2);
	assert_int_equal(source->bytes.at[source_file_offset(source, offset_of(source, "z = 2"))], 'z');
	assert_int_equal(source->bytes.at[source_file_offset(source, offset_of(source, "w = 2"))], 'w');
	assert_int_equal(source_place(source, offset_of(source, "w = 2")).cell_line, 2);
}

static void assert_problem(void **state, const char *text, const char *problem, uint32_t line)
{
	struct fixture *f = *state;

	f->problem_line = 0;
	assert_int_equal(read_bytes(f, "a.ipynb", slice_of(text)), CODE_NOT_A_NOTEBOOK);
	assert_slice(f->problem, problem);
	assert_int_equal(f->problem_line, line);
	assert_int_equal(f->source.code.length, 0);
}

static void test_broken_notebooks(void **state)
{
	assert_problem(state, "", "empty", 1);
	assert_problem(state, "{\n\"cells\": [\n", "the JSON breaks off", 3);
	assert_problem(state, "{\n\"cells\": [\n<<<<<<< HEAD\n]}", "not valid JSON", 3);
	assert_problem(state, "{\"a\": 1}\n", "JSON, but without a list of cells", 1);
	assert_problem(state, "[1]", "JSON, but without a list of cells", 1);
	assert_problem(state, "{\"cells\": {}}", "JSON, but without a list of cells", 1);
	assert_problem(state, "# Databricks", "not valid JSON", 1);
	/* Odd, but there is something to read. */
	assert_slice(read_as(*state, "a.ipynb", "{\"cells\": [1, {}, {\"cell_type\": 3}, {\"cell_type\": \"code\"}, {\"cell_type\": \"code\", "
	                                        "\"source\": [1, null, \"x\", []]}]}")->code, "x\n");
}

static void test_deep_json(void **state)
{
	struct fixture *f = *state;
	char *text = arena_take(&f->arena, 2000001);

	memset(text, '[', 1000000);
	memset(text + 1000000, ']', 1000000);
	assert_problem(state, text, "nested too deeply", 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_plain),
		TEST(test_empty),
		TEST(test_byte_order_mark),
		TEST(test_nul_byte),
		TEST(test_lone_carriage_return),
		TEST(test_latin_1),
		TEST(test_other_encodings),
		TEST(test_unknown_encodings),
		TEST(test_test_files),
		TEST(test_databricks_is_left_alone),
		TEST(test_databricks_header),
		TEST(test_databricks_cell_numbers),
		TEST(test_databricks_bare_magics),
		TEST(test_databricks_other_languages),
		TEST(test_databricks_python_cells),
		TEST(test_databricks_uncovered),
		TEST(test_databricks_indented_cell),
		TEST(test_latin_1_notebook),
		TEST(test_fabric),
		TEST(test_jupyter),
		TEST(test_jupyter_old_and_synapse),
		TEST(test_jupyter_languages),
		TEST(test_jupyter_cell_magics),
		TEST(test_jupyter_session_cells),
		TEST(test_magic_lines),
		TEST(test_no_magic_lines),
		TEST(test_jupyter_indented_cell),
		TEST(test_broken_notebooks),
		TEST(test_deep_json),
	};

	return cmocka_run_group_tests_name("cells", tests, NULL, NULL);
}

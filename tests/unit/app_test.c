/* Patches, replaced files, walks, and the public library. */
#include "app/diff.h"
#include "app/excluded.h"
#include "app/files.h"
#include "app/input.h"
#include "app/save.h"

#include <oomlint.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena arena;
static struct slice place;  /* a folder of the test's own */

static int open_place(void **state)
{
	const char *temporary = getenv("TMPDIR");

	(void)state;
	place = arena_format(&arena, "%s/oomlint-app-XXXXXX", temporary ? temporary : "/tmp");
	return !mkdtemp((char *)place.at);
}

static int close_place(void **state)
{
	struct slice command = arena_format(&arena, "rm -rf '%.*s'", SLICE_ARGS(place));
	int status = system(command.at);

	(void)state;
	arena_free(&arena);
	return status;
}

static struct slice below(const char *name)
{
	return arena_format(&arena, "%.*s/%s", SLICE_ARGS(place), name);
}

static void write_file(const char *name, const char *text)
{
	unlink(below(name).at);
	assert_null(file_create(below(name), slice_of(text)));
}

static void assert_file(const char *name, const char *text)
{
	struct report report = {.arena = &arena};
	struct input input = {0};

	assert_true(input_read(&input, below(name), 1 << 20, &report));
	assert_int_equal(input.bytes.length, strlen(text));
	assert_memory_equal(input.bytes.at, text, strlen(text));
	buffer_free(&input.bytes);
}

static void assert_diff(const char *before, const char *after, const char *wanted)
{
	struct sink sink = {.descriptor = -1};

	diff_write(&sink, SLICE("/a b"), slice_of(before), slice_of(after));
	buffer_add_char(&sink.pending, '\0');
	assert_string_equal(sink.pending.at, wanted);
	sink_free(&sink);
}

static void test_diff(void **state)
{
	(void)state;
	assert_diff("x\n", "x\n", "");
	assert_diff("a\nb\nc\n", "a\nB\nc\n", "--- a/a b\t\n+++ b/a b\t\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
	assert_diff("", "a\n", "--- a/a b\t\n+++ b/a b\t\n@@ -0,0 +1,1 @@\n+a\n");
	assert_diff("a", "a\n", "--- a/a b\t\n+++ b/a b\t\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
	assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n",
	            "--- a/a b\t\n+++ b/a b\t\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -6,4 +7,3 @@\n 6\n 7\n 8\n-9\n");
}

static void test_long_diff(void **state)
{
	struct buffer before = {0}, after = {0};
	struct sink sink = {.descriptor = -1};

	(void)state;
	for (int i = 0; i < 3000; i++) {
		buffer_format(&before, "before %d\n", i);
		buffer_format(&after, "after %d\n", i);
	}
	diff_write(&sink, SLICE("x"), buffer_slice(&before), buffer_slice(&after));
	assert_true(slice_starts(buffer_slice(&sink.pending), SLICE("--- a/x\n+++ b/x\n@@ -1,3000 +1,3000 @@\n-before 0\n")));
	buffer_free(&before);
	buffer_free(&after);
	sink_free(&sink);
}

static void test_replace(void **state)
{
	uint64_t hash = input_hash(SLICE("old"));
	struct stat status;

	(void)state;
	write_file("file", "old");
	assert_int_equal(chmod(below("file").at, 0640), 0);
	assert_null(file_replace(below("file"), SLICE("new"), hash));
	assert_file("file", "new");
	assert_int_equal(stat(below("file").at, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
	assert_string_equal(file_replace(below("file"), SLICE("newer"), hash), "the file changed in the meantime");
	assert_file("file", "new");
	assert_non_null(file_replace(below("missing"), SLICE("new"), hash));
	assert_non_null(file_create(below("file"), SLICE("again")));
}

static void make_folder(const char *name)
{
	assert_int_equal(mkdir(below(name).at, 0777), 0);
}

/* Names below `place`, each with a blank behind it. */
static void assert_walk(const char *wanted)
{
	struct report report = {.arena = &arena};
	const struct setup setup = {.isolated = true};
	const struct finder all = {.threads = 2};
	struct words paths = {0};
	struct excluded excluded;
	struct found_files files;
	struct engine engine;
	struct buffer found = {0};

	*list_push(&arena, &paths) = place;
	assert_true(engine_open(&engine, &setup, &report));
	excluded_open(&excluded, &engine);
	files = files_find(&paths, &excluded, &all, &report, &arena);
	for (uint32_t i = 0; i < files.count; i++)
		buffer_format(&found, "%.*s ", SLICE_ARGS(slice_part(files.at[i].path, place.length + 1, files.at[i].path.length)));
	excluded_close(&excluded);
	engine_close(&engine);
	buffer_add_char(&found, '\0');
	assert_string_equal(found.at, wanted);
	buffer_free(&found);
}

static void test_walk(void **state)
{
	(void)state;
	make_folder("tree");
	make_folder("tree/sub");
	make_folder("tree/.hidden");
	make_folder("tree/__pycache__");
	write_file("tree/z.py", "");
	write_file("tree/a.ipynb", "");
	write_file("tree/a.txt", "");
	write_file("tree/sub/b.pyi", "");
	write_file("tree/.hidden/c.py", "");
	write_file("tree/__pycache__/d.py", "");
	assert_int_equal(symlink("..", below("tree/sub/up").at), 0);
	assert_int_equal(symlink("../z.py", below("tree/sub/link.py").at), 0);
	assert_int_equal(mkfifo(below("tree/pipe.py").at, 0666), 0);
	assert_walk("tree/a.ipynb tree/sub/b.pyi tree/sub/link.py tree/z.py ");
}

static void test_library(void **state)
{
	static const char job[] = "from pyspark.sql import SparkSession\nSparkSession.builder.getOrCreate().table('t').collect()\n";
	const char *const select[] = {"collect-unbounded", NULL};
	const oomlint_options_t options = {.select = select, .spark_version = "3.5"};
	oomlint_t *linter = oomlint_open(&options);
	oomlint_finding_t finding;

	(void)state;
	assert_string_equal(oomlint_version(), OOMLINT_VERSION);
	assert_true(oomlint_check_bytes(linter, "job.py", job, sizeof job - 1));
	assert_false(oomlint_check_file(linter, below("missing.py").at));
	assert_int_equal(oomlint_count(linter), 2);
	assert_true(oomlint_finding(linter, 0, &finding));
	assert_string_equal(finding.rule, "collect-unbounded");
	assert_string_equal(finding.path, "job.py");
	assert_int_equal(finding.severity, OOMLINT_ERROR);
	assert_string_equal(finding.confidence, "certain");
	assert_string_equal(finding.doubt, "");
	assert_int_equal(finding.line, 2);
	assert_int_equal(finding.column, 1);
	assert_int_equal(finding.end_column, 56);
	assert_true(oomlint_finding(linter, 1, &finding));
	assert_string_equal(finding.rule, "file-unreadable");
	assert_string_equal(finding.confidence, "");
	assert_false(oomlint_finding(linter, 2, &finding));
	oomlint_forget(linter);
	assert_int_equal(oomlint_count(linter), 0);
	assert_true(oomlint_check_bytes(linter, "plain.py", "x = 1\n", 6));
	assert_int_equal(oomlint_count(linter), 0);
	oomlint_close(linter);
}

static void test_library_mistakes(void **state)
{
	const char *const select[] = {"colect-unbounded", NULL};
	const oomlint_options_t options = {.select = select};
	oomlint_t *linter = oomlint_open(&options);
	oomlint_finding_t finding;

	(void)state;
	assert_false(oomlint_check_bytes(linter, "job.py", "", 0));
	assert_int_equal(oomlint_count(linter), 1);
	assert_true(oomlint_finding(linter, 0, &finding));
	assert_string_equal(finding.rule, "option-invalid");
	oomlint_close(linter);
}

static void test_library_confidence(void **state)
{
	static const char job[] = "import pyspark\ndef f(orders_df):\n    return orders_df.select('a').collect()\n";
	const char *const select[] = {"collect-unbounded", NULL};
	const oomlint_options_t likely = {.select = select}, certain = {.select = select, .confidence = "certain"};
	const oomlint_options_t wrong = {.select = select, .confidence = "sure"};
	oomlint_t *linters[] = {oomlint_open(&likely), oomlint_open(&certain), oomlint_open(&wrong)};
	oomlint_finding_t finding;

	(void)state;
	assert_true(oomlint_check_bytes(linters[0], "job.py", job, sizeof job - 1));
	assert_true(oomlint_finding(linters[0], 0, &finding));
	assert_string_equal(finding.confidence, "likely");
	assert_string_equal(finding.doubt, "parameter `orders_df` of `f()`, which nothing in this file calls");
	assert_true(oomlint_check_bytes(linters[1], "job.py", job, sizeof job - 1));
	assert_int_equal(oomlint_count(linters[1]), 0);
	assert_false(oomlint_check_bytes(linters[2], "job.py", job, sizeof job - 1));
	assert_true(oomlint_finding(linters[2], 0, &finding));
	assert_string_equal(finding.rule, "option-invalid");
	for (size_t i = 0; i < sizeof linters / sizeof *linters; i++)
		oomlint_close(linters[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff),    cmocka_unit_test(test_long_diff), cmocka_unit_test(test_replace),
		cmocka_unit_test(test_walk),    cmocka_unit_test(test_library),   cmocka_unit_test(test_library_mistakes),
		cmocka_unit_test(test_library_confidence),
	};

	return cmocka_run_group_tests(tests, open_place, close_place);
}

/* Paths of systems with drives: what people and programs write, and what we have inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/drives.h"

static void assert_slice(struct slice is, const char *wanted)
{
	assert_int_equal(is.length, strlen(wanted));
	assert_memory_equal(is.at, wanted, is.length);
}

static void paths_are_taken(void **state)
{
	static const struct {
		const char *text, *inside;
	} rows[] = {
		{"C:\\jobs\\a b.py", "/C:/jobs/a b.py"}, {"c:/jobs/a.py", "/C:/jobs/a.py"}, {"/c:/jobs/a.py", "/C:/jobs/a.py"},
		{"/C:/jobs/a.py", "/C:/jobs/a.py"}, {"D:\\", "/D:/"}, {"D:", "/D:"}, {"jobs\\a.py", "jobs/a.py"}, {"..\\a.py", "../a.py"},
		{"\\jobs\\a.py", "/jobs/a.py"}, {"\\\\server\\share\\a.py", "/\\\\server/share/a.py"}, {"//server/share", "/\\\\server/share"},
		{"/\\\\server/share", "/\\\\server/share"}, {"-", "-"}, {"", ""}, {"a:b.py", "a:b.py"}, {"job.py", "job.py"}};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_slice(drive_path(slice_of(rows[i].text), &arena), rows[i].inside);
	arena_free(&arena);
}

static void paths_are_said(void **state)
{
	(void)state;
	assert_slice(drive_words(SLICE("/C:/jobs/a.py")), "C:/jobs/a.py");
	assert_slice(drive_words(SLICE("/C:")), "C:");
	assert_slice(drive_words(SLICE("/\\\\server/share")), "\\\\server/share");
	assert_slice(drive_words(SLICE("jobs/a.py")), "jobs/a.py");
	assert_slice(drive_words(SLICE("/jobs/a.py")), "/jobs/a.py");
	assert_slice(drive_words(SLICE("/")), "/");
	assert_slice(drive_words(SLICE("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_taken),
		cmocka_unit_test(paths_are_said),
	};

	return cmocka_run_group_tests_name("drives", tests, NULL, NULL);
}

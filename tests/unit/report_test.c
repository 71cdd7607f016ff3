/* What we say: adding, sorting, counting, and the table of our own topics. */
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct topic early = {.name = {"early", 5}, .code = {"OOM001", 6}, .severity = SEVERITY_ERROR};
static const struct topic late = {.name = {"late", 4}, .code = {"OOM002", 6}, .severity = SEVERITY_INFO};

static struct diagnostic *add(struct report *report, const struct topic *topic, const struct source *source, uint32_t start)
{
	struct diagnostic *diagnostic = report_add(report, topic);

	diagnostic->source = source;
	diagnostic->span = (struct span){start, start + 1};
	return diagnostic;
}

static void test_empty(void **state)
{
	struct report report = {0};

	(void)state;
	report_sort(&report);
	assert_int_equal(report.diagnostics.count, 0);
	assert_int_equal(report_count(&report, SEVERITY_ERROR), 0);
}

static void test_add_and_count(void **state)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 100; i++)
		report_add(&report, i % 3 ? &late : &early);
	report_add(&report, &late)->severity = SEVERITY_WARNING;
	assert_int_equal(report_count(&report, SEVERITY_ERROR), 34);
	assert_int_equal(report_count(&report, SEVERITY_WARNING), 1);
	assert_int_equal(report_count(&report, SEVERITY_INFO), 66);
	arena_free(&arena);
}

static void test_sort(void **state)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct source a = {.path = SLICE("a.py")}, b = {.path = SLICE("a/b.py")};
	struct diagnostic *unread;

	(void)state;
	add(&report, &late, &b, 3)->message = SLICE("7");
	add(&report, &late, &a, 9)->message = SLICE("6");
	add(&report, &late, &a, 5)->message = SLICE("4");
	add(&report, &early, &a, 5)->message = SLICE("3");
	add(&report, &late, &a, 5)->message = SLICE("5");
	unread = add(&report, &late, NULL, 0);
	unread->path = SLICE("a.py");
	unread->message = SLICE("2");
	report_add(&report, &late)->message = SLICE("1");
	report_sort(&report);
	for (uint32_t i = 0; i < report.diagnostics.count; i++)
		assert_int_equal(report.diagnostics.at[i].message.at[0], '1' + (int)i);
	arena_free(&arena);
}

/* Equal ones keep their order. */
static void test_sort_is_stable(void **state)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct source a = {.path = SLICE("a.py")};

	(void)state;
	for (uint32_t i = 0; i < 200; i++)
		add(&report, &early, &a, 1)->line = i;
	report_sort(&report);
	for (uint32_t i = 0; i < 200; i++)
		assert_int_equal(report.diagnostics.at[i].line, i);
	arena_free(&arena);
}

static void test_severity_words(void **state)
{
	(void)state;
	assert_string_equal(severity_word(SEVERITY_INFO), "info");
	assert_string_equal(severity_word(SEVERITY_WARNING), "warning");
	assert_string_equal(severity_word(SEVERITY_ERROR), "error");
}

static void test_own_topics(void **state)
{
	uint32_t count = 0;

	(void)state;
	for (; own_topics[count]; count++) {
		const struct topic *topic = own_topics[count];

		assert_true(slice_starts(topic->code, SLICE("OOM9")));
		assert_int_equal(topic->code.length, 6);
		assert_true(topic->name.length && topic->title.length && topic->why.length);
		assert_true(slice_equal(topic->family, SLICE("oomlint")) || slice_equal(topic->family, SLICE("suppression")));
		assert_true(!count || slice_order(own_topics[count - 1]->code, topic->code) < 0);
	}
	assert_true(count > 10);
	assert_ptr_equal(own_topics[0], &topic_file_unreadable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_add_and_count),
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_sort_is_stable),
		cmocka_unit_test(test_severity_words),
		cmocka_unit_test(test_own_topics),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

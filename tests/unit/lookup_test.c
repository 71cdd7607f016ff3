/* Numbers found by numbers. */
#include "base/lookup.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_lookup(void **state)
{
	struct arena arena = {0};
	struct lookup lookup = {0};

	(void)state;
	assert_int_equal(lookup_find(&lookup, 7), 0);
	for (uint32_t key = 1; key < 5000; key++)
		lookup_put(&lookup, key * 64, key, &arena);
	for (uint32_t key = 1; key < 5000; key++) {
		assert_int_equal(lookup_find(&lookup, key * 64), key);
		assert_int_equal(lookup_find(&lookup, key * 64 + 1), 0);
	}
	lookup_put(&lookup, 64, 9, &arena);
	assert_int_equal(lookup_find(&lookup, 64), 9);
	assert_int_equal(lookup.count, 4999);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lookup)};

	return cmocka_run_group_tests_name("lookup", tests, NULL, NULL);
}

/* Reports as bytes: what comes back is what went in, and bytes that somebody made up do no harm. */
#include "app/cache_report.h"
#include "render/render.h"
#include "report/same.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const char code[] = "rows = df.collect()\nprint(rows)\n";

static struct source *source_in(struct arena *arena)
{
	struct source *source = ARENA_NEW(arena, struct source);

	*source = (struct source){.path = SLICE("job.py"), .bytes = slice_of(code), .code = slice_of(code)};
	source_index(source, arena);
	return source;
}

static void fill(struct report *report, const struct source *source)
{
	struct diagnostic *found = report_add(report, &topic_syntax_error);
	struct diagnostic *about = report_add(report, &topic_file_unreadable);

	found->source = source;
	found->span = (struct span){7, 19};
	found->message = SLICE("all of it");
	found->confidence = CONFIDENCE_LIKELY;
	found->doubt = SLICE("`df`");
	*list_push(report->arena, &found->labels) = (struct label){{7, 9}, SLICE("here"), SLICE(""), 0};
	*list_push(report->arena, &found->trace) = (struct label){{0, 4}, SLICE("there"), SLICE("other.py"), 3};
	*list_push(report->arena, &found->settings) = (struct setting_advice){SLICE("a"), SLICE("b"), SLICE("c"), SLICE("d")};
	*list_push(report->arena, &found->fixes) = (struct fix){.title = SLICE("less"), .applicability = FIX_UNSAFE, .edit_count = 1};
	found->fixes.at[0].edits = ARENA_NEW(report->arena, struct edit);
	found->fixes.at[0].edits[0] = (struct edit){{9, 9}, SLICE(".limit(10)")};
	found->identity = ARENA_NEW(report->arena, struct identity);
	*found->identity = (struct identity){SLICE("main"), SLICE("rows=df.collect()"), 1, 42};
	about->path = SLICE("gone.py");
	about->message = SLICE("it is gone");
	about->line = 3;
}

/* Reads, and shows what it read in a format that looks at every place. */
static uint64_t read_and_show(struct slice bytes, bool *good)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct cache_reader in = {.rest = bytes};
	const struct topic *all[64];
	struct topics topics = {.at = all};
	struct sink sink = {.descriptor = -1};
	struct render_options options = {0};
	uint64_t hash;

	while (own_topics[topics.count]) {
		all[topics.count] = own_topics[topics.count];
		topics.count++;
	}
	*good = cache_get_report(&in, &topics, source_in(&arena), &report);
	report_sort(&report);
	hash = report_hash(&report);
	render_json(&report, &options, &sink);
	render_full(&report, &options, &sink);
	render_sarif(&report, &options, &sink);
	sink_free(&sink);
	arena_free(&arena);
	return hash;
}

static void made(struct buffer *bytes, uint64_t *hash)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};

	fill(&report, source_in(&arena));
	cache_put_report(bytes, &report);
	report_sort(&report);
	*hash = report_hash(&report);
	arena_free(&arena);
}

static void comes_back(void **state)
{
	struct buffer bytes = {0};
	uint64_t hash;
	bool good;

	(void)state;
	made(&bytes, &hash);
	assert_int_equal(read_and_show(buffer_slice(&bytes), &good), hash);
	assert_true(good);
	buffer_free(&bytes);
}

static void is_not_cut(void **state)
{
	struct buffer bytes = {0};
	uint64_t hash;
	bool good;

	(void)state;
	made(&bytes, &hash);
	for (uint32_t length = 0; length < bytes.length; length++) {
		assert_int_equal(read_and_show(slice_part(buffer_slice(&bytes), 0, length), &good), 0);
		assert_false(good);
	}
	buffer_free(&bytes);
}

static void is_not_trusted(void **state)
{
	struct buffer bytes = {0};
	uint64_t hash;
	bool good;

	(void)state;
	made(&bytes, &hash);
	for (uint32_t i = 0; i < bytes.length; i++) {
		char before = bytes.at[i];

		for (int value = 1; value < 256; value += 85) {
			bytes.at[i] = (char)(before ^ value);
			read_and_show(buffer_slice(&bytes), &good);
		}
		bytes.at[i] = before;
	}
	buffer_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(comes_back), cmocka_unit_test(is_not_cut), cmocka_unit_test(is_not_trusted)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

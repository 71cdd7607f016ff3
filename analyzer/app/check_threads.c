/* The other threads of a run. */
#include "app/check_parts.h"

enum { BYTES_PER_THREAD = 128 * 1024 }; /* of Python about Spark; a thread's start costs as much as a tenth of that */

/* How many threads are worth their start. What is written while files are checked is written in one order, by one thread. */
static uint32_t threads_wanted(const struct check *check)
{
	const struct options *options = check->options;
	uint64_t useful = 1 + check->survey.bytes / BYTES_PER_THREAD;
	uint32_t most = options->jobs ? options->jobs : useful < processors() ? (uint32_t)useful : processors();

	if (rewrites(check))
		return 1;
	return most < THREADS_MOST ? most : THREADS_MOST;
}

void add_helpers(struct check *check)
{
	uint32_t wanted = threads_wanted(check);

	check->helpers = ARENA_ARRAY(check->arena, struct helper, wanted);
	for (uint32_t i = 1; i < wanted; i++) {
		struct helper *helper = &check->helpers[i - 1];

		engine_copy(&helper->engine, &check->engine);
		helper->report.arena = &helper->memory;
		helper->pipeline = check->pipeline;
		helper->pipeline.engine = &helper->engine;
		helper->pipeline.report = &helper->report;
		helper->pipeline.timing = (struct timing){0};
		if (check->options->timing)
			timing_start(&helper->pipeline.timing);
		survey_add_thread(&check->survey, &helper->engine, &helper->pipeline.timing);
		helper->pipeline.telling = &check->survey.by_thread[i].memory;
	}
}

void hear_helpers(struct check *check)
{
	for (uint32_t i = 1; i < check->survey.threads; i++) {
		report_join(&check->report, &check->helpers[i - 1].report);
		timing_add(&check->pipeline.timing, &check->helpers[i - 1].pipeline.timing);
	}
}

void drop_helpers(struct check *check)
{
	for (uint32_t i = 1; i < check->survey.threads; i++) {
		struct helper *helper = &check->helpers[i - 1];

		engine_close(&helper->engine);
		buffer_free(&helper->input.bytes);
		arena_free(&helper->memory);
	}
}

/* What the fuzz targets share: an engine that is opened once, and a look at everything that can be done with a text. */
#ifndef OOMLINT_TESTS_FUZZ_H
#define OOMLINT_TESTS_FUZZ_H

#include "app/complain.h"
#include "app/fix.h"
#include "app/outputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every format, into memory. */
static inline void render_all(struct report *report, const struct engine *engine)
{
	const struct options nothing = {0};
	struct render_options options = outputs_options(engine, &nothing, -1, report->arena);

	options.width = 80;
	report_sort(report);
	for (const struct render_format *format = render_formats; format->name; format++) {
		struct sink sink = {.descriptor = -1};

		format->render(report, &options, &sink);
		sink_free(&sink);
	}
}

/* Analyses the text under this name, renders what is found and applies all fixes. */
static inline void try_text(const char *name, struct slice text)
{
	static struct engine engine;
	static bool open;
	const struct setup setup = {.isolated = true};
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct pipeline pipeline = {.engine = &engine, .report = &report, .no_prefilter = true};
	struct input input = {.path = slice_of(name)};
	struct fixed fixed = {0};
	struct outcome outcome;
	struct report_mark since;

	if (!open && (!engine_open(&engine, &setup, &report) || !engine_ready(&engine, &report)))
		__builtin_trap();
	open = true;
	buffer_add(&input.bytes, text);
	since = report_mark(&report);
	outcome = pipeline_run(&pipeline, input.path, buffer_slice(&input.bytes), 0);
	render_all(&report, &engine);
	fix_all(&fixed, &pipeline, &input, since, outcome, FIX_UNSAFE);
	render_all(&report, &engine);
	buffer_free(&fixed.bytes);
	buffer_free(&input.bytes);
	arena_free(&arena);
}

#endif

#include <oomlint.h>

#include "app/complain.h"
#include "app/input.h"
#include "app/pipeline.h"
#include "base/panic.h"
#include "config/read.h"

#include <stdlib.h>

enum { FILE_MOST = 16 << 20 };

struct oomlint {
	struct arena memory;       /* of options and their mistakes */
	struct arena findings;
	struct report setup;       /* mistakes in options and rules */
	struct report report;
	struct engine engine;
	struct pipeline pipeline;
	struct input input;
	bool ready;
};

const char *oomlint_version(void)
{
	return OOMLINT_VERSION;
}

static bool take(struct oomlint *linter, struct setup *setup, enum config_key key, const char *text)
{
	struct slice problem;

	if (config_take_text(&setup->options, key, arena_copy(&linter->memory, slice_of(text)), &linter->memory, &problem))
		return true;
	config_complain(&linter->setup, &setup->options, key, &(struct config_word){0}, problem);
	return false;
}

static bool take_all(struct oomlint *linter, struct setup *setup, enum config_key key, const char *const *texts)
{
	bool right = true;

	for (; texts && *texts; texts++)
		right = take(linter, setup, key, *texts) && right;
	return right;
}

static bool take_options(struct oomlint *linter, struct setup *setup, const oomlint_options_t *options)
{
	bool right = true;

	right = take_all(linter, setup, CONFIG_SELECT, options->select) && right;
	right = take_all(linter, setup, CONFIG_IGNORE, options->ignore) && right;
	right = take_all(linter, setup, CONFIG_RULES, options->rules) && right;
	right = take_all(linter, setup, CONFIG_SPARK_CONF, options->spark_conf) && right;
	right = (!options->confidence || take(linter, setup, CONFIG_CONFIDENCE, options->confidence)) && right;
	return (!options->spark_version || take(linter, setup, CONFIG_SPARK_VERSION, options->spark_version)) && right;
}

oomlint_t *oomlint_open(const oomlint_options_t *options)
{
	struct oomlint *linter = memory_take(sizeof *linter);
	struct setup setup = {.isolated = true, .options = {.from = FROM_OPTIONS}};
	bool right;

	*linter = (struct oomlint){0};
	linter->setup.arena = &linter->memory;
	linter->report.arena = &linter->findings;
	right = !options || take_options(linter, &setup, options);
	right = engine_open(&linter->engine, &setup, &linter->setup) && right;
	linter->ready = right && engine_ready(&linter->engine, &linter->setup);
	linter->pipeline = (struct pipeline){.engine = &linter->engine, .report = &linter->report};
	return linter;
}

static bool check(struct oomlint *linter, struct slice path, struct slice bytes, uint32_t mode)
{
	uint32_t first = linter->report.diagnostics.count;
	struct report part = {.arena = linter->report.arena};
	struct outcome outcome = pipeline_run(&linter->pipeline, path, bytes, mode);

	/* In order of place, behind those of the files before. */
	part.diagnostics.at = linter->report.diagnostics.at + first;
	part.diagnostics.count = part.diagnostics.capacity = linter->report.diagnostics.count - first;
	report_sort(&part);
	return outcome.known || !outcome.analysed;
}

bool oomlint_check_file(oomlint_t *linter, const char *path)
{
	struct slice name = arena_copy(&linter->findings, slice_of(path));

	return linter->ready && input_read(&linter->input, name, FILE_MOST, &linter->report) &&
	       check(linter, name, buffer_slice(&linter->input.bytes), linter->input.mode);
}

bool oomlint_check_bytes(oomlint_t *linter, const char *path, const void *bytes, size_t length)
{
	struct slice name = arena_copy(&linter->findings, slice_of(path));

	if (!linter->ready)
		return false;
	if (length <= FILE_MOST)
		return check(linter, name, (struct slice){bytes, (uint32_t)length}, 0);
	input_too_large(&linter->report, name, FILE_MOST);
	return false;
}

size_t oomlint_count(const oomlint_t *linter)
{
	return (size_t)linter->setup.diagnostics.count + linter->report.diagnostics.count;
}

/* Slices of our own are not ended by a NUL; what is handed out is. */
static const char *text_of(struct arena *arena, struct slice text)
{
	return arena_copy(arena, text).at;
}

static void fill_place(oomlint_finding_t *finding, const struct diagnostic *diagnostic)
{
	struct place start, end;

	if (!diagnostic->source) {
		finding->line = diagnostic->line;
		finding->column = diagnostic->column;
		return;
	}
	start = source_place(diagnostic->source, diagnostic->span.start);
	end = source_place(diagnostic->source, diagnostic->span.end);
	finding->cell = start.cell;
	finding->line = start.cell_line;
	finding->column = start.column;
	finding->end_line = end.cell_line;
	finding->end_column = end.column;
}

bool oomlint_finding(const oomlint_t *linter, size_t number, oomlint_finding_t *finding)
{
	uint32_t setup = linter->setup.diagnostics.count;
	const struct diagnostic *diagnostic;
	struct arena *arena = linter->report.arena;

	if (number >= oomlint_count(linter))
		return false;
	diagnostic = number < setup ? &linter->setup.diagnostics.at[number] : &linter->report.diagnostics.at[number - setup];
	*finding = (oomlint_finding_t){
		.rule = text_of(arena, diagnostic->topic->name),
		.code = text_of(arena, diagnostic->topic->code),
		.message = text_of(arena, diagnostic->message),
		.path = text_of(arena, diagnostic->source ? diagnostic->source->path : diagnostic->path),
		.severity = (oomlint_severity_t)diagnostic->severity,
		.confidence = text_of(arena, confidence_word(diagnostic->confidence)),
		.doubt = text_of(arena, diagnostic->doubt),
	};
	fill_place(finding, diagnostic);
	return true;
}

void oomlint_forget(oomlint_t *linter)
{
	linter->report = (struct report){.arena = &linter->findings};
	arena_clear(&linter->findings);
}

void oomlint_close(oomlint_t *linter)
{
	engine_close(&linter->engine);
	buffer_free(&linter->input.bytes);
	arena_free(&linter->findings);
	arena_free(&linter->memory);
	free(linter);
}

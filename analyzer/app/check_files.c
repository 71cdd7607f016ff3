/* The files of a run, one by one. */
#include "app/check_parts.h"
#include "app/complain.h"
#include "app/diff.h"
#include "app/excluded.h"
#include "app/files.h"
#include "app/fix.h"
#include "app/input.h"
#include "app/save.h"
#include "app/survey.h"

#include <unistd.h>

/* stdin goes to stdout, a file is replaced. */
static bool store(struct check *check, const struct fixed *fixed)
{
	struct slice bytes = buffer_slice(&fixed->bytes);
	const char *problem;

	if (check->options->diff) {
		diff_write(&check->result, check->input.path, buffer_slice(&check->input.bytes), bytes);
		return true;
	}
	if (!check->input.mode) {
		sink_add(&check->result, bytes);
		return true;
	}
	problem = file_replace(check->input.path, bytes, input_hash(buffer_slice(&check->input.bytes)));
	if (problem)
		complain(&check->report, &topic_file_unwritable, check->input.path, "%s not written: %s",
		         check->options->add_ignore.at ? "the comments were" : "the fixes were", problem);
	return !problem;
}

static void fix_input(struct check *check, struct report_mark since, struct outcome outcome)
{
	struct fixed fixed = {0};
	uint32_t rows = check->report.fixed.count;

	fix_all(&fixed, &check->pipeline, &check->input, since, outcome,
	        check->unsafe_fixes ? FIX_UNSAFE : FIX_SAFE);
	if (!fixed.applied) {
		if (!check->input.mode && !check->options->diff)
			sink_add(&check->result, buffer_slice(&check->input.bytes));
		return;
	}
	if (store(check, &fixed)) {
		check->files_fixed++;
		check->fixes_applied += fixed.applied;
	} else {
		struct diagnostic why = check->report.diagnostics.at[check->report.diagnostics.count - 1];

		report_cut(&check->report, since);
		check->report.fixed.count = rows;
		pipeline_run(&check->pipeline, check->input.path, buffer_slice(&check->input.bytes), check->input.mode);
		*list_push(check->report.arena, &check->report.diagnostics) = why;
	}
	buffer_free(&fixed.bytes);
}

static struct outcome run_input(struct pipeline *pipeline, const struct input *input)
{
	struct outcome outcome = pipeline_run(pipeline, input->path, buffer_slice(&input->bytes), input->mode);

	if (outcome.skipped)
		pipeline->report->files_skipped++;
	else
		pipeline->report->files_checked++;
	return outcome;
}

static void check_input(struct check *check)
{
	struct report_mark since = report_mark(&check->report);
	struct outcome outcome = run_input(&check->pipeline, &check->input);

	if (rewrites(check))
		fix_input(check, since, outcome);
}

static bool is_about_spark(struct check *check)
{
	return check->pipeline.no_prefilter || engine_finds_spark(&check->engine, buffer_slice(&check->input.bytes));
}

bool is_ready(struct check *check)
{
	(void)engine_ready(&check->engine, &check->report);
	return check->engine.matcher && !check->engine.wrong;
}

static bool stdin_is_excluded(struct check *check, struct slice name)
{
	struct excluded excluded;
	bool out;

	excluded_open(&excluded, &check->engine);
	out = excluded_named(&excluded, name, false);
	excluded_close(&excluded);
	if (out)
		complain(&check->report, &topic_no_files, SLICE(""), "stdin was not checked: `%.*s` is excluded", SLICE_ARGS(name));
	if (out && rewrites(check) && !check->options->diff)
		sink_add(&check->result, buffer_slice(&check->input.bytes));
	return out;
}

static bool check_stdin(struct check *check)
{
	struct slice name = check->options->stdin_filename;

	name = name.at ? name : SLICE("<stdin>");
	if (!input_read_stream(&check->input, STDIN_FILENO, name, check->file_most, &check->report))
		return true;
	if (check->options->stdin_filename.at && stdin_is_excluded(check, name))
		return true;
	baselines_visit(&check->baselines, name);
	survey_add(&check->survey, name, buffer_slice(&check->input.bytes));
	survey_finish(&check->survey);
	if (!is_ready(check))
		return false;
	if (!check->baselines.broken)
		check_input(check);
	return true;
}

static bool read_input(uint64_t most, struct pipeline *pipeline, struct input *input, struct slice path)
{
	bool readable;

	timing_enter(&pipeline->timing, STAGE_READ);
	readable = input_read(input, path, most, pipeline->report);
	timing_enter(&pipeline->timing, STAGE_PREFILTER);
	return readable;
}

/* A first look at every file: most are not about Spark, and done. */
static void survey_files(struct check *check, const struct words *paths)
{
	struct excluded excluded;
	struct slice path;
	struct walk *walk;

	excluded_open(&excluded, &check->engine);
	walk = walk_open(paths, &excluded, &check->report);
	while (walk_next(walk, &path)) {
		engine_meet(&check->engine, path);
		if (!read_input(check->file_most, &check->pipeline, &check->input, path))
			continue;
		baselines_visit(&check->baselines, path);
		if (is_about_spark(check))
			survey_add(&check->survey, path, buffer_slice(&check->input.bytes));
		else
			check->report.files_skipped++;
		timing_enter(&check->pipeline.timing, STAGE_OTHER);
	}
	walk_close(walk);
	excluded_close(&excluded);
}

void show_files(struct check *check)
{
	struct words paths = check->options->words;
	struct excluded excluded;
	struct slice path;
	struct walk *walk;

	if (!paths.count)
		*list_push(check->arena, &paths) = SLICE(".");
	excluded_open(&excluded, &check->engine);
	walk = walk_open(&paths, &excluded, &check->report);
	while (walk_next(walk, &path))
		sink_format(&check->out, "%.*s\n", SLICE_ARGS(path));
	walk_close(walk);
	excluded_close(&excluded);
}

static void check_file(void *context, uint32_t thread, struct module *module)
{
	struct check *check = context;
	struct helper *helper = thread ? &check->helpers[thread - 1] : NULL;
	struct pipeline *pipeline = helper ? &helper->pipeline : &check->pipeline;
	struct input *input = helper ? &helper->input : &check->input;

	if (read_input(check->file_most, pipeline, input, module->path)) {
		if (helper)
			run_input(pipeline, input);
		else
			check_input(check);
	}
	timing_enter(&pipeline->timing, STAGE_OTHER);
}

/* Who calls comes before who is called, and tells it how. */
static bool check_files(struct check *check, const struct words *paths)
{
	survey_files(check, paths);
	if (check->baselines.broken)
		return true; /* everything would be shown, or nothing */
	if (!is_ready(check))
		return false;
	add_helpers(check);
	survey_finish(&check->survey);
	survey_visit(&check->survey, check_file, check);
	hear_helpers(check);
	return true;
}

bool check_all(struct check *check)
{
	struct words paths = {0};
	bool from_stdin = false;

	engine_can_parse(&check->engine);
	for (uint32_t i = 0; i < check->options->words.count; i++)
		if (slice_equal(check->options->words.at[i], SLICE("-")))
			from_stdin = true;
		else
			*list_push(check->arena, &paths) = check->options->words.at[i];
	if (from_stdin && !check_stdin(check))
		return false;
	if (!from_stdin && !paths.count)
		*list_push(check->arena, &paths) = SLICE(".");
	return !paths.count || check_files(check, &paths);
}

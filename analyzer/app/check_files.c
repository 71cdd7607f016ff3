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
#include "base/drives.h"

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

bool is_ready(struct check *check)
{
	(void)engine_ready(&check->engine, &check->report);
	if (check->engine.matcher && check->options->statistics)
		matcher_note_time(check->engine.matcher);
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
		complain(&check->report, &topic_no_files, SLICE(""), "stdin was not checked: `%.*s` is excluded", PATH_ARGS(name));
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

/* What a file is kept for after a first look at it. */
enum { IS_ABOUT_SPARK = 1, IS_BASELINED = 2 };

/* Who takes that look, in one thread. */
struct scout {
	struct input input;
	struct timing timing;
	uint32_t skipped;
};

struct scouts {
	struct check *check;
	struct scout *at;
};

static unsigned look_at(void *context, uint32_t thread, const struct file_here *file, struct report *report)
{
	const struct scouts *scouts = context;
	struct check *check = scouts->check;
	struct scout *scout = &scouts->at[thread];
	bool readable, about_spark;

	progress_count(&check->progress);
	timing_enter(&scout->timing, STAGE_READ);
	readable = input_read_here(&scout->input, file, check->file_most, report);
	timing_enter(&scout->timing, STAGE_PREFILTER);
	about_spark = readable && (check->pipeline.no_prefilter || engine_finds_spark(&check->engine, buffer_slice(&scout->input.bytes)));
	timing_enter(&scout->timing, STAGE_OTHER);
	scout->skipped += readable && !about_spark;
	return about_spark ? IS_ABOUT_SPARK : readable && file->baselined ? IS_BASELINED : 0;
}

static struct found_files scout_files(struct check *check, const struct words *paths)
{
	uint32_t threads = check->options->jobs ? check->options->jobs : processors();
	struct scouts scouts = {check, ARENA_ARRAY(check->arena, struct scout, THREADS_MOST)};
	const struct finder finder = {.look = look_at, .context = &scouts, .threads = threads};
	struct excluded excluded;
	struct found_files found;

	for (uint32_t i = 0; notes_time(check->options) && i < THREADS_MOST; i++)
		scouts.at[i].timing.on = true;
	excluded_open(&excluded, &check->engine);
	found = files_find(paths, &excluded, &finder, &check->report, check->arena);
	excluded_close(&excluded);
	for (uint32_t i = 0; i < THREADS_MOST; i++) {
		check->report.files_skipped += scouts.at[i].skipped;
		timing_add(&check->pipeline.timing, &scouts.at[i].timing);
		buffer_free(&scouts.at[i].input.bytes);
	}
	timing_resume(&check->pipeline.timing);
	return found;
}

/* A first look at every file: most are not about Spark, and done. */
static void survey_files(struct check *check, const struct words *paths)
{
	struct found_files found = scout_files(check, paths);

	progress_turn(&check->progress, "Reading imports", found.count);
	check->survey.progress = &check->progress;
	for (uint32_t i = 0; i < found.count; i++) {
		struct slice path = found.at[i].path;

		progress_count(&check->progress);
		if (found.at[i].mark != IS_ABOUT_SPARK) {
			(void)engine_policy(&check->engine, path); /* what is wrong with its settings is said */
			baselines_visit(&check->baselines, path);
			continue;
		}
		engine_meet(&check->engine, path);
		if (!read_input(check->file_most, &check->pipeline, &check->input, path))
			continue;
		baselines_visit(&check->baselines, path);
		survey_add(&check->survey, path, buffer_slice(&check->input.bytes));
		timing_enter(&check->pipeline.timing, STAGE_OTHER);
	}
}

void show_files(struct check *check)
{
	const struct finder finder = {.threads = check->options->jobs ? check->options->jobs : processors()};
	struct words paths = check->options->words;
	struct excluded excluded;
	struct found_files found;

	if (!paths.count)
		*list_push(check->arena, &paths) = SLICE(".");
	excluded_open(&excluded, &check->engine);
	found = files_find(&paths, &excluded, &finder, &check->report, check->arena);
	excluded_close(&excluded);
	for (uint32_t i = 0; i < found.count; i++)
		sink_format(&check->out, "%.*s\n", PATH_ARGS(found.at[i].path));
}

static void check_file(void *context, uint32_t thread, struct module *module)
{
	struct check *check = context;
	struct helper *helper = thread ? &check->helpers[thread - 1] : NULL;
	struct pipeline *pipeline = helper ? &helper->pipeline : &check->pipeline;
	struct input *input = helper ? &helper->input : &check->input;

	bool read;

	progress_count_file(&check->progress, module->path);
	read = read_input(check->file_most, pipeline, input, module->path);
	if (check->cache.folder.at) {
		struct pipeline own = *pipeline;

		known_check(&check->known, &own, module, read ? input : NULL);
		pipeline->timing = own.timing;
	} else if (read) {
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
	open_cache(check);
	if (check->cache.folder.at) {
		check_unknown(check, check_file);
		return true;
	}
	add_helpers(check);
	progress_turn(&check->progress, "Reading imported files", 0);
	survey_finish(&check->survey);
	progress_turn(&check->progress, "Checking", check->survey.files);
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

#include "app/baseline_run.h"
#include "app/check_parts.h"
#include "app/commands.h"
#include "app/complain.h"
#include "app/config_pages.h"
#include "app/diff.h"
#include "app/files.h"
#include "app/fix.h"
#include "app/outputs.h"
#include "app/save.h"
#include "app/statistics.h"
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
		complain(&check->report, &topic_fix_conflict, check->input.path, "the fixes were not written: %s", problem);
	return !problem;
}

static void fix_input(struct check *check, struct report_mark since, struct outcome outcome)
{
	struct fixed fixed = {0};

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

/* Rules that are wrong are left out; settings that are wrong end the run. */
static bool is_ready(struct check *check)
{
	(void)engine_ready(&check->engine, &check->report);
	return check->engine.matcher && !check->engine.wrong;
}

static bool check_stdin(struct check *check)
{
	struct slice name = check->options->stdin_filename;

	name = name.at ? name : SLICE("<stdin>");
	if (!input_read_stream(&check->input, STDIN_FILENO, name, check->file_most, &check->report))
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

static bool leaves_out(void *engine, struct slice path)
{
	return engine_excludes(engine, path);
}

/* A first look at every file: most are not about Spark, and done. */
static void survey_files(struct check *check, const struct words *paths)
{
	const struct walk_filter filter = {&check->engine, leaves_out};
	struct walk *walk = walk_open(paths, &filter, &check->report);
	struct slice path;

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

static bool check_all(struct check *check)
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

/* Words about the command line or about missing files are no findings in the code. */
static bool is_finding(const struct options *options, const struct diagnostic *diagnostic)
{
	if (diagnostic->topic == &topic_baseline_stale)
		return options->strict_baseline;
	return diagnostic->topic != &topic_no_files && diagnostic->topic != &topic_option_invalid &&
	       diagnostic->topic != &topic_settings_invalid;
}

static enum exit_status status_of(const struct check *check)
{
	const struct report *report = &check->report;
	bool found = false;

	if (report->incomplete)
		return STATUS_FAILED;
	if (check->options->exit_zero)
		return STATUS_NOTHING;
	if (check->options->diff)
		return check->files_fixed ? STATUS_FINDINGS : STATUS_NOTHING;
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		found = found || is_finding(check->options, &report->diagnostics.at[i]);
	return found ? STATUS_FINDINGS : STATUS_NOTHING;
}

static void summarize(struct check *check, const struct render_options *render)
{
	struct sink errors = {.descriptor = STDERR_FILENO};
	struct render_options plain = *render;
	bool people = outputs_are_for_people(&check->outputs);

	plain.colour = plain.colour && isatty(STDERR_FILENO);
	render_summary(&check->report, people ? render : &plain, people ? &check->out : &errors);
	sink_flush(&errors);
	sink_free(&errors);
}

static bool say_all(struct check *check)
{
	const struct options *options = check->options;
	const struct render_options render = outputs_options(&check->engine, options, check->out.descriptor, check->arena);
	bool adds = options->add_ignore.at, written;

	timing_enter(&check->pipeline.timing, STAGE_RENDER);
	report_sort(&check->report);
	check->report.files_fixed = options->diff ? 0 : check->files_fixed;
	check->report.fixes_applied = options->diff ? 0 : check->fixes_applied;
	check->report.comments_added = adds;
	if (options->statistics || options->diff)
		outputs_drop_stream(&check->outputs);
	written = outputs_write(&check->outputs, &check->report, &render, &check->out);
	if (options->statistics)
		statistics_write(&check->report, &check->out);
	if (!options->quiet && options->diff)
		sink_format(&check->out, "Would %s %u %s%s in %u file%s.\n", adds ? "add" : "fix", check->fixes_applied, adds ? "comment" : "finding",
		            check->fixes_applied == 1 ? "" : "s", check->files_fixed, check->files_fixed == 1 ? "" : "s");
	else if (!options->quiet)
		summarize(check, &render);
	if (options->timing)
		timing_write(&check->pipeline.timing, STDERR_FILENO);
	written = sink_flush(&check->result) && written;
	return sink_flush(&check->out) && written;
}

/* Model or options are wrong: nothing was checked. Says so in the format that was asked for, or on stderr. */
static enum exit_status give_up(struct check *check, bool outputs_right)
{
	struct render_options render;

	if (!outputs_right || !config_giver(engine_config(&check->engine), CONFIG_OUTPUT_FORMAT)) {
		outputs_say_mistakes(&check->report, &check->engine, check->options, check->arena);
		return STATUS_FAILED;
	}
	render = outputs_options(&check->engine, check->options, check->out.descriptor, check->arena);
	check->report.incomplete = true;
	report_sort(&check->report);
	outputs_write(&check->outputs, &check->report, &render, &check->out);
	return STATUS_FAILED;
}

/* What was known before, and what has changed since. */
static bool knows_what_is_new(struct check *check)
{
	const struct options *options = check->options;

	if (options->diff_base.at) {
		check->pipeline.changes = &check->changes;
		if (!changes_read(&check->changes, options->diff_base, &check->report))
			return false;
	}
	return baselines_ready(&check->baselines, options->write_baseline);
}

/* Comments instead of rewrites: not both at a time. */
static bool can_rewrite(struct check *check)
{
	static const enum config_key keys[] = {CONFIG_FIX, CONFIG_UNSAFE_FIXES};
	const struct options *options = check->options;
	const char *other = options->no_suppressions ? "no-suppressions" : NULL;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (options->setup.options.values[keys[i]].given && config_flag(engine_config(&check->engine), keys[i]))
			other = config_rows[keys[i]].key;
	if (!options->add_ignore.at || !other)
		return true;
	complain(&check->report, &topic_option_invalid, SLICE(""), "`--add-ignore` goes with `--diff`, but not with `--%s`", other);
	return false;
}

/* A patch, or the fixed text of stdin, has stdout for itself. */
static bool stdout_is_taken(const struct check *check)
{
	const struct options *options = check->options;

	for (uint32_t i = 0; i < options->words.count; i++)
		if (rewrites(check) && slice_equal(options->words.at[i], SLICE("-")))
			return true;
	return options->diff;
}

/* What the settings say about the run as a whole. */
static void read_settings(struct check *check)
{
	const struct config *config = engine_config(&check->engine);

	check->fix = !check->options->add_ignore.at && !check->options->write_baseline && config_flag(config, CONFIG_FIX);
	check->unsafe_fixes = config_flag(config, CONFIG_UNSAFE_FIXES);
	check->file_most = check->survey.file_most = engine_file_most(&check->engine);
	if (stdout_is_taken(check))
		check->out.descriptor = STDERR_FILENO;
}

/* Nothing is checked then. */
static enum exit_status show_settings(struct check *check)
{
	config_meet(&check->engine, &check->options->words);
	if (!is_ready(check))
		return give_up(check, true);
	config_show(&check->out, &check->engine, &check->options->words);
	return sink_flush(&check->out) ? STATUS_NOTHING : STATUS_FAILED;
}

/* A rule that is wrong is left out; it need not keep the others from their work. */
static bool only_rules_are_wrong(const struct report *report)
{
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].severity == SEVERITY_ERROR && report->diagnostics.at[i].topic != &topic_rule_invalid &&
		    report->diagnostics.at[i].topic != &topic_query_invalid)
			return false;
	return true;
}

static enum exit_status run(struct check *check)
{
	bool right = engine_open(&check->engine, &check->options->setup, &check->report) || only_rules_are_wrong(&check->report);
	bool outputs_right = outputs_read(&check->outputs, engine_config(&check->engine), check->arena, &check->report);
	double start = seconds_now();

	read_settings(check);
	right = right && outputs_right && can_rewrite(check);
	if (right && check->options->show_settings)
		return show_settings(check);
	if (!right || (knows_what_is_new(check) && !check_all(check)))
		return give_up(check, outputs_right);
	if (!check->options->write_baseline)
		baselines_conclude(&check->baselines, &check->engine.topics);
	check->report.seconds = seconds_now() - start;
	for (uint32_t i = 0; i < check->report.diagnostics.count; i++)
		if (complaint_is_failure(&check->report.diagnostics.at[i]))
			check->report.incomplete = true;
	if (check->options->write_baseline) {
		report_sort(&check->report);
		return baselines_write(&check->baselines, &check->engine, check->options, &check->out, check->arena);
	}
	return say_all(check) ? status_of(check) : STATUS_FAILED;
}

enum exit_status check_run(const struct options *options, struct arena *arena)
{
	struct check check = {
		.options = options,
		.arena = arena,
		.out = {.descriptor = STDOUT_FILENO},
		.result = {.descriptor = STDOUT_FILENO},
		.pipeline = {.no_prefilter = options->no_prefilter, .no_suppressions = options->no_suppressions},
	};
	enum exit_status status;

	if (options->add_ignore.at)
		check.pipeline.add_ignore = &options->add_ignore;
	check.report.arena = &check.memory;
	check.pipeline.engine = &check.engine;
	check.pipeline.report = &check.report;
	check.pipeline.survey = &check.survey;
	check.pipeline.baselines = &check.baselines;
	baselines_open(&check.baselines, &check.report, options->baseline, options->no_baseline);
	survey_open(&check.survey, &check.engine, &check.pipeline.timing, 0);
	if (options->timing)
		timing_start(&check.pipeline.timing);
	status = run(&check);
	drop_helpers(&check);
	survey_close(&check.survey);
	baselines_close(&check.baselines);
	changes_close(&check.changes);
	engine_close(&check.engine);
	sink_free(&check.out);
	sink_free(&check.result);
	buffer_free(&check.input.bytes);
	arena_free(&check.memory);
	return status;
}

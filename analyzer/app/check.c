#include "app/baseline_run.h"
#include "app/check_parts.h"
#include "app/commands.h"
#include "app/complain.h"
#include "app/config_pages.h"
#include "app/outputs.h"
#include "app/statistics.h"
#include "app/survey.h"
#include "app/watch.h"

#include <unistd.h>

/* Words about the command line or about missing files are no findings in the code. */
static bool is_finding(const struct options *options, const struct diagnostic *diagnostic)
{
	if (diagnostic->topic == &topic_baseline_stale)
		return options->strict_baseline;
	return diagnostic->topic != &topic_no_files && diagnostic->topic != &topic_link_outside && diagnostic->topic != &topic_option_invalid &&
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
	if (check->options->diff || (check->options->exit_non_zero_on_fix && check->files_fixed))
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

/* What is left when nobody asks for findings: what could not be done. */
static void drop_findings(struct report *report, const struct options *options)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (!is_finding(options, &report->diagnostics.at[i]) || complaint_is_failure(&report->diagnostics.at[i]))
			report->diagnostics.at[kept++] = report->diagnostics.at[i];
	report->diagnostics.count = kept;
}

/* A patch has the place of the findings; what could not be done is said beside it. */
static void say_failures(struct check *check)
{
	drop_findings(&check->report, check->options);
	if (check->report.diagnostics.count)
		outputs_say_mistakes(&check->report, &check->engine, check->options, check->arena);
}

static void sum_up(struct check *check)
{
	struct report *report = &check->report;

	report_count_fixable(report);
	if (check->fix_only)
		drop_findings(report, check->options);
	report_sort(report);
	report_sort_fixed(report);
	report->files_fixed = check->files_fixed;
	report->fixes_applied = check->fixes_applied;
	report->comments_added = check->options->add_ignore.at;
	report->only_would = check->options->diff;
	report->only_fixed = check->fix_only;
}

/* Not among the results, which are the same each time. */
static void say_time(struct check *check)
{
	struct sink errors = {.descriptor = STDERR_FILENO};
	double *by_rule = ARENA_ARRAY(check->arena, double, check->engine.rules.count + 1);

	for (uint32_t i = 0; i < check->engine.rules.count; i++)
		by_rule[i] = seconds_of_rule(check, i);
	timing_enter(&check->pipeline.timing, STAGE_OTHER);
	statistics_write_time(&check->pipeline.timing, by_rule, &check->engine.rules, &errors);
	sink_flush(&errors);
	sink_free(&errors);
}

bool check_say(struct check *check)
{
	const struct options *options = check->options;
	struct render_options render = outputs_options(&check->engine, options, check->out.descriptor, check->arena);
	bool written;

	render.show_fixes = config_flag(engine_config(&check->engine), CONFIG_SHOW_FIXES);

	timing_enter(&check->pipeline.timing, STAGE_RENDER);
	sum_up(check);
	if (options->statistics || options->diff)
		outputs_drop_stream(&check->outputs);
	written = outputs_write(&check->outputs, &check->report, &render, &check->out);
	if (options->diff)
		say_failures(check);
	else if (options->statistics)
		statistics_write(&check->report, &check->out);
	if (!options->quiet)
		summarize(check, &render);
	written = output_finish(&check->result) && written;
	written = output_finish(&check->out) && written;
	if (options->statistics && !options->quiet)
		say_time(check);
	if (options->verbose)
		say_more(check);
	if (options->timing)
		timing_write(&check->pipeline.timing, STDERR_FILENO);
	return written;
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
	output_finish(&check->out);
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

	bool may_fix = !check->options->add_ignore.at && !check->options->write_baseline;

	check->fix_only = may_fix && config_flag(config, CONFIG_FIX_ONLY);
	check->fix = may_fix && (check->fix_only || config_flag(config, CONFIG_FIX));
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
	return output_finish(&check->out) ? STATUS_NOTHING : STATUS_FAILED;
}

/* Nor then. */
static enum exit_status say_files(struct check *check)
{
	show_files(check);
	if (check->engine.wrong)
		return give_up(check, true);
	if (check->report.diagnostics.count)
		outputs_say_mistakes(&check->report, &check->engine, check->options, check->arena);
	return output_finish(&check->out) ? STATUS_NOTHING : STATUS_FAILED;
}

static bool check_visibly(struct check *check)
{
	bool done;

	if (!check->options->quiet && !stdout_is_taken(check) && progress_is_wanted())
		progress_start(&check->progress);
	done = check_all(check);
	progress_stop(&check->progress);
	return done;
}

static enum exit_status run(struct check *check)
{
	bool right = engine_open(&check->engine, &check->options->setup, &check->report) || complaints_are_about_rules(&check->report);
	bool outputs_right = outputs_read(&check->outputs, engine_config(&check->engine), check->arena, &check->report);
	double start = seconds_now();

	read_settings(check);
	right = right && outputs_right && can_rewrite(check);
	if (right && check->options->show_settings)
		return show_settings(check);
	if (right && check->options->show_files)
		return say_files(check);
	if (!right || (knows_what_is_new(check) && !check_visibly(check)))
		return give_up(check, outputs_right);
	if (!check->options->write_baseline)
		baselines_conclude(&check->baselines, &(struct asked_rules){&check->engine.topics, check->engine.wanted});
	check->report.seconds = seconds_now() - start;
	for (uint32_t i = 0; i < check->report.diagnostics.count; i++)
		if (complaint_is_failure(&check->report.diagnostics.at[i]))
			check->report.incomplete = true;
	if (check->options->write_baseline) {
		report_sort(&check->report);
		return baselines_write(&check->baselines, &check->engine, check->options, &check->out, check->arena);
	}
	return check_say(check) ? status_of(check) : STATUS_FAILED;
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

	if (options->watch)
		return watch_run(options, arena);
	if (options->add_ignore.at)
		check.pipeline.add_ignore = &options->add_ignore;
	check.report.arena = &check.memory;
	check.pipeline.engine = &check.engine;
	check.pipeline.report = &check.report;
	check.pipeline.project = &check.survey.project;
	check.pipeline.telling = &check.survey.by_thread[0].memory;
	check.pipeline.baselines = &check.baselines;
	baselines_open(&check.baselines, &check.report, options->baseline, options->no_baseline);
	survey_open(&check.survey, &check.engine, &check.pipeline.timing, 0);
	if (notes_time(options))
		timing_start(&check.pipeline.timing);
	status = run(&check);
	drop_helpers(&check);
	known_close(&check.known);
	cache_close(&check.cache);
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

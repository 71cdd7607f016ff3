#include "app/recheck.h"

#include "app/check_parts.h"
#include "app/complain.h"
#include "app/workspace.h"
#include "base/panic.h"

#include <stdlib.h>
#include <unistd.h>

struct recheck {
	const struct options *options;
	struct workspace *workspace;
};

bool recheck_is_possible(const struct options *options)
{
	return !options->diff_base.at && !options->no_suppressions && !options->no_prefilter && !options->statistics && !options->timing;
}

struct recheck *recheck_open(const struct options *options, const struct words *given)
{
	struct recheck *recheck = memory_take(sizeof *recheck);

	*recheck = (struct recheck){options, workspace_open(&options->setup, given)};
	workspace_leave_baselines(recheck->workspace);
	return recheck;
}

void recheck_close(struct recheck *recheck)
{
	workspace_close(recheck->workspace);
	free(recheck);
}

void recheck_touch(struct recheck *recheck, struct slice path)
{
	workspace_touch(recheck->workspace, path);
}

/* Among them folders that could not be read when they were walked last. */
static bool has_mistakes(const struct report *report)
{
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].severity == SEVERITY_ERROR)
			return true;
	return false;
}

/* Others, but that there were no files: there are some now. */
static void add_warnings(struct report *report, const struct report *mistakes)
{
	for (uint32_t i = 0; i < mistakes->diagnostics.count; i++)
		if (mistakes->diagnostics.at[i].topic != &topic_no_files)
			*list_push(report->arena, &report->diagnostics) = mistakes->diagnostics.at[i];
}

static bool has_files(const struct workspace *workspace)
{
	struct slice path;

	return workspace_file(workspace, 0, &path);
}

/* What there is to say of one file, without what its baseline knows. */
static void add_file(struct check *check, const struct workspace *workspace, struct slice path)
{
	const struct report *said = workspace_report(workspace, path);
	uint32_t first = check->report.diagnostics.count;

	baselines_visit(&check->baselines, path);
	if (said)
		report_join(&check->report, said);
	if (!said || (!said->files_checked && !said->diagnostics.count))
		check->report.files_skipped++;
	baselines_apply(&check->baselines, path, first, &(struct asked_rules){&check->engine.topics, NULL}, &check->report);
	report_silence(&check->report, first);
}

static void add_all(struct check *check, const struct workspace *workspace)
{
	struct slice path;

	add_warnings(&check->report, workspace_mistakes(workspace));
	for (uint32_t i = 0; workspace_file(workspace, i, &path); i++)
		add_file(check, workspace, path);
	baselines_conclude(&check->baselines, &(struct asked_rules){&check->engine.topics, check->engine.wanted});
	for (uint32_t i = 0; i < check->report.diagnostics.count; i++)
		if (complaint_is_failure(&check->report.diagnostics.at[i]))
			check->report.incomplete = true;
}

static bool count_step(void *context)
{
	progress_count(context);
	return false;
}

static void refresh(struct recheck *recheck)
{
	struct progress progress = {0};

	if (!recheck->options->quiet && progress_is_wanted())
		progress_start(&progress);
	progress_turn(&progress, "Reading and checking", 0);
	(void)workspace_refresh(recheck->workspace, count_step, &progress);
	progress_stop(&progress);
}

/* The engine and its reports stay the workspace's. */
static bool say(struct recheck *recheck, double start, struct arena *round)
{
	struct check check = {
		.options = recheck->options,
		.arena = round,
		.report = {.arena = round},
		.engine = *workspace_engine(recheck->workspace),
		.out = {.descriptor = STDOUT_FILENO},
		.result = {.descriptor = STDOUT_FILENO},
	};
	bool right = outputs_read(&check.outputs, engine_config(&check.engine), round, &check.report);

	baselines_open(&check.baselines, &check.report, recheck->options->baseline, recheck->options->no_baseline);
	right = right && baselines_ready(&check.baselines, false);
	if (right)
		add_all(&check, recheck->workspace);
	right = right && !check.baselines.broken;
	check.report.seconds = seconds_now() - start;
	if (right)
		(void)check_say(&check); /* whether anybody reads it, the watcher notices */
	baselines_close(&check.baselines);
	sink_free(&check.out);
	sink_free(&check.result);
	return right;
}

bool recheck_run(struct recheck *recheck)
{
	struct arena round = {0};
	double start = seconds_now();
	bool right;

	refresh(recheck);
	right = !has_mistakes(workspace_mistakes(recheck->workspace)) && has_files(recheck->workspace) && say(recheck, start, &round);
	arena_free(&round);
	return right;
}

/* A run that has a cache. */
#include "app/cache_place.h"
#include "app/check_parts.h"
#include "data/load.h"

/* What is only shown, or written into files, and what asks for a tree, is looked at anew. */
static bool may_know(const struct check *check)
{
	const struct options *options = check->options;

	return !options->no_cache && !options->no_prefilter && !options->no_suppressions && !options->diff_base.at && !options->setup.data.at &&
	       !rewrites(check) && !options->write_baseline && check->engine.rules.rules == built_in_rules.rules;
}

void open_cache(struct check *check)
{
	if (may_know(check))
		cache_open(&check->cache, cache_place(&check->engine, &check->report));
}

/* It changed while we ran. */
static void check_again(struct check *check, const struct module *module)
{
	if (input_read(&check->input, module->path, check->file_most, &check->report))
		(void)pipeline_run(&check->pipeline, module->path, buffer_slice(&check->input.bytes), check->input.mode);
}

static void say_file(struct check *check, const struct module *module)
{
	struct known_file *file = &check->known.files[module->id];
	uint32_t first = check->report.diagnostics.count;

	check->report.files_checked += !file->unread;
	if (!known_report(&check->known, module, &check->input, &check->report)) {
		check_again(check, module);
		return;
	}
	if (file->unread)
		return;
	engine_turn_to(&check->engine, module->path);
	engine_choose_rules(&check->engine, file->profile);
	if (file->failed)
		baselines_give_up(&check->baselines, module->path);
	else
		baselines_apply(&check->baselines, module->path, first, &check->report);
	report_silence(&check->report, first);
	arena_clear(&check->engine.document);
}

void check_unknown(struct check *check, void (*visit)(void *context, uint32_t thread, struct module *module))
{
	const struct project *project = &check->survey.project;
	bool helped = false;

	survey_link(&check->survey);
	known_open(&check->known, &check->cache, &check->engine, &check->survey);
	while (known_next(&check->known)) {
		if (!helped)
			add_helpers(check);
		helped = true;
		survey_summarise(&check->survey);
		survey_visit(&check->survey, visit, check);
	}
	hear_helpers(check);
	for (uint32_t i = 0; i < project->order.count; i++)
		if (project_at(project, project->order.at[i])->asked)
			say_file(check, project_at(project, project->order.at[i]));
	known_store(&check->known);
}

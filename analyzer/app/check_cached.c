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
		cache_open(&check->cache, cache_place(&check->engine, true, &check->report));
}

static void compare(struct check *check, const struct module *module, uint32_t first)
{
	const struct known_file *file = &check->known.files[module->id];

	engine_turn_to(&check->engine, module->path);
	engine_choose_rules(&check->engine, file->profile);
	if (file->failed)
		baselines_give_up(&check->baselines, module->path);
	else
		baselines_apply(&check->baselines, module->path, first, &(struct asked_rules){&check->engine.topics, check->engine.on}, &check->report);
	report_silence(&check->report, first);
	engine_put_down(&check->engine);
}

/* false: what is known of it cannot be said, and it has to be checked after all. */
static bool say_file(struct check *check, const struct module *module)
{
	struct known_file *file = &check->known.files[module->id];
	uint32_t first = check->report.diagnostics.count;

	if (file->said)
		return true;
	file->said = known_report(&check->known, module, &check->input, &check->report);
	if (file->said && !file->unread) {
		check->report.files_checked++;
		compare(check, module, first);
	}
	return file->said;
}

static bool say_files(struct check *check)
{
	const struct project *project = &check->survey.project;
	bool all = true;

	for (uint32_t i = 0; i < project->order.count; i++)
		if (project_at(project, project->order.at[i])->asked)
			all = say_file(check, project_at(project, project->order.at[i])) && all;
	return all;
}

void check_unknown(struct check *check, void (*visit)(void *context, uint32_t thread, struct module *module))
{
	bool helped = false;

	survey_link(&check->survey);
	known_open(&check->known, &check->cache, &check->engine, &check->survey);
	do
		while (known_next(&check->known)) {
			if (!helped)
				add_helpers(check);
			helped = true;
			survey_summarise(&check->survey);
			survey_visit(&check->survey, visit, check);
		}
	while (!say_files(check));
	hear_helpers(check);
	known_store(&check->known);
}

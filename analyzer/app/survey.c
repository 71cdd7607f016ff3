#include "app/survey.h"

#include "app/document.h"

void survey_open(struct survey *survey, struct engine *engine, struct timing *timing, uint64_t file_most)
{
	*survey = (struct survey){.engine = engine, .timing = timing, .file_most = file_most};
	project_open(&survey->project);
}

void survey_close(struct survey *survey)
{
	buffer_free(&survey->input.bytes);
	project_close(&survey->project);
}

void survey_add(struct survey *survey, struct slice path, struct slice bytes)
{
	project_add(&survey->project, path, bytes, word_search_in(&survey->engine->spark_words, bytes));
}

/* What is wrong with a file that nobody asked for is nobody's business. */
static bool read_quietly(struct survey *survey, struct slice path)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	bool read;

	timing_enter(survey->timing, STAGE_READ);
	read = input_read(&survey->input, path, survey->file_most, &quiet);
	timing_enter(survey->timing, STAGE_OTHER);
	arena_free(&memory);
	return read;
}

static bool read_import(void *from, struct slice path, struct slice *bytes, bool *about_spark)
{
	struct survey *survey = from;

	if (!read_quietly(survey, path))
		return false;
	*bytes = buffer_slice(&survey->input.bytes);
	*about_spark = engine_finds_spark(survey->engine, *bytes);
	return true;
}

static const struct module_summary *summary_of(struct survey *survey, struct module *module)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct view_of_project view;
	struct meaning_options options = {.spark_version = survey->engine->job.spark_version, .neighbours = &view.neighbours,
	                                  .summaries = &survey->project.memory};
	const struct module_summary *summary = NULL;
	struct document document;

	if (!read_quietly(survey, module->path))
		return NULL;
	project_view(&view, &survey->project, module, false);
	if (document_open(&document, survey->engine, survey->timing, module->path, buffer_slice(&survey->input.bytes), &options, false, &quiet))
		summary = facts_summary(document.facts);
	document_close(&document, survey->engine);
	arena_free(&memory);
	return summary;
}

/* Modules that import each other know nothing of each other at first; all of them then know the same. */
static void summarise_circle(struct survey *survey, const module_id *modules, uint32_t count)
{
	for (int round = 0; round < (count > 1 ? 2 : 1); round++) {
		for (uint32_t i = 0; i < count; i++) {
			struct module *module = project_at(&survey->project, modules[i]);

			module->next_summary = module->imported && module->opened ? summary_of(survey, module) : module->summary;
		}
		for (uint32_t i = 0; i < count; i++)
			project_at(&survey->project, modules[i])->summary = project_at(&survey->project, modules[i])->next_summary;
	}
}

void survey_finish(struct survey *survey)
{
	const struct project_reader reader = {survey, read_import};
	struct project *project = &survey->project;
	uint32_t first;

	project_link(project, &reader);
	for (uint32_t end = project->order.count; end > 0; end = first) {
		uint32_t circle = project_at(project, project->order.at[end - 1])->circle;

		for (first = end - 1; first > 0 && project_at(project, project->order.at[first - 1])->circle == circle; first--)
			;
		summarise_circle(survey, project->order.at + first, end - first);
	}
}

#include "app/survey.h"

#include "app/telling.h"
#include "project/fingerprint.h"

void survey_open(struct survey *survey, struct engine *engine, struct timing *timing, uint64_t file_most)
{
	memset(survey, 0, sizeof *survey);
	survey->file_most = file_most;
	project_open(&survey->project);
	bounds_open(&survey->bounds);
	survey_add_thread(survey, engine, timing);
}

void survey_add_thread(struct survey *survey, struct engine *engine, struct timing *timing)
{
	survey->by_thread[survey->threads++] = (struct surveyor){.engine = engine, .timing = timing};
}

void survey_close(struct survey *survey)
{
	for (uint32_t i = 0; i < survey->threads; i++) {
		buffer_free(&survey->by_thread[i].input.bytes);
		arena_free(&survey->by_thread[i].memory);
	}
	project_close(&survey->project);
	bounds_close(&survey->bounds);
}

void survey_add(struct survey *survey, struct slice path, struct slice bytes)
{
	survey->files++;
	survey->bytes += bytes.length;
	bounds_add(&survey->bounds, survey->by_thread[0].engine->configs.here, path);
	project_add(&survey->project, path, bytes, word_search_in(&survey->by_thread[0].engine->spark_words, bytes))->text = input_hash(bytes);
}

/* What is wrong with a file that nobody asked for is nobody's business. */
static bool read_quietly(const struct survey *survey, struct surveyor *by, struct slice path)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	bool read;

	timing_enter(by->timing, STAGE_READ);
	read = input_read(&by->input, path, survey->file_most, &quiet);
	timing_enter(by->timing, STAGE_OTHER);
	arena_free(&memory);
	return read;
}

static bool read_import(void *from, struct slice path, struct slice *bytes, bool *about_spark)
{
	struct survey *survey = from;
	struct surveyor *by = &survey->by_thread[0];

	if (!bounds_hold(&survey->bounds, path) || !read_quietly(survey, by, path))
		return false;
	*bytes = buffer_slice(&by->input.bytes);
	*about_spark = engine_finds_spark(by->engine, *bytes);
	project_meet(&survey->project, path)->text = input_hash(*bytes);
	return true;
}

static const struct module_summary *summary_of(struct survey *survey, struct surveyor *by, struct module *module, enum project_round round)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct module_summary *summary = NULL;
	struct summary_list uses = {0};
	struct document document;

	if (survey->progress)
		progress_count_file(survey->progress, module->path);
	if (!module->importers.count || !module->opened || !read_quietly(survey, by, module->path))
		return NULL;
	by->moved = by->moved || (survey->prints && input_hash(buffer_slice(&by->input.bytes)) != module->text);
	engine_turn_to(by->engine, module->path);
	if (document_read(&document, by->engine, by->timing, module->path, buffer_slice(&by->input.bytes), false, &quiet))
		summary = document_summarise(&document, by->engine, by->timing, &survey->project, module, round, &by->memory);
	document_close(&document, by->engine);
	if (summary && survey->prints)
		fingerprint_summary(summary, &uses, &by->memory);
	arena_free(&memory);
	return summary;
}

/* Modules that import each other know nothing of each other at first; all of them then know the same. */
static void summarise_circle(struct survey *survey, struct surveyor *by, const module_id *modules, uint32_t count)
{
	if (project_at(&survey->project, modules[0])->summarised || (survey->summaries && !survey->summaries[modules[0]]))
		return;
	for (uint32_t i = 0; count > 1 && i < count; i++) {
		struct module *module = project_at(&survey->project, modules[i]);

		module->first = summary_of(survey, by, module, ROUND_FIRST_SUMMARY);
	}
	for (uint32_t i = 0; i < count; i++) {
		struct module *module = project_at(&survey->project, modules[i]);

		module->summary = summary_of(survey, by, module, ROUND_SUMMARY);
		module->summarised = true;
	}
}

/* Modules that import each other, as a task. */
struct circle { uint32_t first, count; };

struct circles {
	struct survey *survey;
	struct circle *at;
	struct arena memory;
	void (*visit)(void *context, uint32_t thread, struct module *module);
	void *context;
};

static void circles_open(struct circles *circles, struct tasks *tasks, struct survey *survey)
{
	const struct project *project = &survey->project;

	circles->survey = survey;
	circles->at = ARENA_ARRAY(&circles->memory, struct circle, project->circles + 1);
	tasks->at = ARENA_ARRAY(&circles->memory, struct task, project->circles + 1);
	tasks->count = project->circles;
	tasks->context = circles;
	for (uint32_t i = project->order.count; i-- > 0;) {
		struct circle *circle = &circles->at[project_at(project, project->order.at[i])->circle];

		circle->first = i;
		circle->count++;
	}
}

/* What a file imports comes before it; or after it. */
static void order_imports(struct circles *circles, struct tasks *tasks, bool imports_first)
{
	const struct project *project = &circles->survey->project;

	for (uint32_t i = 0; i < project->order.count; i++) {
		const struct module *module = project_at(project, project->order.at[i]);

		if (imports_first ? module->importers.count > 0 : module->asked)
			tasks->at[module->circle].cost += module->size;
		for (uint32_t j = 0; j < module->imports.count; j++) {
			uint32_t circle = project_at(project, module->imports.at[j])->circle;

			if (circle != module->circle)
				tasks_order(tasks, imports_first ? circle : module->circle, imports_first ? module->circle : circle, &circles->memory);
		}
	}
}

static void summarise(void *context, uint32_t thread, uint32_t task)
{
	struct circles *circles = context;
	struct survey *survey = circles->survey;
	const struct circle *circle = &circles->at[task];

	timing_resume(survey->by_thread[thread].timing);
	summarise_circle(survey, &survey->by_thread[thread], survey->project.order.at + circle->first, circle->count);
}

static void visit_circle(void *context, uint32_t thread, uint32_t task)
{
	struct circles *circles = context;
	struct project *project = &circles->survey->project;
	const struct circle *circle = &circles->at[task];

	timing_resume(circles->survey->by_thread[thread].timing);
	for (uint32_t i = 0; i < circle->count; i++) {
		struct module *module = project_at(project, project->order.at[circle->first + i]);

		if (circles->survey->checks && !circles->survey->checks[module->id])
			continue;
		if (module->asked)
			circles->visit(circles->context, thread, module);
		project_tell(project, module);
	}
}

void survey_link(struct survey *survey)
{
	const struct project_reader reader = {survey, read_import};

	project_link(&survey->project, &reader);
	for (uint32_t i = 0; i < survey->project.order.count; i++) {
		const struct module *module = project_at(&survey->project, survey->project.order.at[i]);

		if (module->asked || module->opened)
			engine_meet(survey->by_thread[0].engine, module->path);
	}
}

void survey_summarise(struct survey *survey)
{
	struct circles circles = {0};
	struct tasks tasks = {.act = summarise};

	circles_open(&circles, &tasks, survey);
	order_imports(&circles, &tasks, true);
	tasks_run(&tasks, survey->threads, &circles.memory);
	arena_free(&circles.memory);
}

void survey_finish(struct survey *survey)
{
	survey_link(survey);
	survey_summarise(survey);
}

void survey_visit(struct survey *survey, void (*visit)(void *context, uint32_t thread, struct module *module), void *context)
{
	struct circles circles = {.visit = visit, .context = context};
	struct tasks tasks = {.act = visit_circle};

	circles_open(&circles, &tasks, survey);
	order_imports(&circles, &tasks, false);
	tasks_run(&tasks, survey->threads, &circles.memory);
	arena_free(&circles.memory);
}

#include "app/workspace.h"

#include "app/excluded.h"
#include "app/files.h"
#include "app/pipeline.h"
#include "app/survey.h"
#include "app/texts.h"
#include "base/panic.h"
#include "report/same.h"

#include <stdlib.h>

struct file {
	struct slice path;
	struct arena memory;      /* of its report */
	struct report report;
	uint64_t now, given;      /* hashes of its report, and of the one that somebody has seen */
	bool asked, known, settled;
};

struct workspace {
	const struct setup *setup;
	struct words folders;
	struct arena memory;
	struct report mistakes;
	struct arena mistakes_memory;
	struct engine engine;
	struct timing timing;
	struct survey survey;
	struct texts texts;
	struct input input;
	struct names paths;
	LIST(struct file *) files; /* by name of their path */
	LIST(struct file *) asked;
	uint32_t next, news;       /* of the project's order, of the files */
	bool stale, open, ready;
	struct workspace_work work;
};

struct workspace *workspace_open(const struct setup *setup, const struct words *folders)
{
	struct workspace *workspace = memory_take_zeroed(sizeof *workspace);

	workspace->setup = setup;
	for (uint32_t i = 0; i < folders->count; i++)
		*list_push(&workspace->memory, &workspace->folders) = arena_copy(&workspace->memory, folders->at[i]);
	names_open(&workspace->paths, &workspace->memory);
	texts_open(&workspace->texts);
	(void)list_push(&workspace->memory, &workspace->files);
	workspace->mistakes.arena = &workspace->mistakes_memory;
	workspace->stale = true;
	return workspace;
}

static void drop(struct workspace *workspace)
{
	if (workspace->open) {
		survey_close(&workspace->survey);
		engine_close(&workspace->engine);
	}
	workspace->open = false;
}

void workspace_close(struct workspace *workspace)
{
	drop(workspace);
	for (uint32_t i = 1; i < workspace->files.count; i++)
		arena_free(&workspace->files.at[i]->memory);
	texts_close(&workspace->texts);
	buffer_free(&workspace->input.bytes);
	arena_free(&workspace->mistakes_memory);
	arena_free(&workspace->memory);
	free(workspace);
}

static struct file *file_at(struct workspace *workspace, struct slice path)
{
	name_t name = name_of(&workspace->paths, path);

	while (workspace->files.count <= name) {
		struct file *file = ARENA_NEW(&workspace->memory, struct file);

		file->path = name_text(&workspace->paths, workspace->files.count);
		file->report.arena = &file->memory;
		*list_push(&workspace->memory, &workspace->files) = file;
	}
	return workspace->files.at[name];
}

static void forget_report(struct file *file)
{
	arena_clear(&file->memory);
	file->report = (struct report){.arena = &file->memory};
	file->known = file->settled = false;
	file->now = 0;
}

static void stale(struct workspace *workspace)
{
	workspace->stale = true;
	for (uint32_t i = 1; i < workspace->files.count; i++)
		workspace->files.at[i]->settled = false;
}

void workspace_set(struct workspace *workspace, struct slice path, struct slice text)
{
	texts_set(&workspace->texts, path, text);
	stale(workspace);
}

void workspace_forget(struct workspace *workspace, struct slice path)
{
	texts_forget(&workspace->texts, path);
	stale(workspace);
}

void workspace_touch(struct workspace *workspace, struct slice path)
{
	(void)path;
	stale(workspace);
}

static void ask(struct workspace *workspace, struct file *file)
{
	if (file->asked)
		return;
	file->asked = true;
	*list_push(&workspace->memory, &workspace->asked) = file;
}

static void add_file(struct workspace *workspace, struct slice path)
{
	struct file *file = file_at(workspace, path);

	ask(workspace, file);
	engine_meet(&workspace->engine, path);
	if (!texts_read(&workspace->texts, &workspace->input, path, workspace->survey.file_most, &file->report))
		return;
	workspace->work.scanned++;
	if (engine_finds_spark(&workspace->engine, buffer_slice(&workspace->input.bytes)))
		survey_add(&workspace->survey, file->path, buffer_slice(&workspace->input.bytes));
}

static void find_files(struct workspace *workspace)
{
	struct excluded excluded;
	struct slice path;
	struct walk *walk;

	excluded_open(&excluded, &workspace->engine);
	walk = walk_open(&workspace->folders, &excluded, &workspace->mistakes);
	while (walk_next(walk, &path))
		add_file(workspace, path);
	walk_close(walk);
	for (name_t name = 1; name < workspace->texts.at.count; name++) {
		path = name_text(&workspace->texts.paths, name);
		if (texts_find(&workspace->texts, path, NULL) && !file_at(workspace, path)->asked && !excluded_named(&excluded, path, false))
			add_file(workspace, path);
	}
	excluded_close(&excluded);
}

static void start(struct workspace *workspace)
{
	drop(workspace);
	arena_clear(&workspace->mistakes_memory);
	workspace->mistakes = (struct report){.arena = &workspace->mistakes_memory};
	for (uint32_t i = 1; i < workspace->files.count; i++) {
		forget_report(workspace->files.at[i]);
		workspace->files.at[i]->asked = false;
	}
	workspace->asked.count = 0;
	workspace->open = true;
	(void)engine_open(&workspace->engine, workspace->setup, &workspace->mistakes);
	engine_can_parse(&workspace->engine);
	survey_open(&workspace->survey, &workspace->engine, &workspace->timing, engine_file_most(&workspace->engine));
	workspace->survey.texts = &workspace->texts;
	find_files(workspace);
	(void)engine_ready(&workspace->engine, &workspace->mistakes);
	workspace->ready = workspace->engine.matcher && !workspace->engine.wrong;
	if (workspace->ready)
		survey_finish(&workspace->survey);
	workspace->stale = false;
	workspace->next = 0;
}

static void check(struct workspace *workspace, struct module *module)
{
	struct file *file = file_at(workspace, module->path);
	struct pipeline pipeline = {.engine = &workspace->engine, .report = &file->report, .project = &workspace->survey.project,
	                            .telling = &workspace->survey.by_thread[0].memory};

	if (module->asked && texts_read(&workspace->texts, &workspace->input, file->path, workspace->survey.file_most, &file->report)) {
		(void)pipeline_run(&pipeline, file->path, buffer_slice(&workspace->input.bytes), workspace->input.mode);
		workspace->work.checked++;
		report_sort(&file->report);
	}
	project_tell(&workspace->survey.project, module);
}

static void settle(struct workspace *workspace)
{
	for (uint32_t i = 0; i < workspace->asked.count; i++) {
		struct file *file = workspace->asked.at[i];

		file->known = file->settled = true;
		file->now = report_hash(&file->report);
	}
	workspace->news = 1;
}

bool workspace_step(struct workspace *workspace)
{
	const struct project *project = &workspace->survey.project;

	if (workspace->stale)
		start(workspace);
	else if (!workspace->ready || workspace->next == project->order.count)
		return false;
	else
		check(workspace, project_at(project, project->order.at[workspace->next++]));
	if (workspace->ready && workspace->next == project->order.count)
		settle(workspace);
	return true;
}

bool workspace_refresh(struct workspace *workspace, bool (*cancelled)(void *context), void *context)
{
	do
		if (cancelled && cancelled(context))
			return false;
	while (workspace_step(workspace));
	return true;
}

bool workspace_news(struct workspace *workspace, struct slice *path)
{
	for (; workspace->news < workspace->files.count; workspace->news++) {
		struct file *file = workspace->files.at[workspace->news];

		if (file->now == file->given)
			continue;
		file->given = file->now;
		*path = file->path;
		return true;
	}
	return false;
}

const struct report *workspace_report(const struct workspace *workspace, struct slice path)
{
	name_t name = name_find(&workspace->paths, path);

	return name && workspace->files.at[name]->known ? &workspace->files.at[name]->report : NULL;
}

bool workspace_is_settled(const struct workspace *workspace, struct slice path)
{
	name_t name = name_find(&workspace->paths, path);

	return name && workspace->files.at[name]->settled;
}

bool workspace_file(const struct workspace *workspace, uint32_t number, struct slice *path)
{
	if (number >= workspace->asked.count)
		return false;
	*path = workspace->asked.at[number]->path;
	return true;
}

const struct report *workspace_mistakes(const struct workspace *workspace)
{
	return &workspace->mistakes;
}

struct engine *workspace_engine(struct workspace *workspace)
{
	return &workspace->engine;
}

struct workspace_work workspace_work(const struct workspace *workspace)
{
	return workspace->work;
}

#include "app/workspace_parts.h"

#include "app/complain.h"
#include "base/panic.h"

#include <stdlib.h>

struct workspace *workspace_open(const struct setup *setup, const struct words *folders)
{
	struct workspace *workspace = memory_take_zeroed(sizeof *workspace);

	workspace->setup = setup;
	for (uint32_t i = 0; i < folders->count; i++)
		*list_push(&workspace->memory, &workspace->folders) = arena_copy(&workspace->memory, folders->at[i]);
	names_open(&workspace->paths, &workspace->memory);
	texts_open(&workspace->texts);
	settings_open(workspace);
	(void)list_push(&workspace->memory, &workspace->files);
	workspace->mistakes.arena = &workspace->mistakes_memory;
	workspace->restart = true;
	return workspace;
}

void workspace_leave_baselines(struct workspace *workspace)
{
	workspace->leaves_baselines = true;
}

void workspace_take_baseline(struct workspace *workspace, struct slice given)
{
	workspace->baseline = given;
}

void workspace_tell_of_open(struct workspace *workspace)
{
	workspace->tells_of_open = true;
}

struct file *workspace_file_at(struct workspace *workspace, struct slice path)
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

static struct file *find(const struct workspace *workspace, struct slice path)
{
	name_t name = name_find(&workspace->paths, path);

	return name ? workspace->files.at[name] : NULL;
}

void file_has_news(struct workspace *workspace, struct file *file)
{
	if (file->now == file->given || file->news)
		return;
	file->news = true;
	*list_push(&workspace->memory, &workspace->news) = file;
}

void file_forget_report(struct file *file)
{
	arena_free(&file->memory);
	file->report = (struct report){.arena = &file->memory};
	file->known = false;
	file->now = 0;
}

void file_forget(struct workspace *workspace, struct file *file)
{
	recent_forget(workspace, file);
	file_forget_report(file);
	file->baselined = file->summarised = file->relink = file->counted = file->walked = file->open = false;
	file->text = file->looked_at = file->circle = file->heard = 0;
	file->due = 0;
	for (uint32_t i = 0; i < file->uses.count; i++)
		summary_drop(file->uses.at[i]);
	memset(&file->uses, 0, sizeof file->uses);
	memset(&file->told, 0, sizeof file->told);
	arena_free(&file->telling);
	if (file->module) {
		summary_drop(file->module->first);
		summary_drop(file->module->summary);
		file->module->first = file->module->summary = NULL;
	}
	file->module = NULL;
}

static void stop(struct workspace *workspace)
{
	workspace_put_down(workspace);
	for (uint32_t i = 1; i < workspace->files.count; i++)
		file_forget(workspace, workspace->files.at[i]);
	if (workspace->running) {
		project_close(&workspace->project);
		bounds_close(&workspace->bounds);
		baselines_close(&workspace->baselines);
		engine_close(&workspace->engine);
	}
	workspace->running = false;
	workspace->summaries_up_to = workspace->checks_from = 0;
	arena_free(&workspace->run);
	memset(&workspace->checked, 0, sizeof workspace->checked);
	workspace->walked = 0;
	memset(&workspace->open, 0, sizeof workspace->open);
	memset(&workspace->by_module, 0, sizeof workspace->by_module);
	arena_free(&workspace->mistakes_memory);
}

void workspace_close(struct workspace *workspace)
{
	stop(workspace);
	settings_close(workspace);
	texts_close(&workspace->texts);
	buffer_free(&workspace->input.bytes);
	arena_free(&workspace->events);
	arena_free(&workspace->memory);
	free(workspace);
}

static bool is_text(const void *texts, struct slice path)
{
	return texts_find(texts, path, NULL);
}

/* With the settings as they are now. */
static void start(struct workspace *workspace)
{
	stop(workspace);
	workspace->mistakes = (struct report){.arena = &workspace->mistakes_memory};
	workspace->ready = engine_open(&workspace->engine, settings_now(workspace), &workspace->mistakes) || complaints_are_about_rules(&workspace->mistakes);
	engine_can_parse(&workspace->engine);
	baselines_open(&workspace->baselines, &workspace->mistakes, workspace->baseline, workspace->leaves_baselines);
	(void)baselines_ready(&workspace->baselines, false);
	project_open(&workspace->project);
	bounds_open(&workspace->bounds);
	workspace->project.listens = true;
	workspace->project.places.is_text = is_text;
	workspace->project.places.texts = &workspace->texts;
	workspace->file_most = engine_file_most(&workspace->engine);
	workspace->running = workspace->walk = true;
	workspace->restart = workspace->settled = workspace->found = false;
	workspace->ahead = workspace->several ? AHEAD_DONE : AHEAD_NOT_YET;
}

void workspace_touch(struct workspace *workspace, struct slice path)
{
	*list_push(&workspace->events, &workspace->touched) = arena_copy(&workspace->events, path);
	workspace->settled = false;
}

void workspace_set(struct workspace *workspace, struct slice path, struct slice text)
{
	texts_set(&workspace->texts, path, text);
	workspace_touch(workspace, path);
}

void workspace_forget(struct workspace *workspace, struct slice path)
{
	texts_forget(&workspace->texts, path);
	workspace_touch(workspace, path);
}

bool workspace_step(struct workspace *workspace)
{
	if (workspace->restart)
		start(workspace);
	else if (!workspace_take_in(workspace) && !workspace_look(workspace))
		workspace->settled = true;
	return !workspace->settled;
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
	while (workspace->news.count) {
		struct file *file = workspace->news.at[--workspace->news.count];

		file->news = false;
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
	const struct file *file = find(workspace, path);

	return file && file->known ? &file->report : NULL;
}

bool workspace_is_settled(const struct workspace *workspace, struct slice path)
{
	return workspace->settled && workspace_report(workspace, path);
}

bool workspace_file(const struct workspace *workspace, uint32_t number, struct slice *path)
{
	if (number >= workspace->checked.count)
		return false;
	*path = workspace->checked.at[number]->path;
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

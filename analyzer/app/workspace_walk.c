/* Which files a workspace has: those that a walk of its folders finds, and what an editor has open. */
#include "app/workspace_parts.h"

#include "app/excluded.h"
#include "app/files.h"
#include "app/tasks.h"

static void add_checked(struct workspace *workspace, struct file *file)
{
	engine_meet(&workspace->engine, file->path);
	*list_push(&workspace->run, &workspace->checked) = file;
	if (!file->module)
		file_read_again(workspace, file);
}

static void add_open(struct workspace *workspace, struct excluded *excluded)
{
	for (uint32_t i = 1; i < workspace->files.count; i++) {
		struct file *file = workspace->files.at[i];

		file->open = texts_find(&workspace->texts, file->path, NULL) && !excluded_named(excluded, file->path, false);
		if (!file->open)
			continue;
		*list_push(&workspace->run, &workspace->open) = file;
		if (file->module && !file->known)
			file_is_due(workspace, file, DUE_CHECK);
		if (!file->walked)
			add_checked(workspace, file);
	}
}

static void add_walked(struct workspace *workspace, struct excluded *excluded, struct report *report)
{
	const struct finder all = {.threads = processors()};
	struct arena scratch = {0};
	struct found_files found = files_find(&workspace->folders, excluded, &all, report, &scratch);

	workspace->checked.count = 0;
	for (uint32_t i = 1; i < workspace->files.count; i++)
		workspace->files.at[i]->walked = false;
	for (uint32_t i = 0; i < found.count; i++) {
		struct file *file = workspace_file_at(workspace, found.at[i].path);

		file->walked = true;
		add_checked(workspace, file);
	}
	workspace->walked = workspace->checked.count;
	arena_free(&scratch);
}

/* All of them, or only what is open. Mistakes are told once. */
static void find_files(struct workspace *workspace, bool all)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct excluded excluded;

	excluded_open(&excluded, &workspace->engine);
	if (all)
		add_walked(workspace, &excluded, workspace->found ? &quiet : &workspace->mistakes);
	workspace->checked.count = workspace->walked;
	workspace->open.count = 0;
	add_open(workspace, &excluded);
	workspace->reopen = false;
	excluded_close(&excluded);
	arena_free(&memory);
}

/* Settings have been read. */
static void make_ready(struct workspace *workspace)
{
	if (workspace->ready)
		(void)engine_ready(&workspace->engine, &workspace->mistakes);
	workspace->ready = workspace->ready && workspace->engine.matcher && !workspace->engine.wrong;
	if (workspace->ready || workspace->ahead == AHEAD_DONE) /* else there may be more that is wrong */
		settings_settle(workspace);
}

/* Whether each is checked, and told, as it is now. Which rules are searched for depends on the settings of all files. */
static void settle_files(struct workspace *workspace, uint32_t policies)
{
	for (uint32_t i = 1; i < workspace->files.count; i++) {
		struct file *file = workspace->files.at[i];

		if (file->known && file->walked && !file_is_told(workspace, file))
			file_forget_report(file); /* it was closed */
		if (file->counted != file_is_checked(file))
			file_read_again(workspace, file);
		else if (workspace->ahead == AHEAD_DONE && !file->known && !file->counted)
			file_has_news(workspace, file); /* it went while settings were read */
	}
	if (workspace->engine.matcher && workspace->engine.policies.count != policies)
		workspace->restart = workspace->several = true;
}

static void walk_again(struct workspace *workspace)
{
	uint32_t policies = workspace->engine.policies.count;

	workspace->walk = false;
	find_files(workspace, true);
	settle_files(workspace, policies);
	if (!workspace->engine.matcher)
		make_ready(workspace);
	workspace->found = true;
}

void workspace_reopen(struct workspace *workspace)
{
	uint32_t policies = workspace->engine.policies.count;

	find_files(workspace, false);
	settle_files(workspace, policies);
}

/* What is open can be answered before all files are found: it depends on nothing but what it imports, until somebody is seen to call it. */
void workspace_walk(struct workspace *workspace)
{
	if (workspace->ahead == AHEAD_NOT_YET) {
		find_files(workspace, false);
		workspace->ahead = workspace->open.count ? AHEAD_NOW : AHEAD_DONE;
	}
	if (workspace->ahead == AHEAD_DONE) {
		walk_again(workspace);
		return;
	}
	make_ready(workspace);
	if (!workspace->ready)
		workspace->ahead = AHEAD_DONE;
}

bool workspace_is_to_walk(const struct workspace *workspace)
{
	return workspace->walk && workspace->ahead != AHEAD_NOW;
}

/* What happens to the files of a workspace: what is in them, and what they import. */
#include "app/workspace_parts.h"

#include "config/paths.h"

#include <sys/stat.h>

bool workspace_read(struct workspace *workspace, const struct file *file, struct report *report)
{
	workspace_put_down(workspace);
	return texts_read(&workspace->texts, &workspace->input, file->path, workspace->file_most, report);
}

void file_read_again(struct workspace *workspace, struct file *file)
{
	if (file->changed)
		return;
	file->changed = true;
	*list_push(&workspace->memory, &workspace->queue) = file;
}

/* ---- what is touched ------------------------------------------------------------------------------------------------ */

static bool is_python(struct slice path)
{
	return slice_ends(path, SLICE(".py")) || slice_ends(path, SLICE(".pyi")) || slice_ends(path, SLICE(".ipynb"));
}

/* What settings, rules, requirements and the working folder's root are read from. */
static bool is_setting(struct slice path)
{
	static const char *const endings[] = {".toml", ".cfg", ".txt", ".yml", ".yaml", ".conf", ".properties", ".scm", "Pipfile",
	                                      ".gitignore", BASELINE_NAME, ".git/info/exclude", ".git", "setup.py"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (slice_ends(path, slice_of(endings[i])))
			return true;
	return false;
}

static bool depends_on(const struct module *module, name_t place)
{
	for (uint32_t i = 0; i < module->places.count; i++)
		if (module->places.at[i] == place)
			return true;
	return false;
}

/* Where something came or went, imports may mean something else. */
static void look_at_place(struct workspace *workspace, struct slice path)
{
	name_t place = places_look_again(&workspace->project.places, path);

	for (uint32_t i = 1; place && i < workspace->files.count; i++) {
		struct file *file = workspace->files.at[i];

		if (file->module && depends_on(file->module, place)) {
			file->relink = true;
			file_read_again(workspace, file);
		}
	}
}

/* With the folders that it is in: they may have come with it. */
static void look_at_places(struct workspace *workspace, struct slice path)
{
	look_at_place(workspace, path);
	for (uint32_t i = path.length; i > 1; i--)
		if (path.at[i - 1] == '/')
			look_at_place(workspace, slice_part(path, 0, i - 1));
}

static bool is_below(struct slice path, struct slice folder)
{
	return path.length > folder.length && slice_starts(path, folder) && (!folder.length || path.at[folder.length] == '/');
}

static void touch_folder(struct workspace *workspace, struct slice folder)
{
	const struct names *places = &workspace->project.places.paths;

	for (uint32_t i = 1; i < workspace->files.count; i++)
		if (is_below(workspace->files.at[i]->path, folder))
			file_read_again(workspace, workspace->files.at[i]);
	for (name_t place = 1; place < places->count; place++)
		if (is_below(name_text(places, place), folder))
			look_at_place(workspace, name_text(places, place));
}

/* A folder, or what was one: settings in it may have come or gone with it. */
static bool may_hold_settings(const struct workspace *workspace, struct slice path)
{
	const struct names *folders = &workspace->engine.configs.folders;
	struct arena scratch = {0};
	struct slice whole = path_from(workspace->engine.configs.here, path, &scratch), rest;
	bool holds = false;

	for (name_t folder = 1; folder < folders->count && !holds; folder++)
		holds = path_is_below(name_text(folders, folder), whole, &rest);
	arena_free(&scratch);
	return holds;
}

static bool is_hidden(struct slice path)
{
	return slice_starts(path, SLICE(".")) || slice_has(path, SLICE("/.")) || slice_ends(path, SLICE("__pycache__"));
}

bool workspace_minds(const struct workspace *workspace, struct slice path, struct slice below)
{
	struct stat status;

	if (is_python(path) || is_setting(path) || may_hold_settings(workspace, path))
		return true;
	return !is_hidden(below) && !stat(path.at, &status) && S_ISDIR(status.st_mode);
}

static void touch(struct workspace *workspace, struct slice path)
{
	struct file *file = workspace_file_at(workspace, path);
	bool text = texts_find(&workspace->texts, path, NULL);
	struct stat status;

	look_at_places(workspace, path);
	file_read_again(workspace, file);
	workspace->reopen = workspace->reopen || text != file->has_text;
	workspace->walk = workspace->walk || (!text && (!file->walked || stat(path.at, &status)));
	file->has_text = text;
	if (is_python(path))
		return;
	if (is_setting(path) || may_hold_settings(workspace, path))
		workspace->restart = true;
	else
		touch_folder(workspace, path);
}

/* ---- texts ------------------------------------------------------------------------------------------------------------ */

/* A module has a place in the order when it has been linked, whatever it imports. */
static void meet_module(struct workspace *workspace, struct file *file)
{
	if (file->module)
		return;
	workspace->unlinked = true;
	file->module = project_meet(&workspace->project, file->path);
	while (workspace->by_module.count <= file->module->id)
		*list_push(&workspace->run, &workspace->by_module) = NULL;
	workspace->by_module.at[file->module->id] = file;
}

/* What it imports, of the bytes at hand. */
static void scan(struct workspace *workspace, struct file *file, struct slice bytes)
{
	bool spark = engine_finds_spark(&workspace->engine, bytes);

	workspace->work.scanned++;
	file->module->asked = spark && file_is_checked(file);
	if (file->module->asked)
		bounds_add(&workspace->bounds, workspace->engine.configs.here, file->path);
	engine_meet(&workspace->engine, file->path);
	if (project_scan(&workspace->project, file->module, bytes,
	                 file->module->asked ? word_search_in(&workspace->engine.spark_words, bytes) : spark))
		workspace->unlinked = true;
}

/* Nobody wants to know, or there is nothing to be known. */
static void drop_module(struct workspace *workspace, struct file *file)
{
	workspace->unlinked = workspace->unlinked || file->module->opened;
	project_drop(&workspace->project, file->module);
	file->text = 0;
}

static bool is_wanted(const struct file *file)
{
	return file_is_checked(file) || (file->module && file->module->importers.count);
}

/* Nobody named it: then only where it is in a project of those that are checked. */
static bool may_be_read(const struct workspace *workspace, const struct file *file)
{
	return file_is_checked(file) || bounds_hold(&workspace->bounds, file->path);
}

static void take_text(struct workspace *workspace, struct file *file)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	bool wanted = is_wanted(file), read = wanted && may_be_read(workspace, file) && workspace_read(workspace, file, &quiet);
	uint64_t text = read ? text_hash(buffer_slice(&workspace->input.bytes)) : 0;

	arena_free(&memory);
	if (file->text == text && !file->relink && file->counted == file_is_checked(file))
		return;
	meet_module(workspace, file);
	if (read)
		scan(workspace, file, buffer_slice(&workspace->input.bytes));
	else
		drop_module(workspace, file);
	file->text = text;
	file->relink = false;
	file->counted = file_is_checked(file);
	file_is_due(workspace, file, DUE_FIRST | DUE_SUMMARY | DUE_CHECK);
}

static bool take_texts(struct workspace *workspace)
{
	struct file *file;

	if (!workspace->queue.count)
		return false;
	file = workspace->queue.at[--workspace->queue.count];
	file->changed = false;
	take_text(workspace, file);
	return true;
}

/* ---- imports ---------------------------------------------------------------------------------------------------------- */

/* A file that nobody named. */
static bool read_import(void *from, struct slice path, struct slice *bytes, bool *about_spark)
{
	struct workspace *workspace = from;
	struct file *file = workspace_file_at(workspace, path);
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	bool read = bounds_hold(&workspace->bounds, path) && workspace_read(workspace, file, &quiet);

	arena_free(&memory);
	if (!read)
		return false;
	meet_module(workspace, file);
	engine_meet(&workspace->engine, path);
	*bytes = buffer_slice(&workspace->input.bytes);
	*about_spark = engine_finds_spark(&workspace->engine, *bytes);
	file->text = text_hash(*bytes);
	file_is_due(workspace, file, DUE_FIRST | DUE_SUMMARY);
	workspace->work.scanned++;
	return true;
}

static uint64_t mixed(uint64_t bits)
{
	bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
	bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
	return bits ^ bits >> 31;
}

static void note_link(struct workspace *workspace, struct file *file, uint64_t circle)
{
	const struct module *module = file->module;

	if (file->circle != circle)
		file_is_due(workspace, file, DUE_FIRST | DUE_SUMMARY | DUE_CHECK);
	if (file->summarised != (module->importers.count && module->opened))
		file_is_due(workspace, file, DUE_SUMMARY);
	if (module->callers.count)
		file_is_due(workspace, file, DUE_CALLS);
	file->circle = circle;
}

/* Who is in a circle with whom, in whatever order. */
static void note_links(struct workspace *workspace)
{
	const struct project *project = &workspace->project;
	struct arena scratch = {0};
	uint64_t *circles = ARENA_ARRAY(&scratch, uint64_t, project->circles + 1);

	for (uint32_t i = 0; i < project->order.count; i++)
		circles[project_at(project, project->order.at[i])->circle] += mixed(project->order.at[i] + 1);
	for (uint32_t i = 0; i < project->order.count; i++) {
		struct file *file = workspace->by_module.at[project->order.at[i]];

		note_link(workspace, file, circles[file->module->circle]);
	}
	arena_free(&scratch);
}

static void link(struct workspace *workspace)
{
	const struct project_reader reader = {workspace, read_import};

	project_link(&workspace->project, &reader);
	for (module_id id = 1; id < workspace->project.modules.count; id++)
		meet_module(workspace, workspace_file_at(workspace, project_at(&workspace->project, id)->path));
	workspace->unlinked = false;
	workspace->summaries_up_to = workspace->project.order.count;
	workspace->checks_from = 0;
	note_links(workspace);
}

bool workspace_has_taken_in(const struct workspace *workspace)
{
	return !workspace->restart && !workspace->touched.count && !workspace_is_to_walk(workspace) && !workspace->reopen && !workspace->queue.count &&
	       !workspace->unlinked;
}

bool workspace_take_in(struct workspace *workspace)
{
	if (workspace->touched.count) {
		for (uint32_t i = 0; i < workspace->touched.count; i++)
			touch(workspace, workspace->touched.at[i]);
		memset(&workspace->touched, 0, sizeof workspace->touched);
		arena_clear(&workspace->events);
	} else if (workspace_is_to_walk(workspace)) {
		workspace_walk(workspace);
	} else if (workspace->reopen) {
		workspace_reopen(workspace);
	} else if (!workspace->ready) {
		return false;
	} else if (!take_texts(workspace)) {
		if (!workspace->unlinked)
			return false;
		link(workspace);
	}
	return true;
}

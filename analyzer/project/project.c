#define XXH_INLINE_ALL
#include "project/project.h"

#include "project/import_scan.h"
#include "project/order.h"

#include <xxhash.h>

void project_open(struct project *project)
{
	*project = (struct project){0};
	places_open(&project->places, &project->memory);
	names_open(&project->paths, &project->memory);
	names_open(&project->folders, &project->memory);
	pthread_mutex_init(&project->lock, NULL);
	(void)list_push(&project->memory, &project->modules);
}

void project_close(struct project *project)
{
	for (module_id id = 1; id < project->modules.count; id++)
		arena_free(&project->modules.at[id]->links);
	places_close(&project->places);
	arena_free(&project->edges);
	arena_free(&project->memory);
	pthread_mutex_destroy(&project->lock);
}

static module_id module_at(struct project *project, struct slice path)
{
	module_id id = name_of(&project->paths, path);

	while (project->modules.count <= id) {
		struct module *module = ARENA_NEW(&project->memory, struct module);

		module->id = project->modules.count;
		module->path = name_text(&project->paths, module->id);
		*list_push(&project->memory, &project->modules) = module;
	}
	return id;
}

struct module *project_module(const struct project *project, struct slice path)
{
	module_id id = name_find(&project->paths, path);

	return id ? project->modules.at[id] : NULL;
}

static void add_import(struct project *project, struct module *module, struct slice place)
{
	module_id id;

	if (!place.length || slice_ends(place, SLICE("/")) || slice_equal(place, module->path))
		return;
	id = module_at(project, place);
	for (uint32_t i = 0; i < module->imports.count; i++)
		if (module->imports.at[i] == id)
			return;
	*list_push(&module->links, &module->imports) = id;
}

/* import a.b also runs a/__init__.py. */
static void add_packages(struct project *project, struct module *module, struct slice name)
{
	for (uint32_t i = 1; i < name.length; i++)
		if (name.at[i] == '.' && name.at[i - 1] != '.')
			add_import(project, module, place_of_module(&project->places, module->path, slice_part(name, 0, i)));
}

static void add_run(struct project *project, struct module *module, struct slice path)
{
	struct slice place = place_of_run(&project->places, module->path, path);

	add_import(project, module, place);
	if (place.length)
		*list_push(&module->links, &module->runs) = module_at(project, place);
}

static void scan(struct project *project, struct module *module, struct slice bytes)
{
	struct import_scan imports;
	struct slice name, from;

	import_scan_start(&imports, bytes);
	while (import_scan_next(&imports, &name, &from)) {
		struct slice place;

		if (imports.is_run) {
			add_run(project, module, name);
			continue;
		}
		place = place_of_module(&project->places, module->path, name);
		module->resolved = XXH3_64bits_withSeed(place.at, place.length, module->resolved + 1);
		if (!place.length)
			continue;
		add_packages(project, module, name);
		add_import(project, module, place);
		if (from.length)
			add_import(project, module, place_in_package(&project->places, place, from));
	}
}

struct module *project_meet(struct project *project, struct slice path)
{
	return project_at(project, module_at(project, path));
}

void project_drop(struct project *project, struct module *module)
{
	if (project->places.asked == &module->places)
		places_account(&project->places, NULL, NULL);
	module->opened = module->about_spark = module->asked = false;
	memset(&module->imports, 0, sizeof module->imports);
	memset(&module->runs, 0, sizeof module->runs);
	memset(&module->places, 0, sizeof module->places);
	arena_free(&module->links);
}

/* Packages pass names on, so their imports count even where they do not speak of Spark. */
static bool passes_on(const struct module *module, bool about_spark)
{
	return about_spark || slice_ends(module->path, SLICE("__init__.py"));
}

static bool same_links(const module_id *a, uint32_t count, const module_id *b, uint32_t other)
{
	return count == other && (!count || !memcmp(a, b, count * sizeof *a));
}

bool project_scan(struct project *project, struct module *module, struct slice bytes, bool about_spark)
{
	struct module before = *module;
	bool same;

	module->links = (struct arena){0};
	module->resolved = 0;
	project_drop(project, module);
	module->asked = before.asked;
	module->opened = true;
	module->about_spark = about_spark;
	module->size = bytes.length;
	if (passes_on(module, about_spark)) {
		if (project->listens)
			places_account(&project->places, &module->places, &module->links);
		scan(project, module, bytes);
		places_rest(&project->places);
	}
	same = before.opened && same_links(before.imports.at, before.imports.count, module->imports.at, module->imports.count) &&
	       same_links(before.runs.at, before.runs.count, module->runs.at, module->runs.count);
	arena_free(&before.links);
	return !same;
}

struct module *project_add(struct project *project, struct slice path, struct slice bytes, bool about_spark)
{
	struct module *module = project_meet(project, path);

	module->asked = true;
	if (!module->opened)
		project_scan(project, module, bytes, about_spark);
	return module;
}

void project_link(struct project *project, const struct project_reader *reader)
{
	for (module_id id = 1; id < project->modules.count; id++) { /* grows meanwhile */
		struct module *module = project_at(project, id);
		struct slice bytes;
		bool about_spark;

		if (!module->opened && reader->read(reader->from, module->path, &bytes, &about_spark))
			project_scan(project, module, bytes, about_spark);
	}
	project_order(project);
}

static const struct module_summary *folder_summary(struct project *project, struct slice place)
{
	name_t name = name_of(&project->folders, place);

	while (project->folder_summaries.count <= name) {
		struct module_summary *summary = ARENA_NEW(&project->memory, struct module_summary);

		summary->path = name_text(&project->folders, project->folder_summaries.count);
		*list_push(&project->memory, &project->folder_summaries) = summary;
	}
	return project->folder_summaries.at[name];
}

static bool imports(const struct module *module, module_id other)
{
	for (uint32_t i = 0; i < module->imports.count; i++)
		if (module->imports.at[i] == other)
			return true;
	return false;
}

static const struct module_summary *seen_summary(const struct view_of_project *view, const struct module *other)
{
	if (view->round < ROUND_FIRST_SUMMARY || view->round > ROUND_SUMMARY || other->circle != view->module->circle)
		return other->summary;
	return view->round == ROUND_SUMMARY ? other->first : NULL;
}

/* Of a file only what it imports itself: the rest need not have been looked at yet. */
static const struct module_summary *summary_at(const struct view_of_project *view, struct slice place)
{
	module_id id;

	if (!place.length)
		return NULL;
	if (slice_ends(place, SLICE("/")))
		return folder_summary(view->project, place);
	id = name_find(&view->project->paths, place);
	return id && imports(view->module, id) ? seen_summary(view, project_at(view->project, id)) : NULL;
}

/* What a module is told of others depends on what stands at the places that are looked at meanwhile. */
static void listen(const struct view_of_project *view)
{
	struct module *module = view->module;

	if (view->project->listens && view->project->places.asked != &module->places)
		places_account(&view->project->places, &module->places, &module->links);
}

static const struct module_summary *find(const struct neighbours *neighbours, struct slice name)
{
	const struct view_of_project *view = neighbours->project;
	const struct module_summary *found;

	pthread_mutex_lock(&view->project->lock);
	listen(view);
	found = summary_at(view, place_of_module(&view->project->places, view->module->path, name));
	places_rest(&view->project->places);
	pthread_mutex_unlock(&view->project->lock);
	return found;
}

static const struct module_summary *find_in(const struct neighbours *neighbours, const struct module_summary *package, struct slice name)
{
	const struct view_of_project *view = neighbours->project;
	const struct module_summary *found;

	pthread_mutex_lock(&view->project->lock);
	listen(view);
	found = summary_at(view, place_in_package(&view->project->places, package->path, name));
	places_rest(&view->project->places);
	pthread_mutex_unlock(&view->project->lock);
	return found;
}

void project_view(struct view_of_project *view, struct project *project, struct module *module, enum project_round round, struct arena *memory)
{
	LIST(const struct module_summary *) ran = {0};

	*view = (struct view_of_project){.project = project, .module = module, .round = round};
	for (uint32_t i = 0; i < module->runs.count; i++) {
		const struct module_summary *summary = seen_summary(view, project_at(project, module->runs.at[i]));

		if (summary)
			*list_push(memory, &ran) = summary;
	}
	view->neighbours = (struct neighbours){.project = view, .find = find, .find_in = find_in, .called = round == ROUND_CHECK ? project_listen : NULL,
	                                       .ran = ran.at, .ran_count = ran.count, .arena = memory};
}

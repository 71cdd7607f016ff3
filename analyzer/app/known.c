#define XXH_INLINE_ALL
#include "app/known.h"

#include "app/cache_report.h"
#include "app/prints.h"
#include "config/paths.h"
#include "syntax/cells.h"

#include <xxhash.h>

enum { ROUNDS_MOST = 4 }; /* after these, all that is left is looked at at once */

static uint64_t mixed(uint64_t before, uint64_t next)
{
	return XXH3_64bits_withSeed(&next, sizeof next, before + 1);
}

/* ---- what files depend on ---------------------------------------------------------------------------------------------- */

static uint64_t path_hash(const struct project *project, module_id id)
{
	struct slice path = project_at(project, id)->path;

	return XXH3_64bits(path.at, path.length);
}

static uint64_t base_of(struct known *known, const struct module *module)
{
	const struct project *project = &known->survey->project;
	uint64_t hash = path_hash(project, module->id);

	if (module->asked || module->opened) /* nobody asks for the settings of others */
		hash = mixed(hash, settings_fingerprint(known->engine, module->path));
	hash = mixed(mixed(hash, module->text), module->resolved);
	hash = mixed(hash, module->asked | module->opened << 1 | module->about_spark << 2);
	for (uint32_t i = 0; i < module->imports.count; i++)
		hash = mixed(hash, path_hash(project, module->imports.at[i]));
	for (uint32_t i = 0; i < module->runs.count; i++)
		hash = mixed(hash, path_hash(project, module->runs.at[i]));
	return hash;
}

/* Those of a circle depend on each other; all other imports stand behind in the order. */
static uint64_t deep_of_circle(const struct known *known, const uint64_t *circles, uint32_t first, uint32_t count)
{
	const struct project *project = &known->survey->project;
	uint64_t hash = count;

	for (uint32_t i = first; i < first + count; i++) {
		const struct module *module = project_at(project, project->order.at[i]);

		hash = mixed(hash, known->files[module->id].base);
		for (uint32_t j = 0; j < module->imports.count; j++) {
			uint32_t circle = project_at(project, module->imports.at[j])->circle;

			hash = circle == module->circle ? hash : mixed(hash, circles[circle]);
		}
	}
	return hash;
}

static void find_deep(struct known *known)
{
	const struct project *project = &known->survey->project;
	struct arena scratch = {0};
	uint64_t *circles = ARENA_ARRAY(&scratch, uint64_t, project->circles + 1);

	for (uint32_t end = project->order.count; end > 0;) {
		uint32_t circle = project_at(project, project->order.at[end - 1])->circle, first = end - 1;

		while (first && project_at(project, project->order.at[first - 1])->circle == circle)
			first--;
		circles[circle] = deep_of_circle(known, circles, first, end - first);
		for (uint32_t i = first; i < end; i++)
			known->files[project->order.at[i]].deep = mixed(circles[circle], known->files[project->order.at[i]].base);
		end = first;
	}
	arena_free(&scratch);
}

/* ---- entries ----------------------------------------------------------------------------------------------------------- */

static struct slice whole_path(const struct known *known, const struct module *module, struct arena *arena)
{
	return path_from(known->engine->configs.here, module->path, arena);
}

static bool read_told(struct known *known, struct known_file *file, struct cache_reader *in)
{
	for (uint64_t left = cache_get_number(in); left && !in->broken; left--) {
		const struct module *callee = project_module(&known->survey->project, cache_get_text(in));

		if (!callee)
			return false;
		*list_push(&known->memory, &file->told) = (struct told_print){callee->id, cache_get_number(in)};
	}
	return !in->broken;
}

static void load(struct known *known, struct module *module)
{
	struct known_file *file = &known->files[module->id];
	struct cache_reader in = {0};
	uint64_t profile;

	if (!cache_load(known->cache, whole_path(known, module, &known->memory), &known->memory, &in.rest) || cache_get_number(&in) != file->deep)
		return;
	file->heard = cache_get_number(&in);
	file->failed = cache_get_number(&in);
	profile = cache_get_number(&in);
	file->profile = profile < PROFILE_COUNT ? (enum profile)profile : PROFILE_UNSAID;
	file->loaded = profile < PROFILE_COUNT && read_told(known, file, &in);
	file->saved = in.rest;
	for (uint32_t i = 0; file->loaded && i < file->told.count; i++)
		project_note_call(&known->survey->project, module, project_at(&known->survey->project, file->told.at[i].callee));
	if (!file->loaded)
		file->told.count = 0;
}

void known_open(struct known *known, struct cache *cache, struct engine *engine, struct survey *survey)
{
	uint32_t count = survey->project.modules.count;

	*known = (struct known){.cache = cache, .engine = engine, .survey = survey};
	known->files = ARENA_ARRAY(&known->memory, struct known_file, count);
	known->summaries = ARENA_ARRAY(&known->memory, bool, count);
	known->checks = ARENA_ARRAY(&known->memory, bool, count);
	survey->prints = true;
	for (module_id id = 1; id < count; id++)
		known->files[id].base = base_of(known, project_at(&survey->project, id));
	find_deep(known);
	for (module_id id = 1; id < count; id++)
		if (project_at(&survey->project, id)->asked)
			load(known, project_at(&survey->project, id));
}

void known_close(struct known *known)
{
	for (module_id id = 1; known->files && id < known->survey->project.modules.count; id++) {
		arena_free(&known->files[id].memory);
		arena_free(&known->files[id].telling);
	}
	arena_free(&known->memory);
}

/* ---- rounds ------------------------------------------------------------------------------------------------------------ */

static const struct told_prints *prints_of(const void *context, module_id caller)
{
	const struct known *known = context;

	return &known->files[caller].told;
}

static bool is_missed(struct known *known, const struct module *module)
{
	const struct known_file *file = &known->files[module->id];

	if (!module->asked || file->said)
		return false;
	return !(file->loaded || file->checked) || heard_fingerprint(&known->survey->project, module, prints_of, known) != file->heard;
}

/* To be told how it is called it needs its callers checked in this run, and those theirs; who calls stands before it. */
static void want_callers(struct known *known)
{
	struct project *project = &known->survey->project;

	for (uint32_t i = project->order.count; i-- > 0;) {
		const struct module *module = project_at(project, project->order.at[i]);
		struct arena scratch = {0};
		struct module **callers;
		uint32_t count = 0;

		if (!known->checks[module->id])
			continue;
		callers = project_callers(project, module, &count, &scratch);
		for (uint32_t j = 0; j < count; j++)
			known->checks[callers[j]->id] = known->checks[callers[j]->id] || !known->files[callers[j]->id].checked;
		arena_free(&scratch);
	}
}

static void want_imports(struct known *known, module_id id)
{
	const struct module *module = project_at(&known->survey->project, id);

	for (uint32_t i = 0; i < module->imports.count; i++)
		known->summaries[module->imports.at[i]] = true;
}

static bool is_beside(const struct project *project, module_id a, module_id b)
{
	return project_at(project, a)->circle == project_at(project, b)->circle;
}

/* What a wanted file imports is wanted; circles as a whole. */
static void want_summaries(struct known *known)
{
	const struct project *project = &known->survey->project;

	memset(known->summaries, 0, project->modules.count * sizeof *known->summaries);
	for (uint32_t first = 0, count; first < project->order.count; first += count) {
		const module_id *circle = project->order.at + first;
		bool wanted = false;

		for (count = 0; first + count < project->order.count && is_beside(project, circle[0], circle[count]); count++) {
			if (known->checks[circle[count]])
				want_imports(known, circle[count]);
		}
		for (uint32_t i = 0; i < count; i++)
			wanted = wanted || known->summaries[circle[i]];
		for (uint32_t i = 0; wanted && i < count; i++) {
			known->summaries[circle[i]] = true;
			want_imports(known, circle[i]);
		}
	}
}

/* What it told before this round. */
static void untell(struct known *known, struct module *module)
{
	struct known_file *file = &known->files[module->id];

	for (uint32_t i = 0; i < file->told.count; i++)
		project_drop_call(&known->survey->project, module, project_at(&known->survey->project, file->told.at[i].callee));
	project_untell(&known->survey->project, module);
}

bool known_next(struct known *known)
{
	struct project *project = &known->survey->project;
	uint32_t missed = 0;

	for (module_id id = 1; id < project->modules.count; id++) {
		known->checks[id] = is_missed(known, project_at(project, id));
		missed += known->checks[id];
	}
	if (!missed)
		return false;
	for (module_id id = 1; known->rounds >= ROUNDS_MOST && id < project->modules.count; id++)
		known->checks[id] = project_at(project, id)->asked && !(known->files[id].said && known->files[id].checked);
	known->rounds++;
	want_callers(known);
	want_summaries(known);
	for (module_id id = 1; id < project->modules.count; id++)
		if (known->checks[id])
			untell(known, project_at(project, id));
	known->survey->summaries = known->summaries;
	known->survey->checks = known->checks;
	return true;
}

void known_check(struct known *known, struct pipeline *pipeline, struct module *module, const struct input *input)
{
	struct known_file *file = &known->files[module->id];
	struct summary_list uses = {0};
	struct outcome outcome;

	arena_clear(&file->memory);
	arena_clear(&file->telling);
	file->report = (struct report){.arena = &file->memory};
	file->told = (struct told_prints){0};
	file->checked = true;
	file->heard = heard_fingerprint(&known->survey->project, module, prints_of, known);
	pipeline->report = &file->report;
	pipeline->telling = &file->telling;
	pipeline->baselines = NULL;
	file->unread = !input;
	if (!input)
		return;
	file->moved = input_hash(buffer_slice(&input->bytes)) != module->text;
	outcome = pipeline_run(pipeline, input->path, buffer_slice(&input->bytes), input->mode);
	file->failed = outcome.analysed && !outcome.known;
	file->profile = pipeline->engine->profile;
	told_prints_make(&file->told, module, &uses, &file->telling);
}

/* ---- reports ----------------------------------------------------------------------------------------------------------- */

/* The text as a check would have kept it; NULL: it is another one now. */
static const struct source *source_of(struct known *known, const struct module *module, struct input *input, struct arena *arena)
{
	struct source *source = ARENA_NEW(arena, struct source);
	struct arena scratch = {0};
	struct report quiet = {.arena = &scratch};
	bool same = input_read(input, module->path, known->survey->file_most, &quiet) && input_hash(buffer_slice(&input->bytes)) == module->text;
	struct slice problem;
	uint32_t line;

	if (same) {
		*source = (struct source){.path = module->path, .bytes = arena_copy(arena, buffer_slice(&input->bytes)), .mode = input->mode,
		                          .hash = module->text};
		(void)source_read_code(source, arena, &problem, &line);
	}
	arena_free(&scratch);
	return same ? source : NULL;
}

static void add_report(struct report *report, const struct report *other)
{
	for (uint32_t i = 0; i < other->diagnostics.count; i++)
		*list_push(report->arena, &report->diagnostics) = other->diagnostics.at[i];
	for (uint32_t i = 0; i < other->silenced.count; i++)
		*list_push(report->arena, &report->diagnostics) = other->silenced.at[i];
}

bool known_report(struct known *known, const struct module *module, struct input *input, struct report *report)
{
	struct known_file *file = &known->files[module->id];
	struct cache_reader in = {.rest = file->saved};
	bool places;
	const struct source *source;

	if (file->checked) {
		add_report(report, &file->report);
		return true;
	}
	places = cache_get_number(&in);
	source = places ? source_of(known, module, input, report->arena) : NULL;
	file->loaded = (source || !places) && cache_get_report(&in, &known->engine->topics, source, report);
	return file->loaded;
}

static void store(struct known *known, const struct module *module)
{
	const struct known_file *file = &known->files[module->id];
	struct arena scratch = {0};
	struct buffer bytes = {0};

	cache_put_number(&bytes, file->deep);
	cache_put_number(&bytes, file->heard);
	cache_put_number(&bytes, file->failed);
	cache_put_number(&bytes, file->profile);
	cache_put_number(&bytes, file->told.count);
	for (uint32_t i = 0; i < file->told.count; i++) {
		cache_put_text(&bytes, project_at(&known->survey->project, file->told.at[i].callee)->path);
		cache_put_number(&bytes, file->told.at[i].fingerprint);
	}
	cache_put_number(&bytes, cache_report_has_places(&file->report));
	cache_put_report(&bytes, &file->report);
	cache_store(known->cache, whole_path(known, module, &scratch), buffer_slice(&bytes));
	buffer_free(&bytes);
	arena_free(&scratch);
}

/* Entries say of which texts they are, and those are known from the first look: if somebody has written since, there is none to be sure of. */
static bool has_moved(const struct known *known)
{
	bool moved = false;

	for (uint32_t i = 0; i < known->survey->threads; i++)
		moved = moved || known->survey->by_thread[i].moved;
	for (module_id id = 1; id < known->survey->project.modules.count; id++)
		moved = moved || known->files[id].moved;
	return moved;
}

void known_store(struct known *known)
{
	const struct project *project = &known->survey->project;

	if (has_moved(known))
		return;
	for (module_id id = 1; id < project->modules.count; id++)
		if (known->files[id].checked && !known->files[id].unread)
			store(known, project_at(project, id));
	cache_tidy(known->cache);
}

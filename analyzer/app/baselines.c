#include "app/baseline_places.h"

#include "app/complain.h"
#include "config/paths.h"

void baselines_open(struct baselines *baselines, struct report *report, struct slice given, bool off)
{
	*baselines = (struct baselines){.report = report, .given = given, .off = off};
	names_open(&baselines->folders, &baselines->arena);
	names_open(&baselines->paths, &baselines->arena);
}

void baselines_close(struct baselines *baselines)
{
	arena_free(&baselines->arena);
}

bool baselines_ready(struct baselines *baselines, bool to_be_written)
{
	if (!baselines->given.at || baselines->off)
		return true;
	if (!baseline_given(baselines)->exists && !to_be_written) {
		complain(baselines->report, &topic_baseline_invalid, baselines->given,
		         "there is no such baseline; `oomlint baseline --baseline %.*s` writes it", SLICE_ARGS(baselines->given));
		baseline_given(baselines)->unreadable = baselines->broken = true;
	}
	return !baselines->broken;
}

/* From the baseline's folder to a file, with `..` where that is not above it. */
static struct slice path_between(struct slice folder, struct slice file, struct arena *arena)
{
	struct buffer out = {0};
	uint32_t same = 0;
	struct slice path;

	if (slice_equal(folder, SLICE("/")))
		folder.length = 0;
	for (uint32_t i = 0; i <= folder.length && i < file.length; i++) {
		if (i == folder.length ? file.at[i] == '/' : folder.at[i] == '/' && file.at[i] == '/')
			same = i;
		if (i == folder.length || folder.at[i] != file.at[i])
			break;
	}
	for (uint32_t i = same; i < folder.length; i++)
		if (folder.at[i] == '/')
			buffer_add_text(&out, "../");
	buffer_add(&out, slice_part(file, same + 1, file.length));
	path = arena_copy(arena, buffer_slice(&out));
	buffer_free(&out);
	return path;
}

static struct slice real_folder(struct baselines *baselines, struct slice path)
{
	struct slice folder = baseline_folder(path);

	if (!baselines->last.folder.at || !slice_equal(folder, baselines->last.folder)) {
		baselines->last.folder = arena_copy(&baselines->arena, folder);
		baselines->last.real = baseline_real_path(folder, &baselines->arena);
	}
	return baselines->last.real;
}

/* The file itself may be a link: it is known by its name. */
static struct slice path_in_baseline(struct baselines *baselines, const struct baseline *baseline, struct slice path)
{
	struct slice folder = real_folder(baselines, path);
	struct slice whole = arena_format(&baselines->arena, "%.*s/%.*s", SLICE_ARGS(folder.length > 1 ? folder : SLICE("")),
	                                  SLICE_ARGS(path_name(path)));

	return path_between(baseline->folder, whole, &baselines->arena);
}

static void set_visited(const struct baselined_file *file, bool visited)
{
	for (uint32_t i = file->entries.first; file->baseline && i < file->entries.end; i++) {
		file->baseline->entries.at[i].visited = visited;
		file->baseline->entries.at[i].met = false;
	}
}

void baselines_visit(struct baselines *baselines, struct slice path)
{
	struct arena *arena = &baselines->arena;
	struct baselined_file file = {0};
	struct slice folder;
	name_t name;

	if (baselines->off)
		return;
	folder = real_folder(baselines, path);
	if (!folder.length)
		return;
	file.baseline = baselines->given.at ? baseline_given(baselines) : baseline_above(baselines, folder);
	name = name_of(&baselines->paths, path);
	while (baselines->files.count <= name)
		*list_push(arena, &baselines->files) = (struct baselined_file){0};
	if (file.baseline) {
		file.path = path_in_baseline(baselines, file.baseline, path);
		file.entries = baseline_of_file(file.baseline, file.path);
	}
	baselines->files.at[name] = file;
	set_visited(&file, true);
}

const struct baselined_file *baselines_file(const struct baselines *baselines, struct slice path)
{
	name_t name = name_find(&baselines->paths, path);

	return name && baselines->files.at[name].baseline ? &baselines->files.at[name] : NULL;
}

bool baselines_are_blind(const struct baselines *baselines, struct slice path)
{
	const struct baselined_file *file = baselines_file(baselines, path);

	return file && file->baseline->unreadable;
}

void baselines_give_up(const struct baselines *baselines, struct slice path)
{
	const struct baselined_file *file = baselines_file(baselines, path);

	if (file)
		set_visited(file, false);
}

/* A rule that does not exist any more finds nothing any more. */
static bool was_asked(const struct asked_rules *asked, struct slice rule)
{
	for (uint32_t i = 0; i < asked->topics->count; i++)
		if (slice_equal(asked->topics->at[i]->name, rule))
			return asked->on && asked->on[i];
	return asked->on != NULL;
}

static void leave_out_unasked(const struct baselined_file *file, const struct asked_rules *asked)
{
	for (uint32_t i = file->entries.first; asked->on && i < file->entries.end; i++)
		if (!was_asked(asked, file->baseline->entries.at[i].rule))
			file->baseline->entries.at[i].visited = false;
}

void baselines_apply(const struct baselines *baselines, struct slice path, uint32_t first, const struct asked_rules *asked,
                     struct report *report)
{
	const struct baselined_file *file = baselines_file(baselines, path);

	if (!file || !file->baseline->exists)
		return;
	set_visited(file, true);
	leave_out_unasked(file, asked);
	for (uint32_t i = first; i < report->diagnostics.count; i++) {
		struct diagnostic *diagnostic = &report->diagnostics.at[i];
		struct baseline_entry *entry;

		if (!diagnostic->identity)
			continue;
		entry = complaint_is_failure(diagnostic) ? NULL : baseline_find(file->baseline, file->entries, diagnostic->identity->hash);
		diagnostic->baseline = entry ? BASELINE_UNCHANGED : BASELINE_NEW;
		if (!entry || diagnostic->silencer != SILENCED_BY_NOBODY)
			continue; /* an entry of what a comment silences is not needed */
		entry->met = true;
		diagnostic->silencer = SILENCED_BY_BASELINE;
	}
}

bool entry_is_stale(const struct baseline *baseline, const struct baseline_entry *entry, const struct asked_rules *asked)
{
	struct arena scratch = {0};
	bool stale;

	if (entry->met || !was_asked(asked, entry->rule))
		return false;
	stale = entry->visited ||
	        !baseline_is_there(arena_join(&scratch, baseline->folder, SLICE("/"), entry->path), &scratch);
	arena_free(&scratch);
	return stale;
}

static void say_stale(struct baselines *baselines, const struct baseline *baseline, const struct asked_rules *asked)
{
	const struct baseline_entry *first = NULL;
	struct diagnostic *diagnostic;
	uint32_t count = 0;

	for (uint32_t i = 0; i < baseline->entries.count; i++)
		if (entry_is_stale(baseline, &baseline->entries.at[i], asked)) {
			count++;
			if (!first || baseline->entries.at[i].line < first->line)
				first = &baseline->entries.at[i];
		}
	if (!count)
		return;
	diagnostic = complain(baselines->report, &topic_baseline_stale, baseline->file,
	                      count == 1 ? "%u entry is of a finding that is gone, `%.*s` in %.*s; `oomlint baseline` takes it out"
	                                 : "%u entries are of findings that are gone, first `%.*s` in %.*s; `oomlint baseline` takes them out",
	                      count, SLICE_ARGS(first->rule), SLICE_ARGS(first->path));
	diagnostic->line = first->line;
	diagnostic->column = 1;
}

void baselines_conclude(struct baselines *baselines, const struct asked_rules *asked)
{
	for (uint32_t i = 0; i < baselines->all.count && !baselines->broken; i++)
		say_stale(baselines, baselines->all.at[i], asked);
}

void baselines_make_first(struct baselines *baselines)
{
	struct baseline *first = NULL;

	for (uint32_t i = 1; i < baselines->files.count; i++) {
		struct baselined_file *file = &baselines->files.at[i];
		struct slice path = name_text(&baselines->paths, i);

		if (file->baseline)
			continue;
		if (!first)
			first = baseline_add(baselines, SLICE(BASELINE_NAME), baseline_real_path(SLICE("."), &baselines->arena));
		file->baseline = first;
		file->path = path_in_baseline(baselines, first, path);
	}
}

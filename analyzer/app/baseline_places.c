#include "app/baseline_places.h"

#include "app/complain.h"
#include "app/input.h"
#include "base/drives.h"
#include "config/bounds.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES_MOST = 256 << 20 };

/* Without the last part: "a/b" of "a/b/c", "." of "c". */
struct slice baseline_folder(struct slice path)
{
	uint32_t end = path.length;

	while (end && path.at[end - 1] != '/')
		end--;
	if (!end)
		return SLICE(".");
	return slice_part(path, 0, end > 1 ? end - 1 : 1);
}

/* Absolute and without links; empty when there is no such folder. */
struct slice baseline_real_path(struct slice path, struct arena *arena)
{
	char *real = realpath(arena_copy(arena, path).at, NULL);
	struct slice kept = real ? arena_copy(arena, slice_of(real)) : (struct slice){0};

	free(real);
	return kept;
}

struct baseline *baseline_add(struct baselines *baselines, struct slice file, struct slice folder)
{
	struct baseline *baseline = ARENA_NEW(&baselines->arena, struct baseline);

	baseline->file = arena_copy(&baselines->arena, file);
	baseline->folder = folder;
	*list_push(&baselines->arena, &baselines->all) = baseline;
	return baseline;
}

/* As seen from where we are, when it is below. */
static struct slice shown_path(struct slice folder, struct arena *arena)
{
	char *here = getcwd(NULL, 0);
	struct slice base = slice_of(here ? here : ""), path;

	if (base.length && slice_equal(folder, base))
		path = SLICE(BASELINE_NAME);
	else if (base.length > 1 && slice_starts(folder, base) && folder.at[base.length] == '/')
		path = arena_format(arena, "%.*s/" BASELINE_NAME, SLICE_ARGS(slice_part(folder, base.length + 1, folder.length)));
	else
		path = arena_format(arena, "%.*s/" BASELINE_NAME, SLICE_ARGS(slice_equal(folder, SLICE("/")) ? SLICE("") : folder));
	free(here);
	return path;
}

static bool read_bytes(struct baselines *baselines, struct baseline *baseline)
{
	struct report quiet = {.arena = &baselines->arena};
	struct input input = {0};
	bool read = input_read(&input, baseline->file, BYTES_MOST, &quiet);

	if (read)
		baseline->bytes = arena_copy(&baselines->arena, buffer_slice(&input.bytes));
	else
		complain(baselines->report, &topic_baseline_invalid, baseline->file, "the baseline cannot be read: %.*s",
		         SLICE_ARGS(quiet.diagnostics.at[0].message));
	buffer_free(&input.bytes);
	return read;
}

static struct baseline *load(struct baselines *baselines, struct slice file, struct slice folder)
{
	struct baseline *baseline = baseline_add(baselines, file, folder);

	baseline->exists = true;
	if (!read_bytes(baselines, baseline) || !baseline_read(baseline, &baselines->arena, baselines->report))
		baselines->broken = baseline->unreadable = true;
	return baseline;
}

bool baseline_is_there(struct slice path, struct arena *arena)
{
	struct stat status;

	return !lstat(arena_copy(arena, path).at, &status);
}

/* One that nobody named and that is not in the project: it is not read, and without it everything would be shown. */
static struct baseline *refuse(struct baselines *baselines, struct slice file, struct slice folder, struct slice target)
{
	struct baseline *baseline = baseline_add(baselines, file, folder);

	complain(baselines->report, &topic_baseline_invalid, file,
	         "the baseline is a link to %.*s, outside of the project, and was not read; `--baseline %.*s` takes it all the same",
	         PATH_ARGS(target), PATH_ARGS(file));
	baseline->unreadable = baselines->broken = true;
	return baseline;
}

static struct baseline *load_found(struct baselines *baselines, struct slice file, struct slice folder)
{
	char *here = getcwd(NULL, 0);
	struct slice target;
	bool out = link_leads_out(file, slice_of(here ? here : "/"), &baselines->arena, &target);

	free(here);
	return out ? refuse(baselines, file, folder, target) : load(baselines, file, folder);
}

/* The baseline in this folder or in the nearest one above it; what is found is kept for all folders on the way. */
struct baseline *baseline_above(struct baselines *baselines, struct slice folder)
{
	struct baseline *found = NULL;
	uint32_t known = baselines->folders.count;
	name_t name;

	for (;; folder = baseline_folder(folder)) {
		struct slice file = shown_path(folder, &baselines->arena);

		name = name_of(&baselines->folders, folder);
		while (baselines->of_folder.count <= name)
			*list_push(&baselines->arena, &baselines->of_folder) = NULL;
		if (name < known) {
			found = baselines->of_folder.at[name];
			break;
		}
		if (baseline_is_there(file, &baselines->arena)) {
			found = load_found(baselines, file, arena_copy(&baselines->arena, folder));
			break;
		}
		if (folder.length <= 1)
			break;
	}
	for (uint32_t i = known; i < baselines->folders.count; i++)
		baselines->of_folder.at[i] = found;
	return found;
}

/* The one that was named: made when it is needed. */
struct baseline *baseline_given(struct baselines *baselines)
{
	struct slice folder;

	if (baselines->all.count)
		return baselines->all.at[0];
	folder = baseline_real_path(baseline_folder(baselines->given), &baselines->arena);
	if (baseline_is_there(baselines->given, &baselines->arena))
		return load(baselines, baselines->given, folder);
	return baseline_add(baselines, baselines->given, folder);
}

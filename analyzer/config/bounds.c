#include "config/bounds.h"

#include "config/configs.h"
#include "config/paths.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

void bounds_open(struct bounds *bounds)
{
	*bounds = (struct bounds){0};
	names_open(&bounds->folders, &bounds->memory);
}

void bounds_close(struct bounds *bounds)
{
	arena_free(&bounds->memory);
}

/* The path without links; at == NULL: there is nothing. */
static struct slice real(struct slice path, struct arena *arena)
{
	char *found = realpath(path.at, NULL);
	struct slice kept = found ? arena_copy(arena, slice_of(found)) : (struct slice){0};

	free(found);
	return kept;
}

static struct slice real_bound(struct slice folder, struct slice here, struct arena *arena)
{
	return real(project_bound(folder, here, arena), arena);
}

static bool has_root(const struct bounds *bounds, struct slice root)
{
	for (uint32_t i = 0; i < bounds->roots.count; i++)
		if (slice_equal(bounds->roots.at[i], root))
			return true;
	return false;
}

void bounds_add(struct bounds *bounds, struct slice here, struct slice path)
{
	struct slice folder = path_folder(path_from(here, path, &bounds->memory)), root;

	bounds->here = here;
	if (name_find(&bounds->folders, folder))
		return;
	name_of(&bounds->folders, folder);
	root = real_bound(folder, bounds->here, &bounds->memory);
	if (root.at && !has_root(bounds, root))
		*list_push(&bounds->memory, &bounds->roots) = root;
}

bool bounds_hold(const struct bounds *bounds, struct slice path)
{
	struct arena scratch = {0};
	struct slice found = real(path_from(bounds->here, path, &scratch), &scratch), rest;
	bool hold = false;

	for (uint32_t i = 0; found.at && i < bounds->roots.count && !hold; i++)
		hold = path_is_below(found, bounds->roots.at[i], &rest);
	arena_free(&scratch);
	return hold;
}

static bool is_link(struct slice path)
{
	struct stat status;

	return !lstat(path.at, &status) && S_ISLNK(status.st_mode);
}

bool link_leads_out(struct slice path, struct slice here, struct arena *arena, struct slice *target)
{
	struct arena scratch = {0};
	struct slice whole = path_from(here, path, &scratch), root, rest;
	bool out = false;

	if (is_link(whole)) {
		*target = real(whole, arena);
		root = real_bound(path_folder(whole), here, &scratch);
		out = target->at && root.at && !path_is_below(*target, root, &rest);
	}
	arena_free(&scratch);
	return out;
}

bool folder_leads_out(struct slice folder, struct slice here, struct arena *arena, struct slice *name, struct slice *target)
{
	DIR *listing = opendir(path_from(here, folder, arena).at);
	struct dirent *entry;
	bool out = false;

	while (listing && !out && (entry = readdir(listing))) {
		*name = arena_format(arena, "%.*s/%s", SLICE_ARGS(folder), entry->d_name);
		out = link_leads_out(*name, here, arena, target);
	}
	if (listing)
		closedir(listing);
	return out;
}

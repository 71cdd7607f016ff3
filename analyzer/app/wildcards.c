#include "app/wildcards.h"

#include "base/drives.h"
#include "base/glob.h"

#include <dirent.h>
#include <stdlib.h>

static bool has_wildcard(struct slice name)
{
	return slice_has(name, SLICE("*")) || slice_has(name, SLICE("?"));
}

static int by_name(const void *a, const void *b)
{
	return slice_order(*(const struct slice *)a, *(const struct slice *)b);
}

static void add_meant(struct words *into, struct slice path, struct arena *arena)
{
	uint32_t start = path.length, first = into->count;
	struct dirent *entry;
	struct slice folder, name;
	DIR *listing;

	while (start && path.at[start - 1] != '/')
		start--;
	folder = arena_copy(arena, slice_part(path, 0, start));
	name = slice_part(path, start, path.length);
	listing = has_wildcard(name) ? opendir(folder.length ? folder.at : ".") : NULL;
	while (listing && (entry = readdir(listing)))
		if (entry->d_name[0] != '.' && glob_fits(name, slice_of(entry->d_name), false))
			*list_push(arena, into) = arena_format(arena, "%.*s%s", SLICE_ARGS(folder), entry->d_name);
	if (listing)
		closedir(listing);
	if (into->count > first)
		qsort(into->at + first, into->count - first, sizeof *into->at, by_name);
	else
		*list_push(arena, into) = path;
}

struct words wildcards_expand(const struct words *paths, struct arena *arena)
{
	struct words expanded = {0};

	for (uint32_t i = 0; HAS_DRIVES && i < paths->count; i++)
		add_meant(&expanded, paths->at[i], arena);
	return HAS_DRIVES ? expanded : *paths;
}

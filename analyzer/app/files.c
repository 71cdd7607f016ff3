#include "app/files.h"

#include "app/complain.h"
#include "app/excluded.h"
#include "base/names.h"
#include "base/panic.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const endings[] = {".py", ".pyi", ".ipynb"};
/* Hidden folders are left out anyway. */
static const char *const left_out[] = {"__pycache__", "node_modules", "site-packages", "venv"};

static const char every_file_excluded[] =
	"everything in the given paths is excluded, by `exclude`, `extend-exclude` or git: nothing was checked";

struct entry {
	struct slice path;
	bool folder;
};

struct entries {
	struct entry *at;
	uint32_t count, capacity;
};

/* A folder on the way down; its entries go with the mark. */
struct level {
	struct arena_mark mark;
	struct entries entries;
	uint32_t next;
};

struct walk {
	struct arena kept;      /* the walk itself, names */
	struct arena stacked;   /* entries of the folders on the way down */
	struct names seen;
	const struct words *paths;
	struct excluded *excluded;
	uint32_t next_path;
	struct level *levels;
	uint32_t depth, room;
	struct report *report;
	bool any, left_out;     /* a file was found; something was left out */
};

static bool listed(struct slice name, const char *const *list, size_t count, bool (*same)(struct slice, struct slice))
{
	for (size_t i = 0; i < count; i++)
		if (same(name, slice_of(list[i])))
			return true;
	return false;
}

#define LISTED(name, list, same) listed((name), (list), sizeof(list) / sizeof *(list), (same))

static int by_path(const void *a, const void *b)
{
	return slice_order(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

/* "./a//b/" is "a//b"; "." is empty, so that paths below it have no prefix. */
static struct slice tidy(struct slice path)
{
	while (slice_starts(path, SLICE("./"))) {
		path = slice_part(path, 2, path.length);
		while (slice_starts(path, SLICE("/")))
			path = slice_part(path, 1, path.length);
	}
	while (path.length > 1 && slice_ends(path, SLICE("/")))
		path.length--;
	return slice_equal(path, SLICE(".")) ? SLICE("") : path;
}

static struct slice joined(struct arena *arena, struct slice folder, struct slice name)
{
	const char *between = !folder.length || slice_ends(folder, SLICE("/")) ? "" : "/";

	return arena_format(arena, "%.*s%s%.*s", SLICE_ARGS(folder), between, SLICE_ARGS(name));
}

/* What an entry is: 'd' folder, 'f' regular file (links to one count), 0 what is left alone. */
static char sort_of(const struct dirent *entry, const char *path)
{
	struct stat status;

	if (entry->d_type == DT_DIR)
		return 'd';
	if (entry->d_type == DT_REG)
		return 'f';
	if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return 0;
	if (lstat(path, &status))
		return 'f'; /* reading it will say what is wrong */
	if (S_ISDIR(status.st_mode))
		return 'd';
	if (S_ISLNK(status.st_mode) && stat(path, &status))
		return 'f';
	return S_ISREG(status.st_mode) ? 'f' : 0;
}

static void take_entry(struct walk *walk, struct level *level, struct slice folder, const struct dirent *entry)
{
	struct slice name = slice_of(entry->d_name), path;
	bool python = LISTED(name, endings, slice_ends);
	char sort;

	if (name.at[0] == '.' && !python)
		return;
	path = joined(&walk->stacked, folder, name);
	sort = sort_of(entry, path.at);
	if (sort == 'd' && (name.at[0] == '.' || LISTED(name, left_out, slice_equal)))
		return;
	if ((sort == 'd' || python) && walk->excluded && excluded_met(walk->excluded, path, sort == 'd')) {
		walk->left_out = walk->left_out || python || sort == 'd';
		return;
	}
	if (sort == 'f' && python)
		*list_push(&walk->stacked, &level->entries) = (struct entry){path, false};
	else if (sort == 'd')
		*list_push(&walk->stacked, &level->entries) = (struct entry){path, true};
}

static struct level *level_push(struct walk *walk)
{
	if (walk->depth == walk->room) {
		walk->room = walk->room ? 2 * walk->room : 16;
		walk->levels = memory_grow(walk->levels, walk->room * sizeof *walk->levels);
	}
	walk->levels[walk->depth] = (struct level){.mark = arena_mark(&walk->stacked)};
	return &walk->levels[walk->depth++];
}

static void level_pop(struct walk *walk)
{
	arena_rewind(&walk->stacked, walk->levels[--walk->depth].mark);
}

static void enter(struct walk *walk, struct slice folder)
{
	DIR *listing = opendir(folder.length ? folder.at : ".");
	struct dirent *entry;
	struct level *level;

	if (!listing) {
		complain(walk->report, &topic_file_unreadable, folder, "the folder could not be read: %s", strerror(errno));
		return;
	}
	level = level_push(walk);
	while ((entry = readdir(listing)))
		take_entry(walk, level, folder, entry);
	closedir(listing);
	if (level->entries.count)
		qsort(level->entries.at, level->entries.count, sizeof *level->entries.at, by_path);
}

static bool is_folder(struct slice path)
{
	struct stat status;

	return !path.length || (!stat(path.at, &status) && S_ISDIR(status.st_mode));
}

/* With one path nothing can come twice. */
static bool is_new(struct walk *walk, struct slice path)
{
	if (walk->paths->count < 2)
		return true;
	if (name_find(&walk->seen, path))
		return false;
	name_of(&walk->seen, path);
	return true;
}

struct walk *walk_open(const struct words *paths, struct excluded *excluded, struct report *report)
{
	struct walk *walk = memory_take(sizeof *walk);

	*walk = (struct walk){.paths = paths, .excluded = excluded, .report = report};
	names_open(&walk->seen, &walk->kept);
	return walk;
}

static bool next_below(struct walk *walk, struct slice *path)
{
	while (walk->depth) {
		struct level *level = &walk->levels[walk->depth - 1];
		struct entry entry;

		if (level->next == level->entries.count) {
			level_pop(walk);
			continue;
		}
		entry = level->entries.at[level->next++];
		if (entry.folder) {
			enter(walk, entry.path);
		} else if (is_new(walk, entry.path)) {
			*path = entry.path;
			return true;
		}
	}
	return false;
}

static bool next_any(struct walk *walk, struct slice *path)
{
	while (!next_below(walk, path)) {
		struct slice given;

		if (walk->next_path == walk->paths->count)
			return false;
		given = arena_copy(&walk->kept, tidy(walk->paths->at[walk->next_path++]));
		if (walk->excluded && excluded_named(walk->excluded, given, is_folder(given))) {
			walk->left_out = true;
		} else if (is_folder(given)) {
			enter(walk, given);
		} else if (is_new(walk, given)) {
			*path = given;
			return true;
		}
	}
	return true;
}

bool walk_next(struct walk *walk, struct slice *path)
{
	bool found = next_any(walk, path);

	if (!found && !walk->any)
		complain(walk->report, &topic_no_files, SLICE(""), walk->left_out ? every_file_excluded : "there is no .py, .pyi or .ipynb file in the given paths");
	walk->any = true;
	return found;
}

void walk_close(struct walk *walk)
{
	arena_free(&walk->stacked);
	arena_free(&walk->kept);
	free(walk->levels);
	free(walk);
}

#include "app/watched_parts.h"

#include "app/timing.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

/* So that looking takes a tenth of the time of one processor at the most. */
enum { REST_LEAST = 300, REST_FOR_LOOK = 9 };

struct entry {
	struct slice name;
	bool is_folder;
	int64_t size, seconds, nanoseconds; /* of a file */
	uint64_t number;
};

struct glance {
	struct arena memory;
	bool there;
	LIST(struct entry) entries;         /* by name */
};

struct glanced {
	struct slice path;
	struct glance last;
};

static int by_name(const void *left, const void *right)
{
	return slice_order(((const struct entry *)left)->name, ((const struct entry *)right)->name);
}

static bool is_dots(const char *name)
{
	return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

static struct entry entry_of(struct slice name, const struct stat *status)
{
	struct entry entry = {.name = name, .is_folder = S_ISDIR(status->st_mode), .number = (uint64_t)status->st_ino};

	if (!entry.is_folder) {
		entry.size = (int64_t)status->st_size;
		entry.seconds = (int64_t)status->st_mtim.tv_sec;
		entry.nanoseconds = status->st_mtim.tv_nsec;
	}
	return entry;
}

static struct glance look_at(struct slice path)
{
	struct glance glance = {0};
	DIR *folder = opendir(path.length ? path.at : ".");
	const struct dirent *found;
	struct stat status;

	if (!folder)
		return glance;
	glance.there = true;
	while ((found = readdir(folder)))
		if (!is_dots(found->d_name) && !fstatat(dirfd(folder), found->d_name, &status, 0))
			*list_push(&glance.memory, &glance.entries) = entry_of(arena_copy(&glance.memory, slice_of(found->d_name)), &status);
	closedir(folder);
	if (glance.entries.count)
		qsort(glance.entries.at, glance.entries.count, sizeof *glance.entries.at, by_name);
	return glance;
}

static bool is_same(const struct entry *old, const struct entry *new)
{
	return old->is_folder == new->is_folder && old->number == new->number && old->size == new->size && old->seconds == new->seconds &&
	       old->nanoseconds == new->nanoseconds;
}

static bool note(const struct hearing *hearing, struct slice folder, const struct entry *entry)
{
	watched_note(hearing, &(struct happening){.folder = folder, .name = entry->name, .is_folder = entry->is_folder});
	return true;
}

/* Both are in order, so that one goes along them side by side. */
static bool compare(const struct hearing *hearing, struct slice folder, const struct glance *old, const struct glance *new)
{
	uint32_t before = 0, now = 0;
	bool any = false;

	while (before < old->entries.count || now < new->entries.count) {
		const struct entry *was = before < old->entries.count ? &old->entries.at[before] : NULL;
		const struct entry *is = now < new->entries.count ? &new->entries.at[now] : NULL;
		int order = !was ? 1 : !is ? -1 : slice_order(was->name, is->name);

		before += order <= 0;
		now += order >= 0;
		if (order || !is_same(was, is))
			any = note(hearing, folder, order < 0 ? was : is);
	}
	return any;
}

static bool glance_again(const struct hearing *hearing, struct glanced *glanced)
{
	struct glance now = look_at(glanced->path);
	bool gone = glanced->last.there && !now.there, any = gone;

	if (gone)
		watched_note(hearing, &(struct happening){.folder = glanced->path, .itself = true});
	else
		any = compare(hearing, glanced->path, &glanced->last, &now);
	arena_free(&glanced->last.memory);
	glanced->last = now;
	return any;
}

void glances_add(struct watched *watched, struct slice folder)
{
	struct glance first;
	struct glanced *glanced;

	for (uint32_t i = 0; i < watched->glanced.count; i++)
		if (slice_equal(watched->glanced.at[i]->path, folder))
			return;
	first = look_at(folder);
	if (!first.there)
		return;
	glanced = ARENA_NEW(&watched->memory, struct glanced);
	*glanced = (struct glanced){arena_copy(&watched->memory, folder), first};
	*list_push(&watched->memory, &watched->glanced) = glanced;
	watched->rest = REST_LEAST;
	watched->count++;
}

bool glances_take(const struct hearing *hearing)
{
	struct watched *watched = hearing->watched;
	double began = seconds_now(), took;
	bool any = false;

	if (!watched->glanced.count)
		return false;
	for (uint32_t i = 0; i < watched->glanced.count; i++)
		any = glance_again(hearing, watched->glanced.at[i]) || any;
	took = 1000 * REST_FOR_LOOK * (seconds_now() - began);
	watched->rest = took > REST_LEAST ? (int)took : REST_LEAST;
	return any;
}

void glances_free(struct watched *watched)
{
	for (uint32_t i = 0; i < watched->glanced.count; i++)
		arena_free(&watched->glanced.at[i]->last.memory);
}

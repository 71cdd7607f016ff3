#include "data/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char not_regular[] = "not a regular file";

/* A path as the system wants it; false when it cannot be one. */
static bool system_path(struct slice path, char (*out)[PATH_MAX])
{
	if (!path.length || path.length >= PATH_MAX || memchr(path.at, '\0', path.length)) {
		errno = path.length >= PATH_MAX ? ENAMETOOLONG : ENOENT;
		return false;
	}
	memcpy(*out, path.at, path.length);
	(*out)[path.length] = '\0';
	return true;
}

static ssize_t read_some(int descriptor, char *at, size_t size)
{
	ssize_t got;

	do
		got = read(descriptor, at, size);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Reads to the end of the file or of `room`; -1 when that fails. */
static ssize_t read_all(int descriptor, char *room, size_t size)
{
	size_t done = 0;

	for (;;) {
		ssize_t got = read_some(descriptor, room + done, size - done);

		if (got < 0)
			return -1;
		done += (size_t)got;
		if (got == 0 || done == size)
			return (ssize_t)done;
	}
}

static const char *read_open(int descriptor, struct arena *arena, struct slice *text)
{
	struct stat status;
	char *room;
	ssize_t got;

	if (fstat(descriptor, &status))
		return strerror(errno);
	if (!S_ISREG(status.st_mode))
		return not_regular;
	if (status.st_size > DISK_TEXT_MOST)
		return "larger than 1 MiB";
	room = arena_take(arena, (size_t)status.st_size + 1);
	got = read_all(descriptor, room, (size_t)status.st_size);
	if (got < 0)
		return strerror(errno);
	*text = (struct slice){room, (uint32_t)got};
	return NULL;
}

/* To open a device may already do something, and a pipe would wait. Folders say themselves that they have no text. */
static bool may_be_opened(const char *name)
{
	struct stat status;

	return stat(name, &status) || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

bool disk_text(struct slice path, struct arena *arena, struct slice *text, const char **problem)
{
	char name[PATH_MAX];
	int descriptor;

	*problem = system_path(path, &name) ? NULL : strerror(errno);
	if (!*problem && !may_be_opened(name))
		*problem = not_regular;
	if (*problem)
		return false;
	descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	*problem = descriptor < 0 ? strerror(errno) : read_open(descriptor, arena, text);
	if (descriptor >= 0)
		close(descriptor);
	return !*problem;
}

static int by_name(const void *a, const void *b)
{
	return slice_order(*(const struct slice *)a, *(const struct slice *)b);
}

static void take_stem(struct stems *stems, struct slice name, struct slice ending, struct arena *arena)
{
	if (name.at[0] == '.' || name.length <= ending.length || !slice_ends(name, ending))
		return;
	*list_push(arena, &stems->names) = arena_copy(arena, slice_part(name, 0, name.length - ending.length));
}

bool disk_stems(struct slice directory, struct slice ending, struct arena *arena, struct stems *stems, const char **problem)
{
	char name[PATH_MAX];
	DIR *listing = system_path(directory, &name) ? opendir(name) : NULL;
	struct dirent *entry;

	if (!listing) {
		*problem = strerror(errno);
		return false;
	}
	for (errno = 0; (entry = readdir(listing)); errno = 0)
		take_stem(stems, slice_of(entry->d_name), ending, arena);
	*problem = errno ? strerror(errno) : NULL;
	closedir(listing);
	if (stems->names.count)
		qsort(stems->names.at, stems->names.count, sizeof *stems->names.at, by_name);
	return !*problem;
}

bool disk_is_directory(struct slice path)
{
	char name[PATH_MAX];
	struct stat status;

	return system_path(path, &name) && !stat(name, &status) && S_ISDIR(status.st_mode);
}

struct slice disk_join(struct slice directory, struct slice name, struct arena *arena)
{
	while (directory.length > 1 && slice_ends(directory, SLICE("/")))
		directory.length--;
	if (slice_equal(directory, SLICE(".")) || !directory.length)
		return arena_copy(arena, name);
	if (slice_ends(directory, SLICE("/")))
		return arena_format(arena, "/%.*s", SLICE_ARGS(name));
	return arena_join(arena, directory, SLICE("/"), name);
}

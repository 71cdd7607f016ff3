#define XXH_INLINE_ALL
#include "app/cache.h"

#include "app/build_id.h"
#include "app/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xxhash.h>

enum { DAY = 24 * 60 * 60, UNUSED_MOST = 30 * DAY, ENTRY_MOST = 64 << 20 };

/* In front of each entry. */
struct entry_head {
	char magic[8];
	uint64_t length, checksum;
};

#define MAGIC "oomlint\1"
#define TAG "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of oomlint.\n"

/* ---- names ------------------------------------------------------------------------------------------------------------ */

/* Another build may say other things. */
void cache_open(struct cache *cache, struct slice folder)
{
	*cache = (struct cache){0};
	if (!folder.length)
		return;
	cache->folder = arena_copy(&cache->memory, folder);
	cache->of_build = arena_format(&cache->memory, "%.*s/%s-%s", SLICE_ARGS(folder), OOMLINT_VERSION, oomlint_build);
}

void cache_close(struct cache *cache)
{
	arena_free(&cache->memory);
}

static struct slice entry_path(const struct cache *cache, struct slice path, struct arena *arena)
{
	XXH128_hash_t hash = XXH3_128bits(path.at, path.length);

	return arena_format(arena, "%.*s/%02x/%014llx%016llx", SLICE_ARGS(cache->of_build), (unsigned)(hash.high64 >> 56),
	                    (unsigned long long)(hash.high64 & 0xffffffffffffff), (unsigned long long)hash.low64);
}

/* ---- reading ---------------------------------------------------------------------------------------------------------- */

static bool is_dot(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static bool read_whole(int descriptor, char *at, size_t length)
{
	while (length) {
		ssize_t got = read(descriptor, at, length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		length -= (size_t)got;
	}
	return true;
}

static bool read_entry(int descriptor, struct arena *arena, struct slice *bytes, time_t *used)
{
	struct entry_head head;
	struct stat status;
	char *at;

	if (fstat(descriptor, &status) || !S_ISREG(status.st_mode) || status.st_size < (off_t)sizeof head || status.st_size > ENTRY_MOST ||
	    !read_whole(descriptor, (char *)&head, sizeof head) || memcmp(head.magic, MAGIC, sizeof head.magic) != 0 ||
	    head.length != (uint64_t)status.st_size - sizeof head)
		return false;
	at = arena_take(arena, head.length + 1);
	*bytes = (struct slice){at, (uint32_t)head.length};
	*used = status.st_mtime;
	return read_whole(descriptor, at, head.length) && XXH3_64bits(at, head.length) == head.checksum;
}

/* Nobody else's folder. */
static bool has_our_tag(struct slice folder)
{
	struct arena scratch = {0};
	int descriptor = open(arena_format(&scratch, "%.*s/CACHEDIR.TAG", SLICE_ARGS(folder)).at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	char tag[sizeof TAG - 1];
	bool ours = descriptor >= 0 && read_whole(descriptor, tag, sizeof tag) && !memcmp(tag, TAG, sizeof tag);

	if (descriptor >= 0)
		close(descriptor);
	arena_free(&scratch);
	return ours;
}

/* But for what another run is making it with just now. */
static bool is_empty(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool empty = folder != NULL;

	while (folder && (entry = readdir(folder)))
		empty = empty && (is_dot(entry->d_name) || !strncmp(entry->d_name, "CACHEDIR.TAG", 12));
	if (folder)
		closedir(folder);
	return empty;
}

bool cache_may_be_at(struct slice folder)
{
	struct stat status;

	if (lstat(folder.at, &status))
		return true;
	return S_ISDIR(status.st_mode) && (has_our_tag(folder) || is_empty(folder.at));
}

/* When it was used last is its time; a day more or less does not matter. */
bool cache_load(const struct cache *cache, struct slice path, struct arena *arena, struct slice *bytes)
{
	struct arena scratch = {0};
	int descriptor = cache->folder.at ? open(entry_path(cache, path, &scratch).at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
	time_t used = 0;
	bool good = descriptor >= 0 && read_entry(descriptor, arena, bytes, &used);

	if (good && time(NULL) - used > DAY)
		(void)futimens(descriptor, NULL);
	if (descriptor >= 0)
		close(descriptor);
	arena_free(&scratch);
	return good;
}

/* ---- writing ---------------------------------------------------------------------------------------------------------- */

/* A link that comes with a project leads nowhere. */
static bool make_folder(const char *path)
{
	struct stat status;

	return !mkdir(path, 0777) || (errno == EEXIST && !lstat(path, &status) && S_ISDIR(status.st_mode));
}

/* As others do, so that git, backups and people know what it is; the tag comes first, since others look for it. */
static bool make_cache(struct cache *cache)
{
	struct arena scratch = {0};

	if (!cache->made && cache_may_be_at(cache->folder) && make_folder(cache->folder.at)) {
		(void)draft_put_new(arena_format(&scratch, "%.*s/CACHEDIR.TAG", SLICE_ARGS(cache->folder)).at, SLICE(TAG));
		(void)draft_put_new(arena_format(&scratch, "%.*s/.gitignore", SLICE_ARGS(cache->folder)).at, SLICE("# Made by oomlint.\n*\n"));
		cache->made = make_folder(cache->of_build.at);
	}
	arena_free(&scratch);
	return cache->made;
}

/* Nobody else's: a run that was killed may have had our number, as in containers, where it often is the same. */
static const char *draft_name(const char *path, struct arena *scratch)
{
	static atomic_uint count;
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return arena_format(scratch, "%s.%d-%u-%lld-%ld", path, (int)getpid(), atomic_fetch_add(&count, 1), (long long)now.tv_sec,
	                    (long)now.tv_nsec).at;
}

/* A checksum guards what a crash of the machine leaves, so nothing waits for the disk. A draft that a killed run leaves is tidied away. */
static bool write_entry(const char *path, struct slice bytes, struct arena *scratch)
{
	const char *draft = draft_name(path, scratch);
	int descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	bool written = descriptor >= 0 && !write_all(descriptor, bytes);

	if (descriptor >= 0)
		written = !close(descriptor) && written;
	if (written && !rename(draft, path))
		return true;
	if (descriptor >= 0)
		(void)unlink(draft);
	return false;
}

void cache_store(struct cache *cache, struct slice path, struct slice bytes)
{
	struct entry_head head = {.length = bytes.length, .checksum = XXH3_64bits(bytes.at, bytes.length)};
	struct arena scratch = {0};
	struct buffer whole = {0};
	struct slice place, folder;

	if (!cache->folder.at || cache->broken)
		return;
	place = entry_path(cache, path, &scratch);
	folder = arena_copy(&scratch, slice_part(place, 0, cache->of_build.length + 3));
	memcpy(head.magic, MAGIC, sizeof head.magic);
	buffer_add(&whole, (struct slice){(const char *)&head, sizeof head});
	buffer_add(&whole, bytes);
	cache->broken = !make_cache(cache) || !make_folder(folder.at) || !write_entry(place.at, buffer_slice(&whole), &scratch);
	buffer_free(&whole);
	arena_free(&scratch);
}

/* ---- removing --------------------------------------------------------------------------------------------------------- */

/* The folders in a cache are two deep. */
enum { DEPTH_MOST = 4 };

#define END_OF_TIME ((time_t)INT64_MAX)

/* Files that were used since `since` stay, and folders that are not empty then. false: something is still there. */
static bool sweep(int parent, const char *name, time_t since, int depth)
{
	int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
	struct dirent *entry;
	bool all = folder != NULL;

	while (folder && (entry = readdir(folder))) {
		struct stat status;

		if (is_dot(entry->d_name) || fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW))
			continue;
		if (S_ISDIR(status.st_mode))
			all = depth < DEPTH_MOST && sweep(descriptor, entry->d_name, since, depth + 1) && all;
		else if (status.st_mtime < since)
			all = !unlinkat(descriptor, entry->d_name, 0) && all;
	}
	if (folder)
		closedir(folder);
	return !unlinkat(parent, name, AT_REMOVEDIR) && all;
}

/* Whether a day has passed since the last time; notes this one. */
static bool is_time_to_tidy(const struct cache *cache, struct arena *scratch)
{
	struct slice stamp = arena_format(scratch, "%.*s/tidied", SLICE_ARGS(cache->folder));
	struct stat status;

	if (!stat(stamp.at, &status) && time(NULL) - status.st_mtime < DAY)
		return false;
	return !draft_put(stamp.at, SLICE(""), NULL);
}

/* "0.1.0-0123456789abcdef" */
static bool is_of_build(const char *name)
{
	const char *dash = strrchr(name, '-');

	return dash && dash > name && strlen(dash + 1) == 16 && strspn(dash + 1, "0123456789abcdef") == 16;
}

void cache_tidy(const struct cache *cache)
{
	struct arena scratch = {0};
	struct dirent *entry;
	DIR *folder;

	if (!cache->made || cache->broken || !is_time_to_tidy(cache, &scratch)) {
		arena_free(&scratch);
		return;
	}
	folder = opendir(cache->folder.at);
	while (folder && (entry = readdir(folder))) {
		bool ours = slice_ends(cache->of_build, arena_format(&scratch, "/%s", entry->d_name));
		struct stat status;

		if (is_of_build(entry->d_name) && !fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) && S_ISDIR(status.st_mode))
			(void)sweep(dirfd(folder), entry->d_name, time(NULL) - (ours ? UNUSED_MOST : DAY), 0);
	}
	if (folder)
		closedir(folder);
	arena_free(&scratch);
}

const char *cache_remove(struct slice folder, bool *removed)
{
	struct stat status;

	*removed = false;
	if (lstat(folder.at, &status))
		return NULL;
	if (!S_ISDIR(status.st_mode) || !has_our_tag(folder))
		return "it is no cache of oomlint: it has no CACHEDIR.TAG that says so";
	*removed = sweep(AT_FDCWD, folder.at, END_OF_TIME, 0);
	return *removed ? NULL : "not everything in it could be removed";
}

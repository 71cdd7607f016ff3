#include "ignore/ignores.h"

#include "base/buffer.h"
#include "base/drives.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct ignore_folder {
	struct slice path;
	const struct ignore_folder *above;    /* in the same repository; NULL: it is the root, or in none */
	struct ignore_patterns own, excludes; /* its .gitignore; of a root what is not in the tree */
};

void ignores_open(struct ignores *ignores, struct slice (*users_file)(struct slice root, struct arena *arena))
{
	*ignores = (struct ignores){.users_file = users_file};
	names_open(&ignores->folders, &ignores->memory);
}

void ignores_close(struct ignores *ignores)
{
	arena_free(&ignores->memory);
}

static struct slice text_of(struct slice path, int flags, struct arena *arena)
{
	struct buffer bytes = {0};
	struct slice text;
	struct stat status;
	ssize_t got = 1;
	int file = open(path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);

	if (file < 0)
		return SLICE("");
	while (!fstat(file, &status) && S_ISREG(status.st_mode) && got > 0) {
		got = read(file, buffer_room(&bytes, 4096), 4096);
		bytes.length += got > 0 ? (size_t)got : 0;
		got = got < 0 && errno == EINTR ? 1 : got;
	}
	close(file);
	text = arena_copy(arena, buffer_slice(&bytes));
	buffer_free(&bytes);
	return text;
}

static struct slice in_folder(struct slice folder, const char *name, struct arena *arena)
{
	return arena_format(arena, "%.*s/%s", slice_equal(folder, SLICE("/")) ? 0 : (int)folder.length, folder.at, name);
}

/* Where the exclude file of a repository is: below .git, or what a `.git` file of a worktree names. */
static struct slice git_folder(struct slice root, struct arena *arena)
{
	struct slice git = in_folder(root, ".git", arena), text = slice_trim(text_of(git, 0, arena)), common;

	if (!slice_starts(text, SLICE("gitdir:")))
		return git;
	text = path_taken(slice_trim(slice_part(text, 7, text.length)), arena);
	git = slice_starts(text, SLICE("/")) ? arena_copy(arena, text) : in_folder(root, arena_copy(arena, text).at, arena);
	common = path_taken(slice_trim(text_of(in_folder(git, "commondir", arena), 0, arena)), arena);
	if (!common.length)
		return git;
	return slice_starts(common, SLICE("/")) ? arena_copy(arena, common) : in_folder(git, arena_copy(arena, common).at, arena);
}

const struct ignore_folder *ignores_enter(struct ignores *ignores, struct slice path, const struct ignore_folder *above, bool is_root,
                                          bool has_patterns)
{
	struct arena *arena = &ignores->memory;
	struct ignore_folder *folder;

	if (!is_root && (!above || !has_patterns))
		return above;
	folder = ARENA_NEW(arena, struct ignore_folder);
	*folder = (struct ignore_folder){.path = arena_copy(arena, path), .above = is_root ? NULL : above};
	if (is_root) {
		struct slice users = ignores->users_file ? ignores->users_file(folder->path, arena) : (struct slice){0};

		if (users.at)
			ignore_read(&folder->excludes, text_of(users, 0, arena), arena);
		ignore_read(&folder->excludes, text_of(in_folder(git_folder(path, arena), "info/exclude", arena), 0, arena), arena);
	}
	/* git does not follow a link here. */
	ignore_read(&folder->own, text_of(in_folder(path, ".gitignore", arena), O_NOFOLLOW, arena), arena);
	return folder;
}

static const struct ignore_folder *folder_read(struct ignores *ignores, struct slice path, const struct ignore_folder *above)
{
	bool is_root = !access(in_folder(path, ".git", &ignores->memory).at, F_OK);

	return ignores_enter(ignores, path, above, is_root, true);
}

/* From the root of the file system down. */
const struct ignore_folder *ignores_at(struct ignores *ignores, struct slice path)
{
	const struct ignore_folder *above = NULL;
	name_t name = name_find(&ignores->folders, path);

	if (name)
		return ignores->known.at[name];
	for (uint32_t end = 1; end <= path.length; end++) {
		struct slice folder = slice_part(path, 0, end);

		if (end > 1 && end < path.length && path.at[end] != '/')
			continue;
		if (end == 1 && path.length > 1 && path.at[1] != '/')
			folder = SLICE("/");
		name = name_of(&ignores->folders, folder);
		while (ignores->known.count <= name)
			*list_push(&ignores->memory, &ignores->known) = NULL;
		if (!ignores->known.at[name])
			ignores->known.at[name] = folder_read(ignores, folder, above);
		above = ignores->known.at[name];
	}
	return above;
}

static struct slice below(const struct ignore_folder *folder, struct slice path)
{
	uint32_t skip = folder->path.length + (folder->path.length > 1);

	return slice_part(path, skip, path.length);
}

static struct slice parent(struct slice path)
{
	uint32_t end = path.length;

	while (end > 1 && path.at[end - 1] != '/')
		end--;
	return slice_part(path, 0, end > 1 ? end - 1 : 1);
}

bool ignore_folder_says_no(const struct ignore_folder *at, struct slice path, bool folder)
{
	const struct ignore_folder *root = at;
	enum ignore_word word = IGNORE_UNSAID;

	for (; at && !word; at = at->above) {
		word = ignore_asks(&at->own, below(at, path), folder);
		root = at;
	}
	if (root && !word)
		word = ignore_asks(&root->excludes, below(root, path), folder);
	return word == IGNORE_OUT;
}

/* Where the folders above it are not left out. */
static bool ignores_path(struct ignores *ignores, struct slice path, bool folder)
{
	return ignore_folder_says_no(ignores_at(ignores, parent(path)), path, folder);
}

bool ignores_path_or_above(struct ignores *ignores, struct slice path, bool folder)
{
	const struct ignore_folder *root = ignores_at(ignores, parent(path));

	while (root && root->above)
		root = root->above;
	for (uint32_t end = root ? root->path.length + 1 : path.length; end < path.length; end++)
		if (path.at[end] == '/' && ignores_path(ignores, slice_part(path, 0, end), true))
			return true;
	return ignores_path(ignores, path, folder);
}

#include "app/draft.h"

#include "base/again.h"
#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define DRAFT_ENDING ".oomlint-new"

enum { MODE_OF_NEW = 0666, MODE_AT_FIRST = 0600 };

struct draft {
	const char *path;          /* of the file */
	struct buffer name, folder;
	int descriptor;
	mode_t mode;               /* to begin with; of a new file without what the umask takes away */
	bool named;                /* it stands beside the file */
	sigset_t signals;          /* that were blocked before */
};

int write_all(int descriptor, struct slice bytes)
{
	while (bytes.length) {
		ssize_t wrote = write(descriptor, bytes.at, bytes.length);

		if (wrote < 0 && !worth_again(descriptor, POLLOUT))
			return errno;
		if (wrote > 0)
			bytes = slice_part(bytes, (uint32_t)wrote, bytes.length);
	}
	return 0;
}

/* Who interrupts us does so before or after. */
static void hold_signals(struct draft *draft)
{
	sigset_t ending;

	sigemptyset(&ending);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &ending, &draft->signals);
}

/* Of a very long name the end is left out. */
static void name_draft(struct draft *draft)
{
	const char *slash = strrchr(draft->path, '/'), *name = slash ? slash + 1 : draft->path;
	int length = (int)strlen(name), most = NAME_MAX - (int)strlen(DRAFT_ENDING);

	length = length > most ? most : length;
	buffer_format(&draft->name, "%.*s%.*s" DRAFT_ENDING, (int)(name - draft->path), draft->path, length, name);
	buffer_add_char(&draft->name, '\0');
	buffer_format(&draft->folder, "%.*s", slash ? (int)(slash - draft->path) + 1 : 1, slash ? draft->path : ".");
	buffer_add_char(&draft->folder, '\0');
}

static bool is_the_same(int descriptor, const char *name)
{
	struct stat open, named;

	return !fstat(descriptor, &open) && !lstat(name, &named) && S_ISREG(named.st_mode) && open.st_ino == named.st_ino &&
	       open.st_dev == named.st_dev;
}

/* Removes a draft that nobody holds. */
static bool remove_left(const char *name)
{
	int left = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool removed;

	if (left < 0)
		return errno == ENOENT;
	removed = !flock(left, LOCK_EX | LOCK_NB) && is_the_same(left, name) && !unlink(name);
	close(left);
	return removed;
}

/* Calls it again once a draft that was left is out of the way; errno. */
static int without_left(struct draft *draft, int (*step)(struct draft *draft))
{
	int error = step(draft);

	if (error != EEXIST)
		return error;
	return remove_left(draft->name.at) ? step(draft) : EBUSY;
}

static int open_named(struct draft *draft)
{
	draft->descriptor = open(draft->name.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, draft->mode);
	draft->named = draft->descriptor >= 0;
	return draft->named ? 0 : errno;
}

static int give_name(struct draft *draft, const char *name)
{
	char self[32];

	snprintf(self, sizeof self, "/proc/self/fd/%d", draft->descriptor);
	return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW) ? errno : 0;
}

static int give_own_name(struct draft *draft)
{
	int error = give_name(draft, draft->name.at);

	draft->named = !error;
	return error;
}

/* -1 where the system has no files without a name, or no way to name them. */
static int open_unnamed(const struct draft *draft)
{
#ifdef O_TMPFILE
	return access("/proc/self/fd", X_OK) ? -1 : open(draft->folder.at, O_TMPFILE | O_WRONLY | O_CLOEXEC, draft->mode);
#else
	(void)draft;
	return -1;
#endif
}

static int open_draft(struct draft *draft)
{
	int error = 0;

	draft->descriptor = open_unnamed(draft);
	if (draft->descriptor < 0)
		error = without_left(draft, open_named);
	if (!error && flock(draft->descriptor, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
		error = EBUSY;
	return error;
}

static int fill(const struct draft *draft, struct slice bytes, const struct stat *like)
{
	int error = write_all(draft->descriptor, bytes);

	if (!error && like && fchown(draft->descriptor, like->st_uid, like->st_gid) && errno != EPERM)
		error = errno;
	if (!error && like && fchmod(draft->descriptor, like->st_mode & 07777))
		error = errno;
	if (!error && fsync(draft->descriptor))
		error = errno;
	return error;
}

static int put_over(struct draft *draft)
{
	int error = draft->named ? 0 : without_left(draft, give_own_name);

	if (!error && rename(draft->name.at, draft->path))
		error = errno;
	draft->named = draft->named && error;
	return error;
}

/* Unlike a rename, this leaves an existing file alone. */
static int put_new(struct draft *draft)
{
	if (!draft->named)
		return give_name(draft, draft->path);
	return link(draft->name.at, draft->path) ? errno : 0;
}

static int put(const char *path, struct slice bytes, const struct stat *like, int (*last)(struct draft *draft))
{
	struct draft draft = {.path = path, .descriptor = -1, .mode = like ? MODE_AT_FIRST : MODE_OF_NEW};
	int error;

	name_draft(&draft);
	hold_signals(&draft);
	error = open_draft(&draft);
	error = error ? error : fill(&draft, bytes, like);
	error = error ? error : last(&draft);
	if (draft.named)
		unlink(draft.name.at);
	if (draft.descriptor >= 0)
		close(draft.descriptor);
	pthread_sigmask(SIG_SETMASK, &draft.signals, NULL);
	buffer_free(&draft.name);
	buffer_free(&draft.folder);
	return error;
}

int draft_put(const char *path, struct slice bytes, const struct stat *like)
{
	return put(path, bytes, like, put_over);
}

int draft_put_new(const char *path, struct slice bytes)
{
	return put(path, bytes, NULL, put_new);
}

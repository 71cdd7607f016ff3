#include "app/save.h"

#include "app/draft.h"
#include "app/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* What to do about it. */
static const struct {
	int error;
	const char *words;
} advice[] = {
	{ENOSPC, "there is no room left on its disk; the file is as it was: make room and run this again"},
	{EDQUOT, "the quota of its disk is used up; the file is as it was: make room and run this again"},
	{EFBIG, "it would be larger than this process may write (`ulimit -f`); the file is as it was"},
	{EROFS, "its file system is read-only; `--diff` prints what would change as a patch"},
	{EACCES, "its folder may not be written to, and a file is replaced by a new one beside it; `--diff` prints what would change as a patch"},
	{EPERM, "the system does not let it be replaced; `--diff` prints what would change as a patch"},
	{EBUSY, "another run is writing it; the file is as it was: run this again"},
};

static const char *words_of(int error)
{
	for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
		if (advice[i].error == error)
			return advice[i].words;
	return error ? strerror(error) : NULL;
}

const char *file_create(struct slice path, struct slice bytes)
{
	return words_of(draft_put_new(path.at, bytes));
}

static const char *replace_real(const char *path, struct slice bytes, uint64_t expected)
{
	struct stat status;

	if (!input_is_still(slice_of(path), expected) || stat(path, &status))
		return "the file changed in the meantime";
	if (access(path, W_OK)) /* to replace it we need not have the right to write to it, but who takes that away means something */
		return errno == EACCES ? "it is write-protected; `--diff` prints what would change as a patch" : words_of(errno);
	return words_of(draft_put(path, bytes, &status));
}

const char *file_replace(struct slice path, struct slice bytes, uint64_t expected)
{
	char *target = realpath(path.at, NULL); /* a link stays a link */
	const char *problem = target ? replace_real(target, bytes, expected) : strerror(errno);

	free(target);
	return problem;
}

/* A device, a pipe, /dev/stdout. Whoever reads may stop reading. */
static const char *write_into(const char *path, struct slice bytes)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), error;

	if (descriptor < 0)
		return strerror(errno);
	error = write_all(descriptor, bytes);
	if (close(descriptor) && !error)
		error = errno;
	return error && error != EPIPE ? strerror(error) : NULL;
}

const char *file_write(struct slice path, struct slice bytes)
{
	struct stat status;

	if (lstat(path.at, &status))
		return errno == ENOENT ? words_of(draft_put(path.at, bytes, NULL)) : strerror(errno);
	return S_ISREG(status.st_mode) ? words_of(draft_put(path.at, bytes, &status)) : write_into(path.at, bytes);
}

#include "app/save.h"

#include "app/input.h"
#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int descriptor, struct slice bytes)
{
	while (bytes.length) {
		ssize_t wrote = write(descriptor, bytes.at, bytes.length);

		if (wrote < 0 && errno != EINTR)
			return errno;
		if (wrote > 0)
			bytes = slice_part(bytes, (uint32_t)wrote, bytes.length);
	}
	return 0;
}

/* Writes a file that is not there yet; errno. */
static int write_new(const char *path, struct slice bytes)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), error;

	if (descriptor < 0)
		return errno;
	error = write_all(descriptor, bytes);
	if (!error && fsync(descriptor))
		error = errno;
	if (close(descriptor) && !error)
		error = errno;
	if (error)
		unlink(path);
	return error;
}

const char *file_create(struct slice path, struct slice bytes)
{
	struct buffer beside = {0};
	int error;

	buffer_format(&beside, "%s.oomlint-%ld", path.at, (long)getpid());
	buffer_add_char(&beside, '\0');
	error = write_new(beside.at, bytes);
	if (!error) {
		error = link(beside.at, path.at) ? errno : 0; /* unlike a rename, this leaves an existing file alone */
		unlink(beside.at);
	}
	buffer_free(&beside);
	return error ? strerror(error) : NULL;
}

/* A finished file beside the target, which only has to be renamed; errno. */
static int write_beside(char *beside, struct slice bytes, const struct stat *status)
{
	int descriptor = mkstemp(beside), error;

	if (descriptor < 0)
		return errno;
	error = write_all(descriptor, bytes);
	if (!error && fchown(descriptor, status->st_uid, status->st_gid) && errno != EPERM)
		error = errno;
	if (!error && fchmod(descriptor, status->st_mode & 07777))
		error = errno;
	if (!error && fsync(descriptor))
		error = errno;
	close(descriptor);
	if (error)
		unlink(beside);
	return error;
}

static const char *replace_real(const char *path, struct slice bytes, uint64_t expected)
{
	struct buffer beside = {0};
	struct stat status;
	int error;

	if (!input_is_still(slice_of(path), expected) || stat(path, &status))
		return "the file changed in the meantime";
	buffer_format(&beside, "%s.oomlint-XXXXXX", path);
	buffer_add_char(&beside, '\0');
	error = write_beside(beside.at, bytes, &status);
	if (!error && rename(beside.at, path)) {
		error = errno;
		unlink(beside.at);
	}
	buffer_free(&beside);
	return error ? strerror(error) : NULL;
}

const char *file_replace(struct slice path, struct slice bytes, uint64_t expected)
{
	char *target = realpath(path.at, NULL); /* a link stays a link */
	const char *problem = target ? replace_real(target, bytes, expected) : strerror(errno);

	free(target);
	return problem;
}

#define XXH_INLINE_ALL
#include "app/input.h"

#include "app/complain.h"
#include "base/again.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum { CHUNK = 1 << 16 };

uint64_t input_hash(struct slice bytes)
{
	return XXH3_64bits(bytes.at ? bytes.at : "", bytes.length);
}

/* Reads to the end, or one byte past `most`; errno when that fails. What is as long as expected ends there. */
static int read_all(int descriptor, uint64_t most, uint64_t expected, struct buffer *bytes)
{
	bytes->length = 0;
	buffer_room(bytes, expected + 1); /* one byte more shows the end without another allocation */
	while (bytes->length <= most) {
		size_t room = bytes->capacity - bytes->length ? bytes->capacity - bytes->length : CHUNK;
		ssize_t got = read(descriptor, buffer_room(bytes, room), room);

		if (got < 0 && worth_again(descriptor, POLLIN))
			continue;
		if (got <= 0)
			return got ? errno : 0;
		bytes->length += (size_t)got;
		if (bytes->length == expected && (size_t)got < room)
			return 0;
	}
	return 0;
}

void input_too_large(struct report *report, struct slice path, uint64_t most)
{
	bool whole = most % (1 << 20) == 0;

	complain(report, &topic_file_too_large, path, "the file is larger than %llu %s and was not read (`--max-file-size`)",
	         (unsigned long long)(whole ? most >> 20 : most), whole ? "MiB" : "bytes");
}

static void unreadable(struct report *report, struct slice path, int error)
{
	complain(report, &topic_file_unreadable, path, "the file could not be read: %s", strerror(error));
}

bool input_read_stream(struct input *input, int descriptor, struct slice path, uint64_t most, struct report *report)
{
	int error = read_all(descriptor, most, CHUNK, &input->bytes);

	input->path = path;
	input->mode = 0;
	if (error)
		unreadable(report, path, error);
	else if (input->bytes.length > most)
		input_too_large(report, path, most);
	return !error && input->bytes.length <= most;
}

/* 0 and an open descriptor of a regular file; errno; or -1 when the file is none. */
static int open_regular(const struct file_here *file, int *descriptor, struct stat *status)
{
	if (!file->regular) {
		if (fstatat(file->folder, file->name, status, 0))
			return errno;
		if (!S_ISREG(status->st_mode))
			return -1;
	}
	/* It may have become a pipe since: opening must not wait. */
	*descriptor = openat(file->folder, file->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (*descriptor < 0)
		return errno;
	if (!fstat(*descriptor, status) && S_ISREG(status->st_mode))
		return 0;
	close(*descriptor);
	return -1;
}

static struct file_here from_here(struct slice path)
{
	return (struct file_here){.folder = AT_FDCWD, .name = path.at, .path = path};
}

bool input_read_here(struct input *input, const struct file_here *file, uint64_t most, struct report *report)
{
	struct slice path = file->path;
	struct stat status;
	int descriptor, error = open_regular(file, &descriptor, &status);

	input->path = path;
	if (error == -1)
		complain(report, &topic_file_not_regular, path, "this is not a regular file; it was not opened");
	else if (error)
		unreadable(report, path, error);
	if (error)
		return false;
	input->mode = status.st_mode;
	if ((uint64_t)status.st_size > most)
		error = EFBIG;
	else
		error = read_all(descriptor, most, (uint64_t)status.st_size, &input->bytes);
	close(descriptor);
	if (error == EFBIG || (!error && input->bytes.length > most))
		input_too_large(report, path, most);
	else if (error)
		unreadable(report, path, error);
	return !error && input->bytes.length <= most;
}

bool input_read(struct input *input, struct slice path, uint64_t most, struct report *report)
{
	const struct file_here file = from_here(path);

	return input_read_here(input, &file, most, report);
}

bool input_is_still(struct slice path, uint64_t expected)
{
	const struct file_here file = from_here(path);
	struct buffer now = {0};
	struct stat status;
	int descriptor;
	bool same = false;

	if (!open_regular(&file, &descriptor, &status)) {
		same = !read_all(descriptor, (uint64_t)status.st_size, (uint64_t)status.st_size, &now) &&
		       input_hash(buffer_slice(&now)) == expected;
		close(descriptor);
	}
	buffer_free(&now);
	return same;
}

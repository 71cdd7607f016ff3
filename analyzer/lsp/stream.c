#include "lsp/stream.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

enum {
	CHUNK = 1 << 16,
	BACKLOG_MOST = 2 * FRAME_MOST,  /* bytes that wait while a client does not read: then it has to wait, too */
	LOOK_EVERY = 2000               /* milliseconds between two looks for the parent */
};

static bool parent_is_gone(const struct stream *stream)
{
	return stream->parent > 0 && kill(stream->parent, 0) && errno == ESRCH;
}

static void take(struct stream *stream)
{
	char bytes[CHUNK];
	ssize_t got = read(stream->input, bytes, sizeof bytes);

	if (got > 0)
		frames_add(&stream->frames, (struct slice){bytes, (uint32_t)got});
	else if (!got || (errno != EINTR && errno != EAGAIN))
		stream->ended = true;
}

/* Waits for what is asked of either side; a look for the parent comes in between. */
static short wait_for(struct stream *stream, struct pollfd *sides, nfds_t count, int milliseconds)
{
	bool watched = stream->parent > 0 && (milliseconds < 0 || milliseconds > LOOK_EVERY);
	int ready = poll(sides, count, watched ? LOOK_EVERY : milliseconds);

	if (ready == 0 && parent_is_gone(stream))
		stream->ended = stream->broken = true;
	return ready > 0 ? sides[0].revents : 0;
}

void stream_read(struct stream *stream, int milliseconds)
{
	struct pollfd side = {.fd = stream->input, .events = POLLIN};

	while (!stream->ended && stream->frames.bytes.length < BACKLOG_MOST && wait_for(stream, &side, 1, milliseconds)) {
		take(stream);
		milliseconds = 0;
	}
}

/* As much as goes in without waiting: a pipe that is ready takes PIPE_BUF bytes. */
static size_t give(struct stream *stream, const char *at, size_t length)
{
	ssize_t wrote = write(stream->output, at, length < PIPE_BUF ? length : PIPE_BUF);

	if (wrote < 0 && errno != EINTR && errno != EAGAIN)
		stream->broken = true;
	return wrote > 0 ? (size_t)wrote : 0;
}

void stream_write(struct stream *stream, struct slice text)
{
	struct buffer message = {0};
	size_t done = 0;

	frame_write(&message, text);
	while (!stream->broken && stream->output >= 0 && done < message.length) {
		bool listens = !stream->ended && stream->frames.bytes.length < BACKLOG_MOST;
		struct pollfd sides[] = {{.fd = stream->output, .events = POLLOUT}, {.fd = listens ? stream->input : -1, .events = POLLIN}};

		wait_for(stream, sides, 2, -1);
		if (sides[1].revents)
			take(stream);
		if (sides[0].revents)
			done += give(stream, message.at + done, message.length - done);
	}
	buffer_free(&message);
}

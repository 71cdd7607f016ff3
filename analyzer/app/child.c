#include "app/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

extern char **environ;

/* Reads what is there; false at the end. */
static bool read_some(int descriptor, struct buffer *into, size_t most)
{
	ssize_t got = read(descriptor, buffer_room(into, CHUNK), CHUNK);

	if (got > 0 && into->length < most)
		into->length += (size_t)got;
	return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Both at a time: a child that waits for room in one of them would never finish the other. */
static void read_both(struct child *child, int out, int errors, size_t most)
{
	struct pollfd ends[2] = {{.fd = out, .events = POLLIN}, {.fd = errors, .events = POLLIN}};
	struct buffer *into[2] = {&child->out, &child->errors};

	while (ends[0].fd >= 0 || ends[1].fd >= 0) {
		if (poll(ends, 2, -1) < 0) { /* then the events are those of the time before */
			if (errno != EINTR)
				return;
			continue;
		}
		for (int i = 0; i < 2; i++)
			if (ends[i].fd >= 0 && ends[i].revents && !read_some(ends[i].fd, into[i], most))
				ends[i].fd = -1;
	}
}

/* We ignore what a program that writes for others should end by. */
static int usual_signals(posix_spawnattr_t *attributes)
{
	int error = posix_spawnattr_init(attributes);
	sigset_t usual;

	if (error)
		return error;
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	error = posix_spawnattr_setsigdefault(attributes, &usual);
	error = error ? error : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
	if (error)
		posix_spawnattr_destroy(attributes);
	return error;
}

static int spawn(const char *const *words, const int out[2], const int errors[2], pid_t *process)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int error = usual_signals(&attributes);

	if (error)
		return error;
	if ((error = posix_spawn_file_actions_init(&actions))) {
		posix_spawnattr_destroy(&attributes);
		return error;
	}
	error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	error = error ? error : posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
	error = error ? error : posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
	error = error ? error : posix_spawnp(process, words[0], &actions, &attributes, (char *const *)words, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

static int wait_for(pid_t process)
{
	int status = 0;

	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void close_both(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

void child_run(struct child *child, const char *const *words, size_t most)
{
	int out[2], errors[2], error;
	pid_t process;

	*child = (struct child){0};
	if (pipe2(out, O_CLOEXEC)) {
		child->problem = strerror(errno);
		return;
	}
	if (pipe2(errors, O_CLOEXEC)) {
		child->problem = strerror(errno);
		close_both(out);
		return;
	}
	error = spawn(words, out, errors, &process);
	close(out[1]);
	close(errors[1]);
	if (error) {
		child->problem = error == ENOENT ? "there is no such program in PATH" : strerror(error);
	} else {
		read_both(child, out[0], errors[0], most);
		child->status = wait_for(process);
	}
	close(out[0]);
	close(errors[0]);
}

void child_free(struct child *child)
{
	buffer_free(&child->out);
	buffer_free(&child->errors);
}

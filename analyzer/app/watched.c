#include "app/watched.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>

enum { QUIET_MILLISECONDS = 60, ROUNDS_MOST = 20 };

/* Editors write a new file and rename it, or write into the old one; files that are being written are not read yet. */
static const uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/* What the system says of one of its limits; 0: nothing. */
static unsigned long limit_of(const char *name)
{
	char path[64], text[32] = "";
	FILE *file;

	snprintf(path, sizeof path, "/proc/sys/fs/inotify/%s", name);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (!fgets(text, sizeof text, file))
		text[0] = '\0';
	fclose(file);
	return strtoul(text, NULL, 10);
}

static void say_limit(const char *name, unsigned long wanted, const char *what, struct buffer *problem)
{
	unsigned long limit = limit_of(name);

	buffer_format(problem, "--watch: the system does not let us watch %s: fs.inotify.%s is %lu, and other programs take their share of it;"
	                       " `sudo sysctl fs.inotify.%s=%lu` raises it, a line in /etc/sysctl.d keeps it so",
	              what, name, limit, name, limit > wanted ? 2 * limit : wanted);
}

bool watched_open(struct watched *watched, struct buffer *problem)
{
	*watched = (struct watched){.queue = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
	if (watched->queue >= 0)
		return true;
	if (errno == EMFILE)
		say_limit("max_user_instances", 512, "anything", problem);
	else
		buffer_format(problem, "--watch: the system cannot watch files: %s", strerror(errno));
	return false;
}

bool watched_add(struct watched *watched, struct slice folder, struct buffer *problem)
{
	int number = inotify_add_watch(watched->queue, folder.length ? folder.at : ".", events);
	char what[64];

	if (number < 0 && errno == ENOSPC) {
		snprintf(what, sizeof what, "more than %u folders", watched->count);
		say_limit("max_user_watches", 524288, what, problem);
		return false;
	}
	if (number < 0)
		return true;
	while (watched->folders.count <= (uint32_t)number)
		*list_push(&watched->memory, &watched->folders) = (struct slice){0};
	watched->count += !watched->folders.at[number].at;
	watched->folders.at[number] = arena_copy(&watched->memory, folder);
	return true;
}

static struct slice path_of(const struct watched *watched, const struct inotify_event *event, struct arena *arena)
{
	bool known = event->wd >= 0 && (uint32_t)event->wd < watched->folders.count;
	struct slice folder = known ? watched->folders.at[event->wd] : SLICE("");
	const char *between = !folder.length || slice_ends(folder, SLICE("/")) || !event->len ? "" : "/";

	return arena_format(arena, "%.*s%s%s", SLICE_ARGS(folder), between, event->len ? event->name : "");
}

static void note_path(struct changes_seen *seen, struct slice path, struct arena *arena)
{
	for (uint32_t i = 0; i < seen->paths.count; i++)
		if (slice_equal(seen->paths.at[i], path))
			return;
	*list_push(arena, &seen->paths) = path;
}

/* What waits to be read. */
struct hearing {
	const struct watched *watched;
	const struct concern *concern;
	struct changes_seen *seen;
	struct arena *arena;
};

static void hear(const struct hearing *hearing, const struct inotify_event *event)
{
	struct slice name = slice_of(event->len ? event->name : ""), path;

	if (event->mask & IN_Q_OVERFLOW)
		hearing->seen->lost = true;
	if (event->mask & (IN_Q_OVERFLOW | IN_IGNORED))
		return;
	path = path_of(hearing->watched, event, hearing->arena);
	if (!(event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) &&
	    !hearing->concern->matters(hearing->concern->context, path, name, event->mask & IN_ISDIR))
		return;
	if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_ISDIR))
		hearing->seen->folders = true;
	note_path(hearing->seen, path, hearing->arena);
}

static void hear_all(const struct hearing *hearing)
{
	char room[1 << 16] __attribute__((aligned(__alignof__(struct inotify_event))));
	ssize_t got;

	while ((got = read(hearing->watched->queue, room, sizeof room)) > 0)
		for (char *at = room; at < room + got; at += sizeof(struct inotify_event) + ((struct inotify_event *)at)->len)
			hear(hearing, (struct inotify_event *)at);
}

static bool has_something(const struct changes_seen *seen)
{
	return seen->paths.count || seen->lost || seen->reader_gone;
}

void watched_wait(struct watched *watched, const struct concern *concern, struct changes_seen *seen, struct arena *arena)
{
	const struct hearing hearing = {watched, concern, seen, arena};
	struct pollfd wait[] = {{.fd = watched->queue, .events = POLLIN}, {.fd = STDOUT_FILENO}};

	while (!has_something(seen)) {
		(void)poll(wait, 2, -1);
		seen->reader_gone = wait[1].revents & (POLLERR | POLLHUP | POLLNVAL);
		hear_all(&hearing);
	}
	for (int round = 0; round < ROUNDS_MOST && !seen->reader_gone && poll(wait, 1, QUIET_MILLISECONDS) > 0; round++) {
		hear_all(&hearing);
		(void)poll(NULL, 0, QUIET_MILLISECONDS / 4);
	}
}

#else

bool watched_open(struct watched *watched, struct buffer *problem)
{
	*watched = (struct watched){.queue = -1};
	buffer_add_text(problem, "--watch: watching files is for Linux only");
	return false;
}

bool watched_add(struct watched *watched, struct slice folder, struct buffer *problem)
{
	(void)watched, (void)folder, (void)problem;
	return false;
}

void watched_wait(struct watched *watched, const struct concern *concern, struct changes_seen *seen, struct arena *arena)
{
	(void)watched, (void)concern, (void)arena;
	seen->reader_gone = true;
}

#endif

void watched_close(struct watched *watched)
{
	if (watched->queue >= 0)
		close(watched->queue);
	arena_free(&watched->memory);
	*watched = (struct watched){.queue = -1};
}

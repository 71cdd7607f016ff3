#include "app/watched_parts.h"

#include <poll.h>
#include <unistd.h>

enum { QUIET_MILLISECONDS = 60, ROUNDS_MOST = 20 };

void watched_open(struct watched *watched)
{
	*watched = (struct watched){.queue = -1};
	events_open(watched);
}

void watched_close(struct watched *watched)
{
	if (watched->queue >= 0)
		close(watched->queue);
	glances_free(watched);
	arena_free(&watched->memory);
	*watched = (struct watched){.queue = -1};
}

void watched_add(struct watched *watched, struct slice folder)
{
	if (watched->queue < 0 || !events_add(watched, folder))
		glances_add(watched, folder);
}

static struct slice path_of(const struct happening *happening, struct arena *arena)
{
	struct slice folder = happening->folder, name = happening->name;
	const char *between = !folder.length || slice_ends(folder, SLICE("/")) || !name.length ? "" : "/";

	return arena_format(arena, "%.*s%s%.*s", SLICE_ARGS(folder), between, SLICE_ARGS(name));
}

static void note_path(struct changes_seen *seen, struct slice path, struct arena *arena)
{
	for (uint32_t i = 0; i < seen->paths.count; i++)
		if (slice_equal(seen->paths.at[i], path))
			return;
	*list_push(arena, &seen->paths) = path;
}

void watched_note(const struct hearing *hearing, const struct happening *happening)
{
	const struct concern *concern = hearing->concern;
	struct slice path = path_of(happening, hearing->arena);

	if (!happening->itself && !concern->matters(concern->context, path, happening->name, happening->is_folder))
		return;
	if (happening->itself || happening->is_folder)
		hearing->seen->folders = true;
	note_path(hearing->seen, path, hearing->arena);
}

static bool has_something(const struct changes_seen *seen)
{
	return seen->paths.count || seen->lost || seen->reader_gone;
}

static bool take_all(const struct hearing *hearing)
{
	bool told = hearing->watched->queue >= 0 && events_take(hearing);

	return glances_take(hearing) || told;
}

void watched_wait(struct watched *watched, const struct concern *concern, struct changes_seen *seen, struct arena *arena)
{
	const struct hearing hearing = {watched, concern, seen, arena};
	struct pollfd wait[] = {{.fd = watched->queue, .events = POLLIN}, {.fd = STDOUT_FILENO}};

	while (!has_something(seen)) {
		(void)poll(wait, 2, watched->glanced.count ? watched->rest : -1);
		seen->reader_gone = wait[1].revents & (POLLERR | POLLHUP | POLLNVAL);
		(void)take_all(&hearing);
	}
	for (int round = 0; round < ROUNDS_MOST && !seen->reader_gone; round++) {
		(void)poll(wait, 1, QUIET_MILLISECONDS);
		if (!take_all(&hearing))
			break;
		(void)poll(NULL, 0, QUIET_MILLISECONDS / 4);
	}
}

#include "app/watched_parts.h"

#ifdef __linux__
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

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

static void say_limit(struct watched *watched, const char *name, unsigned long usual)
{
	unsigned long limit = limit_of(name);

	watched->why = arena_format(&watched->memory, "fs.inotify.%s is %lu, and other programs take their share of it;"
	                            " `sudo sysctl fs.inotify.%s=%lu` raises it, a line in /etc/sysctl.d keeps it so",
	                            name, limit, name, limit >= usual ? 2 * limit : usual);
}

void events_open(struct watched *watched)
{
	watched->queue = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (watched->queue < 0 && errno == EMFILE)
		say_limit(watched, "max_user_instances", 512);
}

/* File systems whose files others may change, of which nobody here is told. */
static bool is_remote(const char *folder)
{
	static const uint32_t kinds[] = {0x6969 /* NFS */, 0x517b, 0xfe534d42, 0xff534d42 /* SMB */, 0x01021997 /* 9p */, 0x65735546 /* FUSE */};
	struct statfs about;

	if (!statfs(folder, &about))
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if ((uint32_t)about.f_type == kinds[i])
				return true;
	return false;
}

bool events_add(struct watched *watched, struct slice folder)
{
	const char *path = folder.length ? folder.at : ".";
	bool remote = is_remote(path);
	int number = remote ? -1 : inotify_add_watch(watched->queue, path, events);

	if (remote && !watched->why.length)
		watched->why = SLICE("what other machines change there is not told here");
	if (number < 0 && !remote && errno == ENOSPC)
		say_limit(watched, "max_user_watches", 524288);
	if (number < 0)
		return false;
	while (watched->folders.count <= (uint32_t)number)
		*list_push(&watched->memory, &watched->folders) = (struct slice){0};
	watched->count += !watched->folders.at[number].at;
	watched->folders.at[number] = arena_copy(&watched->memory, folder);
	return true;
}

static void hear(const struct hearing *hearing, const struct inotify_event *event)
{
	const struct watched *watched = hearing->watched;
	bool known = event->wd >= 0 && (uint32_t)event->wd < watched->folders.count;

	if (event->mask & IN_Q_OVERFLOW)
		hearing->seen->lost = true;
	if (event->mask & (IN_Q_OVERFLOW | IN_IGNORED))
		return;
	watched_note(hearing, &(struct happening){.folder = known ? watched->folders.at[event->wd] : SLICE(""),
	                                          .name = slice_of(event->len ? event->name : ""),
	                                          .is_folder = event->mask & IN_ISDIR,
	                                          .itself = event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)});
}

bool events_take(const struct hearing *hearing)
{
	char room[1 << 16] __attribute__((aligned(__alignof__(struct inotify_event))));
	bool any = false;
	ssize_t got;

	while ((got = read(hearing->watched->queue, room, sizeof room)) > 0) {
		any = true;
		for (char *at = room; at < room + got; at += sizeof(struct inotify_event) + ((struct inotify_event *)at)->len)
			hear(hearing, (struct inotify_event *)at);
	}
	return any;
}

#else

/* Other systems tell in other ways: their folders are looked at. */
void events_open(struct watched *watched)
{
	watched->queue = -1;
}

bool events_add(struct watched *watched, struct slice folder)
{
	(void)watched, (void)folder;
	return false;
}

bool events_take(const struct hearing *hearing)
{
	(void)hearing;
	return false;
}

#endif

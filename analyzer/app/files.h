/* Which files: those that were named, and those that are met in folders. */
#ifndef OOMLINT_APP_FILES_H
#define OOMLINT_APP_FILES_H

#include "app/setup.h"
#include "report/report.h"

struct excluded;

/* A file that was met. */
struct file_here {
	int folder;             /* an open descriptor of the folder, or AT_FDCWD, ... */
	const char *name;       /* ... and what the file is called there */
	struct slice path;      /* as it is shown */
	bool regular;           /* it is known to be a file like others, and no link */
	bool baselined;         /* there may be a baseline for it */
};

struct finder {
	/* In any of the threads: what the file is kept for, 0: it is not. Mistakes go into this report. NULL: all are kept, for 1. */
	unsigned (*look)(void *context, uint32_t thread, const struct file_here *file, struct report *report);
	void *context;
	uint32_t threads;       /* at most */
	bool folders;           /* those that are walked are kept as well, for 0 */
};

struct found_file {
	struct slice path;
	unsigned mark;          /* what it is kept for */
};

struct found_files {
	struct found_file *at;
	uint32_t count;
};

/* Folders: the files below them that `include` means; hidden folders and those of tools and packages are left out, links to folders are
 * not followed, and `excluded` leaves out more. Files that are named are taken whatever their name. Each path is looked at once.
 * What is kept comes in the order of the paths, folder by folder. */
struct found_files files_find(const struct words *paths, struct excluded *excluded, const struct finder *finder, struct report *report,
                              struct arena *arena);

#endif

/* Files by names in UTF-8, streams without translation of line ends. */
#pragma once

#include_next <unistd.h>
#include <stddef.h>
#include <sys/types.h>

#define F_OK 0
#define X_OK 1
#define W_OK 2
#define R_OK 4

ssize_t windows_read(int descriptor, void *room, size_t size);
ssize_t windows_write(int descriptor, const void *bytes, size_t size);
int windows_close(int descriptor);
int windows_access(const char *path, int wish);
int windows_unlink(const char *path);
int unlinkat(int folder, const char *path, int flags);
/* Whether it is a console, or a pipe to a terminal of MSYS or Cygwin. */
int windows_isatty(int descriptor);
/* `room` is NULL; the caller frees. */
char *windows_getcwd(char *room, size_t size);
int fsync(int descriptor);
int link(const char *path, const char *other);
int pipe2(int ends[2], int flags);

/* There are no files without a name. */
static inline int linkat(int folder, const char *path, int other_folder, const char *other, int flags)
{
	(void)folder, (void)path, (void)other_folder, (void)other, (void)flags;
	return -1;
}

/* Rights of a new file are those of its folder. */
static inline int fchown(int descriptor, int user, int group)
{
	(void)descriptor, (void)user, (void)group;
	return 0;
}

/* No program is sent to the background. */
static inline int tcgetpgrp(int descriptor)
{
	(void)descriptor;
	return 0;
}

static inline int getpgrp(void)
{
	return 0;
}

#define read windows_read
#define write windows_write
#define close windows_close
#define access windows_access
#define unlink windows_unlink
#define isatty windows_isatty
#define getcwd windows_getcwd

/* Files are opened by our own open(): names in UTF-8, no translation of line ends, nothing inherited, others may rename and delete meanwhile. */
#pragma once

#include_next <fcntl.h>

#define O_CLOEXEC 0
#define O_NONBLOCK 0
#define O_NOCTTY 0
#define O_DIRECTORY 0x01000000
#define O_NOFOLLOW 0x02000000

#define AT_FDCWD (-100)
#define AT_SYMLINK_NOFOLLOW 0x100
#define AT_REMOVEDIR 0x200
#define AT_SYMLINK_FOLLOW 0x400

#define F_GETFD 1

int windows_open(const char *path, int flags, ...);
int windows_openat(int folder, const char *path, int flags);
int windows_fcntl(int descriptor, int command);

#define open windows_open
#define openat windows_openat
#define fcntl windows_fcntl

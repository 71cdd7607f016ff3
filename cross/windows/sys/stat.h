/* What is known of a file. Windows' own knows no links and no identity. */
#pragma once

#define _INC_STAT

#include <sys/types.h>
#include <time.h>
#include <wchar.h>
#include <io.h>

#define S_IFMT 0xF000
#define S_IFIFO 0x1000
#define S_IFCHR 0x2000
#define S_IFDIR 0x4000
#define S_IFREG 0x8000
#define S_IFLNK 0xA000
#define S_ISDIR(mode) (((mode) & S_IFMT) == S_IFDIR)
#define S_ISREG(mode) (((mode) & S_IFMT) == S_IFREG)
#define S_ISLNK(mode) (((mode) & S_IFMT) == S_IFLNK)

struct windows_stat {
	unsigned st_mode;
	unsigned st_uid, st_gid;
	unsigned long long st_dev, st_ino;
	long long st_size;
	struct timespec st_mtim;
};

int windows_fstatat(int folder, const char *path, struct windows_stat *status, int flags);
int windows_stat(const char *path, struct windows_stat *status);
int windows_lstat(const char *path, struct windows_stat *status);
int windows_fstat(int descriptor, struct windows_stat *status);
int windows_mkdir(const char *path, unsigned mode);
/* Only to now. */
int futimens(int descriptor, const struct timespec *times);

/* A file that is write-protected is not replaced, so that there is nothing to be kept. */
static inline int fchmod(int descriptor, unsigned mode)
{
	(void)descriptor, (void)mode;
	return 0;
}

#define st_mtime st_mtim.tv_sec
#define stat windows_stat
#define lstat windows_lstat
#define fstat windows_fstat
#define fstatat windows_fstatat
#define mkdir windows_mkdir

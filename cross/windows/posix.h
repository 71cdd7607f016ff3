/* What the files of this folder share. They are the only ones that see Windows as it is. */
#ifndef OOMLINT_WINDOWS_POSIX_H
#define OOMLINT_WINDOWS_POSIX_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <stdbool.h>
#include <stddef.h>

enum { WIDE_MOST = 4096 + 16 };

/* Sets errno to what an error of Windows is called in POSIX; -1. */
int fail(DWORD error);
int fail_last(void);

/* The path as Windows writes it: "/C:/a" and "C:/a" are C:\a, and one that is long begins with \\?\ so that it may be. false: errno. */
bool wide_path(const char *path, wchar_t room[WIDE_MOST]);
/* The same for the name of what is in an open folder. */
bool wide_name(const char *name, wchar_t room[WIDE_MOST]);
/* A path of Windows as POSIX would write it: "/C:/a" of C:\a and of \\?\C:\a. The caller frees; NULL: errno. */
char *narrow_path(const wchar_t *path);
/* The caller frees; NULL: errno. */
wchar_t *wide_text(const char *text);
char *narrow_text(const wchar_t *text);

/* The handle of a descriptor; INVALID_HANDLE_VALUE: errno. */
HANDLE handle_of(int descriptor);
/* A descriptor that owns the handle; -1: the handle was closed. */
int descriptor_of(HANDLE handle, int flags);

#endif

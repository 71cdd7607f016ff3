/* Names and errors: between UTF-8 and UTF-16, between slashes and backslashes, between errno and what Windows says. */
#include "posix.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ---------------------------------------------------------------------------------------------------------- */

static const struct {
	DWORD error;
	int is;
} errors[] = {
	{ERROR_FILE_NOT_FOUND, ENOENT}, {ERROR_PATH_NOT_FOUND, ENOENT}, {ERROR_INVALID_NAME, ENOENT}, {ERROR_BAD_PATHNAME, ENOENT},
	{ERROR_INVALID_DRIVE, ENOENT}, {ERROR_BAD_NETPATH, ENOENT}, {ERROR_BAD_NET_NAME, ENOENT}, {ERROR_NOT_READY, ENOENT},
	{ERROR_ACCESS_DENIED, EACCES}, {ERROR_WRITE_PROTECT, EROFS}, {ERROR_SHARING_VIOLATION, EBUSY}, {ERROR_LOCK_VIOLATION, EWOULDBLOCK},
	{ERROR_FILE_EXISTS, EEXIST}, {ERROR_ALREADY_EXISTS, EEXIST}, {ERROR_DIR_NOT_EMPTY, ENOTEMPTY}, {ERROR_DIRECTORY, ENOTDIR},
	{ERROR_DISK_FULL, ENOSPC}, {ERROR_HANDLE_DISK_FULL, ENOSPC}, {ERROR_DISK_QUOTA_EXCEEDED, EDQUOT}, {ERROR_FILE_TOO_LARGE, EFBIG},
	{ERROR_BROKEN_PIPE, EPIPE}, {ERROR_NO_DATA, EPIPE}, {ERROR_PIPE_NOT_CONNECTED, EPIPE}, {ERROR_INVALID_HANDLE, EBADF},
	{ERROR_NOT_ENOUGH_MEMORY, ENOMEM}, {ERROR_OUTOFMEMORY, ENOMEM}, {ERROR_TOO_MANY_OPEN_FILES, EMFILE}, {ERROR_NOT_SAME_DEVICE, EXDEV},
	{ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG}, {ERROR_CANT_RESOLVE_FILENAME, ELOOP}, {ERROR_NOT_SUPPORTED, ENOTSUP},
	{ERROR_INVALID_FUNCTION, ENOTSUP}, {ERROR_INVALID_PARAMETER, EINVAL}, {ERROR_PRIVILEGE_NOT_HELD, EPERM},
};

int fail(DWORD error)
{
	errno = EIO;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].error == error)
			errno = errors[i].is;
	return -1;
}

int fail_last(void)
{
	return fail(GetLastError());
}

/* Those that the C library of Windows has other words for. */
char *windows_strerror(int error)
{
	static const struct {
		int error;
		const char *words;
	} ours[] = {
		{EBUSY, "Another program has it open"}, {EWOULDBLOCK, "Another program has it locked"}, {EDQUOT, "Disk quota exceeded"},
		{ELOOP, "Too many levels of symbolic links"}, {ENOTSUP, "Operation not supported"},
	};

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (ours[i].error == error)
			return (char *)ours[i].words;
#undef strerror
	return strerror(error);
}

/* ---- texts ----------------------------------------------------------------------------------------------------------- */

wchar_t *wide_text(const char *text)
{
	int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
	wchar_t *wide = length ? malloc((size_t)length * sizeof *wide) : NULL;

	if (wide)
		MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, length);
	else
		errno = ENOMEM;
	return wide;
}

char *narrow_text(const wchar_t *text)
{
	int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
	char *narrow = length ? malloc((size_t)length) : NULL;

	if (narrow)
		WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, length, NULL, NULL);
	else
		errno = ENOMEM;
	return narrow;
}

/* ---- paths ----------------------------------------------------------------------------------------------------------- */

static bool is_letter(wchar_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The limit of 260 does not hold for a path that is whole and begins with \\?\. */
static bool lengthen(wchar_t room[WIDE_MOST])
{
	static const wchar_t local[] = L"\\\\?\\", shared[] = L"\\\\?\\UNC";
	wchar_t whole[WIDE_MOST];
	bool is_shared;
	DWORD length;

	if (wcslen(room) < MAX_PATH - 14 || !wcsncmp(room, local, 4)) /* in a folder, a name of 12 letters must fit, too */
		return true;
	length = GetFullPathNameW(room, WIDE_MOST, whole, NULL);
	if (!length || length > WIDE_MOST - 10) {
		errno = ENAMETOOLONG;
		return false;
	}
	is_shared = !wcsncmp(whole, L"\\\\", 2);
	wcscpy(room, is_shared ? shared : local);
	wcscat(room, whole + is_shared);
	return true;
}

bool wide_name(const char *path, wchar_t room[WIDE_MOST])
{
	wchar_t *wide = wide_text(path);
	size_t length = wide ? wcslen(wide) : 0;
	bool fits = length && length < WIDE_MOST - 16, drive, shared;

	if (fits) {
		drive = wide[0] == '/' && is_letter(wide[1]) && wide[2] == ':';
		shared = wide[0] == '/' && wide[1] == '\\' && wide[2] == '\\';
		wcscpy(room, wide + (drive || shared));
		for (wchar_t *c = room; *c; c++)
			*c = *c == '/' ? '\\' : *c;
	} else if (wide) {
		errno = length ? ENAMETOOLONG : ENOENT;
	}
	free(wide);
	return fits;
}

bool wide_path(const char *path, wchar_t room[WIDE_MOST])
{
	if (!strcmp(path, "/dev/null"))
		return wcscpy(room, L"NUL");
	if (!wide_name(path, room))
		return false;
	if (is_letter(room[0]) && !wcscmp(room + 1, L":")) /* C: alone would be the folder of that drive that we are in */
		wcscat(room, L"\\");
	return lengthen(room);
}

/* What stands in front of a path, in Windows and with us. */
static const struct {
	const wchar_t *theirs;
	const char *ours;
} beginnings[] = {{L"\\\\?\\UNC\\", "/\\\\"}, {L"\\\\?\\", "/"}, {L"\\\\", "/\\\\"}, {L"", "/"}};

char *narrow_path(const wchar_t *path)
{
	char *text, *whole;
	size_t i = 0, length;

	while (wcsncmp(path, beginnings[i].theirs, wcslen(beginnings[i].theirs)) != 0)
		i++;
	text = narrow_text(path + wcslen(beginnings[i].theirs));
	length = strlen(beginnings[i].ours);
	whole = text ? malloc(length + strlen(text) + 1) : NULL;
	if (whole) {
		strcpy(whole, beginnings[i].ours);
		strcpy(whole + length, text);
		for (char *c = whole + length; *c; c++)
			*c = *c == '\\' ? '/' : *c;
		if (is_letter((wchar_t)whole[1]))
			whole[1] &= ~0x20; /* drives are capitals */
		if (!strcmp(whole + 2, ":/"))
			whole[3] = '\0';
	}
	free(text);
	return whole;
}

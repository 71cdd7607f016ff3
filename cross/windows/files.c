/* Files: opened, asked about, renamed, removed. All are shared with everybody, as they are elsewhere: others may read, rename and delete. */
#include "posix.h"

#include <winternl.h>

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

HANDLE handle_of(int descriptor)
{
	HANDLE handle = descriptor < 0 ? INVALID_HANDLE_VALUE : (HANDLE)_get_osfhandle(descriptor);

	if (handle != INVALID_HANDLE_VALUE && handle != (HANDLE)-2) /* -2: a standard stream that there is not */
		return handle;
	errno = EBADF;
	return INVALID_HANDLE_VALUE;
}

int descriptor_of(HANDLE handle, int flags)
{
	int descriptor;

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	descriptor = _open_osfhandle((intptr_t)handle, (flags & (O_RDONLY | O_APPEND)) | _O_BINARY | _O_NOINHERIT);
	if (descriptor < 0)
		CloseHandle(handle);
	return descriptor;
}

/* ---- opening --------------------------------------------------------------------------------------------------------- */

static HANDLE open_here(const char *path, DWORD access, DWORD disposition, DWORD flags)
{
	wchar_t wide[WIDE_MOST];
	HANDLE handle;

	if (!wide_path(path, wide))
		return INVALID_HANDLE_VALUE;
	handle = CreateFileW(wide, access, SHARED, NULL, disposition, flags | FILE_FLAG_BACKUP_SEMANTICS, NULL);
	if (handle == INVALID_HANDLE_VALUE)
		fail_last();
	return handle;
}

/* What is there already, by its name in an open folder. */
static HANDLE open_below(HANDLE folder, const char *name, ACCESS_MASK access, DWORD flags)
{
	wchar_t wide[WIDE_MOST];
	UNICODE_STRING text;
	OBJECT_ATTRIBUTES object;
	IO_STATUS_BLOCK block;
	HANDLE handle;
	NTSTATUS status;

	if (!wide_name(name, wide))
		return INVALID_HANDLE_VALUE;
	RtlInitUnicodeString(&text, wide);
	InitializeObjectAttributes(&object, &text, OBJ_CASE_INSENSITIVE, folder, NULL);
	status = NtCreateFile(&handle, access | SYNCHRONIZE | FILE_READ_ATTRIBUTES, &object, &block, NULL, 0, SHARED, FILE_OPEN,
	                      FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT |
	                              (flags & FILE_FLAG_OPEN_REPARSE_POINT ? FILE_OPEN_REPARSE_POINT : 0),
	                      NULL, 0);
	if (status >= 0)
		return handle;
	fail(RtlNtStatusToDosError(status));
	return INVALID_HANDLE_VALUE;
}

static HANDLE open_at(int folder, const char *path, DWORD access, DWORD flags)
{
	HANDLE handle;

	if (folder == AT_FDCWD)
		return open_here(path, access, OPEN_EXISTING, flags);
	handle = handle_of(folder);
	return handle == INVALID_HANDLE_VALUE ? handle : open_below(handle, path, access, flags);
}

static DWORD disposition_of(int flags)
{
	if (flags & O_CREAT)
		return flags & O_EXCL ? CREATE_NEW : flags & O_TRUNC ? CREATE_ALWAYS : OPEN_ALWAYS;
	return flags & O_TRUNC ? TRUNCATE_EXISTING : OPEN_EXISTING;
}

static DWORD access_of(int flags)
{
	return (flags & O_ACCMODE) == O_RDONLY ? GENERIC_READ : (flags & O_ACCMODE) == O_WRONLY ? GENERIC_WRITE : GENERIC_READ | GENERIC_WRITE;
}

static DWORD flags_of(int flags)
{
	return flags & O_NOFOLLOW ? FILE_FLAG_OPEN_REPARSE_POINT : 0;
}

/* The descriptor, unless it is of something that was not meant. */
static int opened(HANDLE handle, int flags)
{
	struct stat status;
	int descriptor = descriptor_of(handle, flags), error = 0;

	if (descriptor < 0 || !(flags & (O_NOFOLLOW | O_DIRECTORY)))
		return descriptor;
	if (fstat(descriptor, &status))
		error = errno;
	else if (S_ISLNK(status.st_mode))
		error = ELOOP;
	else if (flags & O_DIRECTORY && !S_ISDIR(status.st_mode))
		error = ENOTDIR;
	if (!error)
		return descriptor;
	close(descriptor);
	errno = error;
	return -1;
}

int windows_open(const char *path, int flags, ...)
{
	return opened(open_here(path, access_of(flags), disposition_of(flags), flags_of(flags)), flags);
}

int windows_openat(int folder, const char *path, int flags)
{
	return opened(open_at(folder, path, access_of(flags), flags_of(flags)), flags);
}

int windows_fcntl(int descriptor, int command)
{
	(void)command;
	return handle_of(descriptor) == INVALID_HANDLE_VALUE ? -1 : 0;
}

/* ---- what is known of them ------------------------------------------------------------------------------------------- */

static bool is_link(HANDLE handle)
{
	FILE_ATTRIBUTE_TAG_INFO info;

	return GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &info, sizeof info) &&
	       info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT &&
	       (info.ReparseTag == IO_REPARSE_TAG_SYMLINK || info.ReparseTag == IO_REPARSE_TAG_MOUNT_POINT);
}

static unsigned mode_of(HANDLE handle, DWORD attributes)
{
	unsigned rights = attributes & FILE_ATTRIBUTE_READONLY ? 0444 : 0644;

	if (attributes & FILE_ATTRIBUTE_REPARSE_POINT && is_link(handle))
		return S_IFLNK | 0777;
	return attributes & FILE_ATTRIBUTE_DIRECTORY ? S_IFDIR | 0755 : S_IFREG | rights;
}

/* Since 1970, not 1601. */
static struct timespec time_of(FILETIME time)
{
	unsigned long long ticks = (unsigned long long)time.dwHighDateTime << 32 | time.dwLowDateTime;

	return (struct timespec){(time_t)(ticks / 10000000) - 11644473600, (long)(ticks % 10000000) * 100};
}

static int fill(HANDLE handle, struct stat *status)
{
	BY_HANDLE_FILE_INFORMATION info;
	DWORD type = GetFileType(handle);

	*status = (struct stat){.st_mode = type == FILE_TYPE_PIPE ? S_IFIFO : S_IFCHR};
	if (type != FILE_TYPE_DISK)
		return 0;
	if (!GetFileInformationByHandle(handle, &info))
		return fail_last();
	*status = (struct stat){
		.st_mode = mode_of(handle, info.dwFileAttributes),
		.st_dev = info.dwVolumeSerialNumber,
		.st_ino = (unsigned long long)info.nFileIndexHigh << 32 | info.nFileIndexLow,
		.st_size = (long long)((unsigned long long)info.nFileSizeHigh << 32 | info.nFileSizeLow),
		.st_mtim = time_of(info.ftLastWriteTime),
	};
	return 0;
}

int windows_fstat(int descriptor, struct stat *status)
{
	HANDLE handle = handle_of(descriptor);

	return handle == INVALID_HANDLE_VALUE ? -1 : fill(handle, status);
}

int windows_fstatat(int folder, const char *path, struct stat *status, int flags)
{
	HANDLE handle = open_at(folder, path, FILE_READ_ATTRIBUTES, flags & AT_SYMLINK_NOFOLLOW ? FILE_FLAG_OPEN_REPARSE_POINT : 0);
	int result;

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	result = fill(handle, status);
	CloseHandle(handle);
	return result;
}

int windows_stat(const char *path, struct stat *status)
{
	return fstatat(AT_FDCWD, path, status, 0);
}

int windows_lstat(const char *path, struct stat *status)
{
	return fstatat(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

int windows_access(const char *path, int wish)
{
	struct stat status;

	if (stat(path, &status))
		return -1;
	if (!(wish & W_OK) || status.st_mode & 0200)
		return 0;
	errno = EACCES;
	return -1;
}

/* Some file systems do not know it, so that links in the path stay as they are. */
static DWORD final_path(HANDLE handle, const char *path, wchar_t wide[WIDE_MOST])
{
	wchar_t given[WIDE_MOST];
	DWORD length = GetFinalPathNameByHandleW(handle, wide, WIDE_MOST, FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);

	if (!length && wide_path(path, given))
		length = GetFullPathNameW(given, WIDE_MOST, wide, NULL);
	return length;
}

char *realpath(const char *path, char *room)
{
	HANDLE handle = open_here(path, FILE_READ_ATTRIBUTES, OPEN_EXISTING, 0);
	wchar_t wide[WIDE_MOST];
	DWORD length;

	(void)room;
	if (handle == INVALID_HANDLE_VALUE)
		return NULL;
	length = final_path(handle, path, wide);
	CloseHandle(handle);
	if (length && length < WIDE_MOST)
		return narrow_path(wide);
	errno = length ? ENAMETOOLONG : EIO;
	return NULL;
}

char *windows_getcwd(char *room, size_t size)
{
	wchar_t wide[WIDE_MOST];
	DWORD length = GetCurrentDirectoryW(WIDE_MOST, wide);

	(void)room, (void)size;
	if (length && length < WIDE_MOST)
		return narrow_path(wide);
	errno = ENAMETOOLONG;
	return NULL;
}

/* ---- changing them --------------------------------------------------------------------------------------------------- */

/* A file that is open goes when it is closed. */
int unlinkat(int folder, const char *path, int flags)
{
	FILE_DISPOSITION_INFO gone = {TRUE};
	HANDLE handle = open_at(folder, path, DELETE, FILE_FLAG_OPEN_REPARSE_POINT);
	int result = 0;

	(void)flags;
	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	if (!SetFileInformationByHandle(handle, FileDispositionInfo, &gone, sizeof gone))
		result = fail_last();
	CloseHandle(handle);
	return result;
}

int windows_unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

/* Whoever looks at new files (indexers, scanners for viruses) has them open for a moment. */
int windows_rename(const char *path, const char *other)
{
	enum { PATIENCE = 256 /* milliseconds */ };
	wchar_t from[WIDE_MOST], to[WIDE_MOST];
	DWORD error = 0;

	if (!wide_path(path, from) || !wide_path(other, to))
		return -1;
	for (DWORD wait = 1; wait <= PATIENCE; wait *= 2) {
		if (MoveFileExW(from, to, MOVEFILE_REPLACE_EXISTING))
			return 0;
		error = GetLastError();
		if (error != ERROR_SHARING_VIOLATION && error != ERROR_ACCESS_DENIED)
			break;
		Sleep(wait);
	}
	return fail(error);
}

/* Some file systems have no second names; a copy does then. */
int link(const char *path, const char *other)
{
	wchar_t from[WIDE_MOST], to[WIDE_MOST];

	if (!wide_path(path, from) || !wide_path(other, to))
		return -1;
	if (CreateHardLinkW(to, from, NULL))
		return 0;
	if (GetLastError() != ERROR_ALREADY_EXISTS && CopyFileW(from, to, TRUE))
		return 0;
	return fail_last();
}

int windows_mkdir(const char *path, unsigned mode)
{
	wchar_t wide[WIDE_MOST];

	(void)mode;
	if (!wide_path(path, wide))
		return -1;
	return CreateDirectoryW(wide, NULL) ? 0 : fail_last();
}

int fsync(int descriptor)
{
	return FlushFileBuffers(handle_of(descriptor)) ? 0 : fail_last();
}

/* It may have been opened for reading alone. */
int futimens(int descriptor, const struct timespec *times)
{
	HANDLE handle = ReOpenFile(handle_of(descriptor), FILE_WRITE_ATTRIBUTES, SHARED, 0);
	FILETIME now;
	int result = 0;

	(void)times;
	if (handle == INVALID_HANDLE_VALUE)
		return fail_last();
	GetSystemTimeAsFileTime(&now);
	if (!SetFileTime(handle, NULL, NULL, &now))
		result = fail_last();
	CloseHandle(handle);
	return result;
}

/* Bytes that are locked can be neither read nor written by others: one far behind the end of any file does. */
int flock(int descriptor, int operation)
{
	OVERLAPPED place = {.OffsetHigh = 0x7fffffff};

	(void)operation;
	return LockFileEx(handle_of(descriptor), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place) ? 0 : fail_last();
}

/* Streams: files, pipes and consoles. Windows cannot wait for a pipe, so one that poll() is asked about is read ahead by a thread. */
#include "posix.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, AHEAD_MOST = 64 << 20, AT_ONCE_MOST = 1 << 30 };

struct pump {
	struct pump *next;
	int descriptor;
	HANDLE source, thread;
	char *bytes;
	size_t from, to, room;       /* bytes[from] to bytes[to] were read and not taken */
	bool ended, closed;
};

static struct pump *pumps;
static SRWLOCK lock = SRWLOCK_INIT;  /* of all of them */
static CONDITION_VARIABLE came = CONDITION_VARIABLE_INIT, went = CONDITION_VARIABLE_INIT;

/* ---- the thread ------------------------------------------------------------------------------------------------------ */

static bool add(struct pump *pump, const char *bytes, size_t length)
{
	if (pump->from && pump->to + length > pump->room) {
		memmove(pump->bytes, pump->bytes + pump->from, pump->to - pump->from);
		pump->to -= pump->from;
		pump->from = 0;
	}
	if (pump->to + length > pump->room) {
		size_t room = 2 * (pump->to + length);
		char *grown = realloc(pump->bytes, room);

		if (!grown)
			return false;
		pump->bytes = grown;
		pump->room = room;
	}
	memcpy(pump->bytes + pump->to, bytes, length);
	pump->to += length;
	return true;
}

static DWORD WINAPI run_pump(void *argument)
{
	struct pump *pump = argument;
	char bytes[CHUNK];
	bool going = true;

	while (going) {
		DWORD got = 0;
		bool read = ReadFile(pump->source, bytes, sizeof bytes, &got, NULL) && got;

		AcquireSRWLockExclusive(&lock);
		going = read && add(pump, bytes, got) && !pump->closed;
		pump->ended = !going;
		WakeAllConditionVariable(&came);
		while (going && pump->to - pump->from > AHEAD_MOST && !pump->closed)
			SleepConditionVariableSRW(&went, &lock, INFINITE, 0);
		ReleaseSRWLockExclusive(&lock);
	}
	return 0;
}

/* With the lock held. */
static struct pump *pump_of(int descriptor)
{
	struct pump *pump = pumps;

	while (pump && pump->descriptor != descriptor)
		pump = pump->next;
	return pump;
}

/* With the lock held; NULL: errno. */
static struct pump *start_pump(int descriptor)
{
	struct pump *pump = pump_of(descriptor);
	HANDLE source = handle_of(descriptor);

	if (pump || source == INVALID_HANDLE_VALUE)
		return pump;
	pump = calloc(1, sizeof *pump);
	if (!pump)
		return NULL;
	pump->descriptor = descriptor;
	pump->source = source;
	pump->thread = CreateThread(NULL, 4 * CHUNK, run_pump, pump, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
	if (!pump->thread) {
		fail_last();
		free(pump);
		return NULL;
	}
	pump->next = pumps;
	pumps = pump;
	return pump;
}

/* With the lock held, which the thread needs to end. */
static void stop_pump(struct pump *pump)
{
	struct pump **at = &pumps;

	while (*at != pump)
		at = &(*at)->next;
	*at = pump->next;
	pump->closed = true;
	WakeAllConditionVariable(&went);
	ReleaseSRWLockExclusive(&lock);
	do
		CancelSynchronousIo(pump->thread);
	while (WaitForSingleObject(pump->thread, 10) == WAIT_TIMEOUT);
	AcquireSRWLockExclusive(&lock);
	CloseHandle(pump->thread);
	free(pump->bytes);
	free(pump);
}

/* ---- waiting --------------------------------------------------------------------------------------------------------- */

/* What is written is taken, or the writer waits. */
static int look(struct pollfd *sides, nfds_t count)
{
	int ready = 0;

	for (nfds_t i = 0; i < count; i++) {
		const struct pump *pump = sides[i].fd >= 0 && sides[i].events & POLLIN ? pump_of(sides[i].fd) : NULL;

		sides[i].revents = 0;
		if (sides[i].fd >= 0 && sides[i].events & POLLOUT)
			sides[i].revents |= POLLOUT;
		if (sides[i].fd >= 0 && sides[i].events & POLLIN && (!pump || pump->ended || pump->from < pump->to))
			sides[i].revents |= POLLIN;
		ready += sides[i].revents != 0;
	}
	return ready;
}

int poll(struct pollfd *sides, nfds_t count, int milliseconds)
{
	ULONGLONG end = GetTickCount64() + (milliseconds > 0 ? (ULONGLONG)milliseconds : 0);
	int ready;

	AcquireSRWLockExclusive(&lock);
	for (nfds_t i = 0; i < count; i++)
		if (sides[i].fd >= 0 && sides[i].events & POLLIN)
			start_pump(sides[i].fd);
	while (!(ready = look(sides, count))) {
		ULONGLONG now = GetTickCount64();

		if (milliseconds >= 0 && now >= end)
			break;
		SleepConditionVariableSRW(&came, &lock, milliseconds < 0 ? INFINITE : (DWORD)(end - now), 0);
	}
	ReleaseSRWLockExclusive(&lock);
	return ready;
}

/* ---- reading and writing --------------------------------------------------------------------------------------------- */

static DWORD at_once(size_t size)
{
	return size < AT_ONCE_MOST ? (DWORD)size : AT_ONCE_MOST;
}

/* Ctrl-Z at the beginning of a line. */
static bool is_end_of_typing(HANDLE handle, const char *bytes, DWORD length)
{
	DWORD mode;

	return length && bytes[0] == 'Z' - '@' && GetConsoleMode(handle, &mode);
}

static ssize_t read_handle(int descriptor, void *room, size_t size)
{
	HANDLE handle = handle_of(descriptor);
	DWORD got = 0;

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	if (!ReadFile(handle, room, at_once(size), &got, NULL) && GetLastError() != ERROR_BROKEN_PIPE)
		return fail_last();
	return is_end_of_typing(handle, room, got) ? 0 : (ssize_t)got;
}

static size_t take(struct pump *pump, void *room, size_t size)
{
	while (pump->from == pump->to && !pump->ended)
		SleepConditionVariableSRW(&came, &lock, INFINITE, 0);
	size = size < pump->to - pump->from ? size : pump->to - pump->from;
	memcpy(room, pump->bytes + pump->from, size);
	pump->from += size;
	WakeAllConditionVariable(&went);
	return size;
}

ssize_t windows_read(int descriptor, void *room, size_t size)
{
	struct pump *pump;
	ssize_t got = 0;

	AcquireSRWLockExclusive(&lock);
	pump = pumps ? pump_of(descriptor) : NULL;
	if (pump)
		got = (ssize_t)take(pump, room, size);
	ReleaseSRWLockExclusive(&lock);
	return pump ? got : read_handle(descriptor, room, size);
}

/* How many bytes are whole letters; where there is none, what is there. */
static int whole_letters(const char *bytes, int length)
{
	int at = length;

	while (at > 0 && length - at < 3 && (bytes[at - 1] & 0xC0) == 0x80)
		at--;
	if (at > 1 && (bytes[at - 1] & 0xC0) == 0xC0) {
		int wanted = (bytes[at - 1] & 0xF0) == 0xF0 ? 4 : (bytes[at - 1] & 0xE0) == 0xE0 ? 3 : 2;

		return length - (at - 1) < wanted ? at - 1 : length;
	}
	return length;
}

/* Consoles take UTF-16, whatever their code page is. */
static ssize_t write_console(HANDLE handle, const char *bytes, size_t size)
{
	enum { AT_A_TIME = 8192 };
	wchar_t wide[AT_A_TIME];
	int length = whole_letters(bytes, size < AT_A_TIME ? (int)size : AT_A_TIME);
	int count = MultiByteToWideChar(CP_UTF8, 0, bytes, length, wide, AT_A_TIME);
	DWORD written;

	return WriteConsoleW(handle, wide, (DWORD)count, &written, NULL) ? length : fail_last();
}

ssize_t windows_write(int descriptor, const void *bytes, size_t size)
{
	HANDLE handle = handle_of(descriptor);
	DWORD written = 0, mode;

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	if (GetFileType(handle) == FILE_TYPE_CHAR && GetConsoleMode(handle, &mode))
		return size ? write_console(handle, bytes, size) : 0;
	if (!WriteFile(handle, bytes, at_once(size), &written, NULL))
		return fail_last();
	return (ssize_t)written;
}

int windows_close(int descriptor)
{
	struct pump *pump;

	AcquireSRWLockExclusive(&lock);
	pump = pumps ? pump_of(descriptor) : NULL;
	if (pump)
		stop_pump(pump);
	ReleaseSRWLockExclusive(&lock);
	return _close(descriptor);
}

int pipe2(int ends[2], int flags)
{
	HANDLE out, in;

	(void)flags;
	if (!CreatePipe(&out, &in, NULL, 0))
		return fail_last();
	ends[0] = descriptor_of(out, O_RDONLY);
	ends[1] = descriptor_of(in, O_WRONLY);
	if (ends[0] >= 0 && ends[1] >= 0)
		return 0;
	for (int i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
	errno = EMFILE;
	return -1;
}

/* ---- terminals ------------------------------------------------------------------------------------------------------- */

/* Terminals of MSYS and Cygwin are pipes with names like \msys-1888ae32e00d56aa-pty0-to-master. */
static bool is_unix_terminal(HANDLE handle)
{
	struct {
		FILE_NAME_INFO info;
		wchar_t more[MAX_PATH];
	} name = {0};

	return GetFileType(handle) == FILE_TYPE_PIPE &&
	       GetFileInformationByHandleEx(handle, FileNameInfo, &name, sizeof name - sizeof(wchar_t)) &&
	       (wcsstr(name.info.FileName, L"msys-") || wcsstr(name.info.FileName, L"cygwin-")) && wcsstr(name.info.FileName, L"-pty");
}

int windows_isatty(int descriptor)
{
	HANDLE handle = handle_of(descriptor);
	DWORD mode;

	return handle != INVALID_HANDLE_VALUE && (GetConsoleMode(handle, &mode) || is_unix_terminal(handle));
}

int ioctl(int descriptor, int request, struct winsize *size)
{
	CONSOLE_SCREEN_BUFFER_INFO info;

	(void)request;
	if (!GetConsoleScreenBufferInfo(handle_of(descriptor), &info))
		return fail_last();
	size->ws_col = (unsigned short)(info.srWindow.Right - info.srWindow.Left + 1);
	return 0;
}

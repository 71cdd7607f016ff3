/* Processes: other programs, signals, processors. */
#include "posix.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* Programs inherit what Windows has, so that this need hold nothing. */
#undef environ
char **environ;

/* ---- what is to be started ------------------------------------------------------------------------------------------- */

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
	*actions = (posix_spawn_file_actions_t){{-1, -1, -1}};
	return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
	(void)actions;
	return 0;
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int stream, const char *path, int flags, int mode)
{
	(void)path, (void)flags, (void)mode;
	actions->streams[stream] = -1;
	return 0;
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int descriptor, int stream)
{
	actions->streams[stream] = descriptor;
	return 0;
}

int posix_spawnattr_init(posix_spawnattr_t *attributes)
{
	attributes->flags = 0;
	return 0;
}

int posix_spawnattr_destroy(posix_spawnattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int posix_spawnattr_setsigdefault(posix_spawnattr_t *attributes, const sigset_t *signals)
{
	(void)attributes, (void)signals;
	return 0;
}

int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags)
{
	attributes->flags = flags;
	return 0;
}

/* ---- its words ------------------------------------------------------------------------------------------------------- */

/* In quotes, as CommandLineToArgvW takes them off: backslashes count where a quote follows. */
static char *put_word(char *at, const char *word)
{
	*at++ = '"';
	for (; *word; word++) {
		size_t count = strspn(word, "\\");
		char next = word[count];

		memset(at, '\\', 2 * count + 1);
		at += next == '"' ? 2 * count + 1 : next ? count : 2 * count;
		word += count;
		if (!next)
			break;
		*at++ = next;
	}
	*at++ = '"';
	return at;
}

/* The caller frees. */
static wchar_t *line_of(char *const words[])
{
	size_t most = 1;
	wchar_t *wide;
	char *line, *at;

	for (int i = 0; words[i]; i++)
		most += 2 * strlen(words[i]) + 4;
	at = line = malloc(most);
	if (!line)
		return NULL;
	for (int i = 0; words[i]; i++) {
		if (i)
			*at++ = ' ';
		at = put_word(at, words[i]);
	}
	*at = '\0';
	wide = wide_text(line);
	free(line);
	return wide;
}

/* ---- starting it ----------------------------------------------------------------------------------------------------- */

/* Without the current folder, which Windows looks into first: that may be anybody's repository. */
static bool find_program(const char *name, wchar_t program[WIDE_MOST])
{
	wchar_t *wide = wide_text(name), *path = wide_text(getenv("PATH") ? getenv("PATH") : "");
	DWORD length = wide && path && *path ? SearchPathW(path, wide, L".exe", WIDE_MOST, program, NULL) : 0;

	free(wide);
	free(path);
	return length && length < WIDE_MOST;
}

static HANDLE inherited(int descriptor)
{
	SECURITY_ATTRIBUTES heritable = {sizeof heritable, NULL, TRUE};
	HANDLE handle = INVALID_HANDLE_VALUE;

	if (descriptor < 0)
		return CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &heritable, OPEN_EXISTING, 0, NULL);
	DuplicateHandle(GetCurrentProcess(), handle_of(descriptor), GetCurrentProcess(), &handle, 0, TRUE, DUPLICATE_SAME_ACCESS);
	return handle;
}

static DWORD start(const wchar_t *program, wchar_t *line, HANDLE streams[3], HANDLE *process)
{
	STARTUPINFOW about = {.cb = sizeof about, .dwFlags = STARTF_USESTDHANDLES,
	                      .hStdInput = streams[0], .hStdOutput = streams[1], .hStdError = streams[2]};
	PROCESS_INFORMATION started;

	if (!CreateProcessW(program, line, NULL, NULL, TRUE, CREATE_NO_WINDOW, NULL, NULL, &about, &started))
		return GetLastError();
	CloseHandle(started.hThread);
	*process = started.hProcess;
	return 0;
}

int posix_spawnp(pid_t *process, const char *name, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
                 char *const words[], char *const environment[])
{
	wchar_t program[WIDE_MOST], *line;
	HANDLE streams[3], handle = NULL;
	DWORD error;

	(void)attributes, (void)environment;
	if (!find_program(name, program))
		return ENOENT;
	line = line_of(words);
	if (!line)
		return ENOMEM;
	for (int i = 0; i < 3; i++)
		streams[i] = inherited(actions->streams[i]);
	error = start(program, line, streams, &handle);
	for (int i = 0; i < 3; i++)
		CloseHandle(streams[i]);
	free(line);
	*process = (pid_t)(intptr_t)handle; /* a number could be another process's by the time that we wait */
	if (error)
		fail(error);
	return error ? errno : 0;
}

pid_t waitpid(pid_t process, int *status, int options)
{
	HANDLE handle = (HANDLE)(intptr_t)process;
	DWORD code = 1;

	(void)options;
	WaitForSingleObject(handle, INFINITE);
	GetExitCodeProcess(handle, &code);
	CloseHandle(handle);
	*status = (int)code;
	return process;
}

int kill(pid_t process, int number)
{
	HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, (DWORD)process);
	bool gone;

	(void)number;
	if (!handle && GetLastError() == ERROR_ACCESS_DENIED)
		return 0;
	gone = !handle || WaitForSingleObject(handle, 0) == WAIT_OBJECT_0;
	if (handle)
		CloseHandle(handle);
	errno = gone ? ESRCH : errno;
	return gone ? -1 : 0;
}

/* ---- signals --------------------------------------------------------------------------------------------------------- */

#undef signal

static bool is_known(int number)
{
	return number == SIGINT || number == SIGTERM;
}

void (*windows_signal(int number, void (*handler)(int)))(int)
{
	return is_known(number) ? signal(number, handler) : SIG_DFL;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	void (*now)(int) = is_known(number) ? signal(number, action ? action->sa_handler : SIG_GET) : SIG_IGN;

	if (before)
		before->sa_handler = now;
	return 0;
}

/* ---- processors ------------------------------------------------------------------------------------------------------ */

int sched_getaffinity(int process, size_t size, cpu_set_t *set)
{
	DWORD_PTR ours, all;
	WORD groups = GetActiveProcessorGroupCount();

	(void)process, (void)size;
	set->count = GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
	if (groups == 1 && GetProcessAffinityMask(GetCurrentProcess(), &ours, &all))
		set->count = (unsigned)__builtin_popcountll(ours);
	return set->count ? 0 : -1;
}

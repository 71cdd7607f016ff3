/* Where the program begins on Windows: words, variables and terminal become what they are elsewhere. */
#include "posix.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* analyzer/app/main.c */
int posix_main(int count, char **words);

/* Words with * and ? stay as they are: which of them name files, the program knows (app/wildcards.c). */
int _dowildcard = 0;

static _Noreturn void give_up(void)
{
	fputs("oomlint: out of memory\n", stderr);
	exit(2);
}

/* ---- variables ------------------------------------------------------------------------------------------------------- */

static struct {
	char **at;
	size_t count;
} variables;

enum { ADDED_MOST = 2 };

static void add_variable(char *text)
{
	if (text)
		variables.at[variables.count++] = text;
}

static void read_variables(void)
{
	wchar_t *all = GetEnvironmentStringsW();
	size_t count = 0;

	for (const wchar_t *at = all; at && *at; at += wcslen(at) + 1)
		count++;
	variables.at = calloc(count + ADDED_MOST, sizeof *variables.at);
	if (!variables.at)
		give_up();
	for (const wchar_t *at = all; count--; at += wcslen(at) + 1)
		add_variable(narrow_text(at));
	FreeEnvironmentStringsW(all);
}

/* Windows does not tell PATH from Path. */
char *windows_getenv(const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < variables.count; i++)
		if (!_strnicmp(variables.at[i], name, length) && variables.at[i][length] == '=')
			return variables.at[i] + length + 1;
	return NULL;
}

/* Where git, too, looks for the user's settings. */
static void add_home(void)
{
	const char *profile = getenv("USERPROFILE");
	char *home = profile && !getenv("HOME") ? malloc(strlen(profile) + sizeof "HOME=") : NULL;

	if (home)
		strcat(strcpy(home, "HOME="), profile);
	add_variable(home);
}

/* ---- terminal -------------------------------------------------------------------------------------------------------- */

/* Colours and the like, where the console knows them; false: it is none, or an old one. */
static bool use_sequences(DWORD stream)
{
	HANDLE handle = GetStdHandle(stream);
	DWORD mode;

	return GetConsoleMode(handle, &mode) && SetConsoleMode(handle, mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

static void ready_terminal(void)
{
	bool known = use_sequences(STD_OUTPUT_HANDLE), known_too = use_sequences(STD_ERROR_HANDLE);

	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		_setmode(stream, _O_BINARY);
	if (!getenv("TERM"))
		add_variable(_strdup(known || known_too ? "TERM=xterm-256color" : "TERM=dumb"));
}

/* ---- words ----------------------------------------------------------------------------------------------------------- */

int wmain(int count, wchar_t **words)
{
	char **narrow = calloc((size_t)count + 1, sizeof *narrow);
	int result;

	read_variables();
	add_home();
	ready_terminal();
	for (int i = 0; i < count; i++)
		if (!narrow || !(narrow[i] = narrow_text(words[i])))
			give_up();
	result = posix_main(count, narrow);
	for (int i = 0; i < count; i++)
		free(narrow[i]);
	free(narrow);
	return result;
}

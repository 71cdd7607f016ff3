/* A git.exe for Windows that says what a file beside it holds, so that asking git can be tried under wine, where there is no git: for
 * `git ... rev-parse --verify WORD` that is rev-parse--verify. What there is no file for fails, as with git. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* The first two words behind git's own options. */
static void name_question(int count, char **words, char *name)
{
	int at = 1, taken = 0;

	while (at < count && words[at][0] == '-')
		at += !strcmp(words[at], "-c") || !strcmp(words[at], "-C") ? 2 : 1;
	for (; at < count && taken < 2; at++, taken++)
		strncat(name, words[at], 100);
}

int main(int count, char **words)
{
	char name[1024] = "", bytes[4096], *slash;
	size_t got;
	FILE *file;

	GetModuleFileNameA(NULL, name, 512);
	slash = strrchr(name, '\\');
	if (!slash)
		return 1;
	slash[1] = '\0';
	name_question(count, words, name);
	file = fopen(name, "rb");
	if (!file) {
		fprintf(stderr, "fatal: there is no %s\n", name);
		return 1;
	}
	_setmode(1, _O_BINARY);
	while ((got = fread(bytes, 1, sizeof bytes, file)))
		fwrite(bytes, 1, got, stdout);
	fclose(file);
	return 0;
}

/* A workspace that is told what happens on stdin, for the scripts in tests/incremental/:
 *     set PATH LENGTH, then so many bytes; forget PATH; touch PATH; path and length are one line
 *     settle: all there is to do; says what it took of the processor, what was done and how much memory is used
 *     first PATH: the same, only until there is a report of that file
 *     step COUNT: no more than so many pieces of it, and nothing is said
 *     news: the paths with new findings, one a line, and an empty line
 *     report: its length in bytes, and all findings as JSON
 * The argument is the folder that it works in; with a second one, only what is open has reports. */
#include "app/workspace.h"
#include "render/render.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double cpu_now(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct slice rest_of(char *line, const char *word)
{
	struct slice rest = slice_of(line + strlen(word));

	return slice_part(rest, 0, rest.length && rest.at[rest.length - 1] == '\n' ? rest.length - 1 : rest.length);
}

static void set(struct workspace *workspace, struct slice rest)
{
	struct arena memory = {0};
	uint32_t blank = rest.length;
	size_t length;
	char *text;

	while (rest.at[blank - 1] != ' ')
		blank--;
	length = (size_t)atol(rest.at + blank);
	text = arena_take(&memory, length + 1);
	if (fread(text, 1, length, stdin) != length)
		exit(2);
	workspace_set(workspace, arena_copy(&memory, slice_part(rest, 0, blank - 1)), (struct slice){text, (uint32_t)length});
	arena_free(&memory);
}

static void say_work(const struct workspace *workspace, double start, struct workspace_work before)
{
	struct workspace_work now = workspace_work(workspace);
	double took = 1000 * (cpu_now() - start); /* looking at the memory takes time, too */

	printf("%.3f ms, %lu scanned, %lu parsed, %lu summarised, %lu checked, %zu bytes\n", took,
	       (unsigned long)(now.scanned - before.scanned), (unsigned long)(now.parsed - before.parsed),
	       (unsigned long)(now.summarised - before.summarised), (unsigned long)(now.checked - before.checked),
	       mallinfo2().uordblks + mallinfo2().hblkhd);
}

static void settle(struct workspace *workspace, struct slice first)
{
	struct workspace_work before = workspace_work(workspace);
	double start = cpu_now();

	while (!(first.length && workspace_report(workspace, first)) && workspace_step(workspace))
		;
	say_work(workspace, start, before);
}

static void step(struct workspace *workspace, struct slice count)
{
	for (long left = atol(count.at); left > 0 && workspace_step(workspace); left--)
		;
}

static void say_news(struct workspace *workspace)
{
	struct slice path;

	while (workspace_news(workspace, &path))
		printf("%.*s\n", SLICE_ARGS(path));
	printf("\n");
}

static void say_report(const struct workspace *workspace, struct slice here)
{
	struct arena memory = {0};
	struct report all = {.arena = &memory};
	struct sink sink = {.descriptor = -1};
	struct render_options options = {.version = SLICE(OOMLINT_VERSION), .base = here};
	struct slice path;

	for (uint32_t i = 0; workspace_file(workspace, i, &path); i++)
		if (workspace_report(workspace, path))
			report_join(&all, workspace_report(workspace, path));
	report_sort(&all);
	render_json(&all, &options, &sink);
	printf("%zu\n%.*s", sink.pending.length, (int)sink.pending.length, sink.pending.at ? sink.pending.at : "");
	sink_free(&sink);
	arena_free(&memory);
}

int main(int count, char **words)
{
	struct setup setup = {0};
	struct slice here = SLICE(".");
	struct words folders = {&here, 1, 1};
	struct workspace *workspace;
	char *folder, *line = NULL;
	size_t size = 0;

	if (count < 2 || chdir(words[1]))
		return 2;
	folder = getcwd(NULL, 0);
	workspace = workspace_open(&setup, &folders);
	if (count > 2)
		workspace_tell_of_open(workspace);
	while (getline(&line, &size, stdin) > 0) {
		if (!strncmp(line, "set ", 4))
			set(workspace, rest_of(line, "set "));
		else if (!strncmp(line, "forget ", 7))
			workspace_forget(workspace, rest_of(line, "forget "));
		else if (!strncmp(line, "touch ", 6))
			workspace_touch(workspace, rest_of(line, "touch "));
		else if (!strncmp(line, "first ", 6))
			settle(workspace, rest_of(line, "first "));
		else if (!strncmp(line, "step ", 5))
			step(workspace, rest_of(line, "step "));
		else if (!strncmp(line, "settle", 6))
			settle(workspace, SLICE(""));
		else if (!strncmp(line, "news", 4))
			say_news(workspace);
		else
			say_report(workspace, slice_of(folder));
		fflush(stdout);
	}
	workspace_close(workspace);
	free(line);
	free(folder);
	return 0;
}

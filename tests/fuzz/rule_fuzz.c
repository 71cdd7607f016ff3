/* A rule of a user: YAML, and behind a line `%%` its query. Loaded from files as the product does, and compiled. */
#include "fuzz.h"

#include "app/save.h"
#include "config/read.h"
#include "data/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char plain_query[] = "((call function: (attribute object: (_) @df)) @report (#calls? @report dataframe.collect))\n";
static const char fixture[] = "#: Nothing\nx = 1  # expect: fuzzed\n";

static char folder[4096];

static void remove_folder(void)
{
	rmdir(folder);
}

static void make_folder(void)
{
	const char *temporary = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/oomlint-fuzz.XXXXXX", temporary ? temporary : "/tmp");
	if (!mkdtemp(folder))
		__builtin_trap();
	atexit(remove_folder);
}

static void with_file(const char *name, struct slice text, bool write)
{
	char path[4200];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
	if (write && file_create(slice_of(path), text))
		__builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice yaml = {(const char *)data, (uint32_t)size}, query = {plain_query, sizeof plain_query - 1};
	uint32_t cut = slice_find(yaml, SLICE("\n%%\n"), 0);
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct setup setup = {.isolated = true};
	struct slice problem;
	struct engine engine;

	if (!*folder)
		make_folder();
	if (cut != UINT32_MAX) {
		query = slice_part(yaml, cut + 4, yaml.length);
		yaml.length = cut + 1;
	}
	with_file("fuzzed.yaml", yaml, true);
	with_file("fuzzed.scm", query, true);
	with_file("fuzzed.py", (struct slice){fixture, sizeof fixture - 1}, true);
	config_take_text(&setup.options, CONFIG_RULES, slice_of(folder), &arena, &problem);
	config_take_text(&setup.options, CONFIG_SELECT, SLICE("fuzzed"), &arena, &problem);
	if (engine_open(&engine, &setup, &report))
		engine_ready(&engine, &report);
	render_all(&report, &engine);
	engine_close(&engine);
	with_file("fuzzed.yaml", yaml, false);
	with_file("fuzzed.scm", query, false);
	with_file("fuzzed.py", query, false);
	arena_free(&arena);
	return 0;
}

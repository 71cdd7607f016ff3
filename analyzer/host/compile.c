/* Build-time program: compile DIRECTORY OUTPUT.c reads the rules, the API model and the configuration keys of a directory
 * with the loader that the product has, and writes them as C. */
#include "base/sink.h"
#include "data/load.h"
#include "host/write_c.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void print_mistakes(const struct report *report)
{
	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *mistake = report->diagnostics.at + i;

		fprintf(stderr, "%.*s:", SLICE_ARGS(mistake->path));
		if (mistake->line)
			fprintf(stderr, "%u:%u:", mistake->line, mistake->column);
		fprintf(stderr, " %.*s\n", SLICE_ARGS(mistake->message));
	}
}

static bool load_and_write(struct slice directory, struct buffer *out, struct arena *forever)
{
	struct report report = {.arena = forever};
	struct rule_set rules;
	struct api api;
	struct spark_keys keys;
	bool right = rules_load(&rules, directory, forever, &report);

	right &= api_load(&api, directory, forever, &report);
	right &= spark_keys_load(&keys, directory, forever, &report);
	report_sort(&report);
	print_mistakes(&report);
	if (right)
		write_c(out, &rules, &api, &keys);
	return right;
}

static bool save(const char *path, struct slice text)
{
	struct sink sink = {.descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
	bool saved = sink.descriptor >= 0;

	if (saved) {
		sink_add(&sink, text);
		saved = sink_flush(&sink);
		errno = sink.error;
		saved = !close(sink.descriptor) && saved;
	}
	if (!saved)
		fprintf(stderr, "%s: cannot be written: %s\n", path, strerror(errno));
	sink_free(&sink);
	return saved;
}

int main(int count, char **arguments)
{
	struct arena forever = {0};
	struct buffer out = {0};
	bool done = count == 3;

	if (!done)
		fprintf(stderr, "usage: compile DIRECTORY OUTPUT.c\n");
	done = done && load_and_write(slice_of(arguments[1]), &out, &forever) && save(arguments[2], buffer_slice(&out));
	buffer_free(&out);
	arena_free(&forever);
	return done ? 0 : 1;
}

/* `oomlint generate`: files for shells and for man, from the tables that --help is made of. */
#include "app/generate.h"
#include "app/outputs.h"

#include "data/reading.h"

#include <stdio.h>
#include <unistd.h>

static const struct generator {
	const char *name;
	void (*write)(struct sink *sink);
} generators[] = {
	{"bash", generate_bash},
	{"zsh", generate_zsh},
	{"fish", generate_fish},
	{"man", generate_man},
};

enum { GENERATOR_COUNT = sizeof generators / sizeof *generators };

static const struct generator *generator_named(struct slice name)
{
	for (int i = 0; i < GENERATOR_COUNT; i++)
		if (slice_equal(name, slice_of(generators[i].name)))
			return &generators[i];
	return NULL;
}

static enum exit_status refuse(struct slice name)
{
	struct guess guess = guess_start(name);

	for (int i = 0; i < GENERATOR_COUNT; i++)
		guess_offer(&guess, slice_of(generators[i].name));
	fprintf(stderr, "oomlint: there is nothing to generate for `%.*s`; it takes bash, zsh, fish or man", SLICE_ARGS(name));
	if (guess.best.at)
		fprintf(stderr, ", did you mean `%.*s`?", SLICE_ARGS(guess.best));
	fputc('\n', stderr);
	return STATUS_FAILED;
}

enum exit_status generate_run(const struct options *options, struct arena *arena)
{
	struct sink sink = {.descriptor = STDOUT_FILENO};
	const struct generator *generator;
	bool written;

	(void)arena;
	if (options->words.count != 1) {
		fputs("oomlint: say what to generate: `oomlint generate bash`, zsh, fish or man\n", stderr);
		return STATUS_FAILED;
	}
	generator = generator_named(options->words.at[0]);
	if (!generator)
		return refuse(options->words.at[0]);
	generator->write(&sink);
	written = output_finish(&sink);
	sink_free(&sink);
	return written ? STATUS_NOTHING : STATUS_FAILED;
}

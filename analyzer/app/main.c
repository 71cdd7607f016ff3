/* oomlint: reads the command line and hands over to a command. */
#include "app/commands.h"
#include "app/outputs.h"
#include "app/wrap.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static enum exit_status usage_error(const struct buffer *problem)
{
	fprintf(stderr, "oomlint: %.*s\n`oomlint --help` says more.\n", (int)problem->length, problem->at);
	return STATUS_FAILED;
}

static enum exit_status say(void (*write)(struct sink *sink, const struct command *command), const struct command *command)
{
	struct sink sink = {.descriptor = STDOUT_FILENO}, text = {.descriptor = -1};
	bool written;

	write(&text, command);
	wrap_text(&sink, buffer_slice(&text.pending));
	sink_free(&text);
	written = output_finish(&sink);
	sink_free(&sink);
	return written ? STATUS_NOTHING : STATUS_FAILED;
}

static void version(struct sink *sink, const struct command *command)
{
	(void)command;
	sink_text(sink, "oomlint " OOMLINT_VERSION "\n");
}

static enum exit_status run(const struct options *options, struct arena *arena, struct buffer *problem)
{
	const struct command *command = NULL;

	if (options->version)
		return say(version, NULL);
	if (options->command.at && !(command = command_find(options->command, problem)))
		return usage_error(problem);
	if (options->help)
		return say(command_help, command);
	if (!command) {
		say(command_help, NULL);
		return STATUS_FAILED;
	}
	if (!options_fit(options, command->bit, problem))
		return usage_error(problem);
	return command->run(options, arena);
}

/* A file that is opened must not become stdout because there was none. */
static void hold_standard_streams(void)
{
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0)
			(void)!open("/dev/null", O_RDONLY);
}

/* A write that fails says so; it does not end the program. */
static void heed_errors(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

int main(int count, char **words)
{
	struct arena arena = {0};
	struct buffer problem = {0};
	struct options options;
	enum exit_status status;

	hold_standard_streams();
	heed_errors();
	if (options_parse(&options, count, words, &arena, &problem))
		status = run(&options, &arena, &problem);
	else
		status = usage_error(&problem);
	buffer_free(&problem);
	arena_free(&arena);
	return (int)status;
}

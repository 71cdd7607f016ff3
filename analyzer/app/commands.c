#include "app/commands.h"

#include "data/reading.h"

#include <sys/stat.h>

const struct command commands[] = {
	{"check", FOR_CHECK, "[PATH...]", "say what will run the driver or a Python worker out of memory (default: `.`; `-` is stdin)",
	 check_run},
	{"baseline", FOR_BASELINE, "[PATH...]", "write down what is found today, so that only new findings are shown from now on", baseline_run},
	{"rule", FOR_RULE, "[NAME|CODE]", "explain a rule, or list them all", rule_run},
	{"show", FOR_SHOW, "tree FILE | facts FILE[:LINE] | why FILE:LINE | api [FILTER] | predicates", "show what oomlint knows, and why it says nothing about a line", show_run},
	{"config", FOR_CONFIG, "[KEY...]", "explain a setting, or list them all", config_run},
	{"new", FOR_NEW, "NAME", "write the three files of a new rule, ready to run", new_run},
	{"server", FOR_SERVER, "", "speak with an editor on stdin and stdout (Language Server Protocol)", server_run},
	{"clean", FOR_CLEAN, "", "remove the cache that `cache-dir` names", clean_run},
	{"generate", FOR_GENERATE, "bash | zsh | fish | man", "print what completes commands and options in a shell, or the manual page", generate_run},
	{NULL, 0, NULL, NULL, NULL},
};

static bool is_path(struct slice word)
{
	struct stat status;

	return slice_equal(word, SLICE("-")) || !stat(word.at, &status);
}

const struct command *command_find(struct slice name, struct buffer *problem)
{
	struct guess guess = guess_start(name);

	for (const struct command *command = commands; command->name; command++) {
		if (slice_equal(name, slice_of(command->name)))
			return command;
		guess_offer(&guess, slice_of(command->name));
	}
	buffer_format(problem, "there is no command `%.*s`", SLICE_ARGS(name));
	if (is_path(name))
		buffer_format(problem, ", did you mean `oomlint check %.*s`?", SLICE_ARGS(name));
	else if (guess.best.at)
		buffer_format(problem, ", did you mean `%.*s`?", SLICE_ARGS(guess.best));
	return NULL;
}

static void program_help(struct sink *sink)
{
	sink_text(sink, "oomlint " OOMLINT_SUMMARY ".\n\n"
	                "Usage: oomlint COMMAND [OPTIONS]\n\nCommands:\n");
	for (const struct command *command = commands; command->name; command++)
		sink_format(sink, "  %-8s %s\n", command->name, command->about);
	sink_text(sink, "\nOptions of every command:\n");
	options_describe(sink, 0);
	sink_text(sink, "\n`oomlint COMMAND --help` lists the options of a command.\n"
	                "`@FILE` in the place of an argument stands for the lines of that file, one argument each.\n"
	                "Exit status: 0 nothing found, 1 findings, 2 the job could not be done.\n");
}

void command_help(struct sink *sink, const struct command *command)
{
	if (!command) {
		program_help(sink);
		return;
	}
	sink_format(sink, "Usage: oomlint %s [OPTIONS] %s\n\n%s\n\nOptions:\n", command->name, command->words, command->about);
	options_describe(sink, command->bit);
}

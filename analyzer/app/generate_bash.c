#include "app/generate_parts.h"

static const char start[] =
	"# bash completion for oomlint; made by `oomlint generate bash`\n"
	"_oomlint()\n"
	"{\n"
	"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= at\n"
	"\tif [[ $word == '=' ]]; then word=; # --color=\n"
	"\telif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi\n"
	"\tfor ((at = 1; at < COMP_CWORD; at++)); do\n"
	"\t\tcase ${COMP_WORDS[at]} in\n"
	"\t\t";

static const char end[] =
	"\tesac\n"
	"}\n"
	"complete -F _oomlint oomlint\n";

static void write_names(struct sink *sink, const char *between)
{
	const char *before = "";

	for (const struct command *command = commands; command->name; command++, before = between)
		sink_format(sink, "%s%s", before, command->name);
}

/* An assignment to COMPREPLY. */
static void write_reply(struct sink *sink, enum filler filler)
{
	if (filler == FILL_FILES || filler == FILL_FOLDERS)
		sink_format(sink, "compopt -o filenames; mapfile -t COMPREPLY < <(compgen %s -- \"$word\")", filler == FILL_FILES ? "-f" : "-d");
	else if (filler == FILL_RULES || filler == FILL_KEYS)
		sink_format(sink, "mapfile -t COMPREPLY < <(compgen -W \"$(%s)\" -- \"$word\")", filler_command(filler));
}

static void write_word_reply(struct sink *sink, void (*write)(struct sink *sink, const void *of), const void *of)
{
	sink_text(sink, "mapfile -t COMPREPLY < <(compgen -W '");
	write(sink, of);
	sink_text(sink, "' -- \"$word\")");
}

static void words_of_choices(struct sink *sink, const void *of)
{
	write_choices(sink, of, " ");
}

static void words_of_command(struct sink *sink, const void *of)
{
	command_words(sink, of, " ");
}

static void words_of_commands(struct sink *sink, const void *of)
{
	(void)of;
	write_names(sink, " ");
}

static void options_of(struct sink *sink, const void *of)
{
	const struct command *command = of;
	unsigned bits = command ? command->bit : FOR_ALL;
	struct option_row row;

	for (int i = 0; options_row(i, &row); i++)
		if ((row.commands & bits) == bits)
			sink_format(sink, "--%s ", row.name);
}

static void write_values(struct sink *sink)
{
	struct option_row row;

	for (int i = 0; options_row(i, &row); i++) {
		enum filler filler = option_filler(&row);

		if (!row.argument || row.optional)
			continue;
		sink_format(sink, "\t--%s", row.name);
		if (row.letter)
			sink_format(sink, " | -%c", row.letter);
		sink_text(sink, ") ");
		if (filler == FILL_WORDS)
			write_word_reply(sink, words_of_choices, row.choices);
		else
			write_reply(sink, filler);
		sink_text(sink, filler == FILL_NOTHING ? "return ;;\n" : "; return ;;\n");
	}
}

static void write_command(struct sink *sink, const struct command *command)
{
	enum filler filler = command_filler(command);

	sink_format(sink, "\t%s:-*) ", command->name);
	write_word_reply(sink, options_of, command);
	sink_format(sink, " ;;\n\t%s:*) ", command->name);
	if (filler != FILL_WORDS)
		write_reply(sink, filler);
	else {
		sink_text(sink, "if [[ ${COMP_WORDS[COMP_CWORD - 1]} == \"$command\" ]]; then ");
		write_word_reply(sink, words_of_command, command);
		if (command_later_filler(command) == FILL_FILES)
			sink_text(sink, "; else ");
		write_reply(sink, command_later_filler(command));
		sink_text(sink, "; fi");
	}
	sink_text(sink, " ;;\n");
}

void generate_bash(struct sink *sink)
{
	sink_text(sink, start);
	write_names(sink, " | ");
	sink_text(sink, ") command=${COMP_WORDS[at]}; break ;;\n\t\tesac\n\tdone\n\tcase $before in\n");
	write_values(sink);
	sink_text(sink, "\tesac\n\tcase $command:$word in\n\t:-*) ");
	write_word_reply(sink, options_of, NULL);
	sink_text(sink, " ;;\n\t:*) ");
	write_word_reply(sink, words_of_commands, NULL);
	sink_text(sink, " ;;\n");
	for (const struct command *command = commands; command->name; command++)
		write_command(sink, command);
	sink_text(sink, end);
}

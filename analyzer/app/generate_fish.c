#include "app/generate_parts.h"

/* How fish fills a word: -r -F files, -x -a something. */
static void write_filler(struct sink *sink, enum filler filler, const char *choices)
{
	if (filler == FILL_FILES)
		sink_text(sink, " -r -F");
	else if (filler == FILL_FOLDERS)
		sink_text(sink, " -x -a '(__fish_complete_directories)'");
	else if (filler == FILL_NOTHING)
		sink_text(sink, " -x");
	else if (filler == FILL_WORDS) {
		sink_text(sink, " -x -a '");
		write_choices(sink, choices, " ");
		sink_text(sink, "'");
	} else {
		sink_text(sink, " -x -a \"(");
		write_escaped(sink, filler_command(filler), "$\"");
		sink_text(sink, ")\"");
	}
}

static void write_option(struct sink *sink, const struct command *command, const struct option_row *row)
{
	sink_text(sink, "complete -c oomlint");
	if (command)
		sink_format(sink, " -n '__fish_seen_subcommand_from %s'", command->name);
	sink_format(sink, " -l %s", row->name);
	if (row->letter)
		sink_format(sink, " -s %c", row->letter);
	if (row->argument && !row->optional)
		write_filler(sink, option_filler(row), row->choices);
	sink_text(sink, " -d ");
	write_quoted(sink, row->about, "\\'");
	sink_text(sink, "\n");
}

static void write_words(struct sink *sink, const struct command *command)
{
	enum filler filler = command_filler(command);

	if (filler == FILL_NOTHING)
		return;
	sink_format(sink, "complete -c oomlint -n '__fish_seen_subcommand_from %s'", command->name);
	if (filler == FILL_WORDS) {
		sink_text(sink, " -a '");
		command_words(sink, command, " ");
		sink_text(sink, "'");
	}
	if (command_later_filler(command) == FILL_FILES)
		sink_text(sink, " -F");
	else if (filler != FILL_WORDS)
		write_filler(sink, filler, "");
	sink_text(sink, "\n");
}

static void write_command(struct sink *sink, const struct command *command)
{
	struct option_row row;

	sink_format(sink, "complete -c oomlint -n __fish_use_subcommand -a %s -d ", command->name);
	write_quoted(sink, command->about, "\\'");
	sink_text(sink, "\n");
	write_words(sink, command);
	for (int i = 0; options_row(i, &row); i++)
		if (row.commands & command->bit && row.commands != FOR_ALL)
			write_option(sink, command, &row);
}

void generate_fish(struct sink *sink)
{
	struct option_row row;

	sink_text(sink, "# fish completion for oomlint; made by `oomlint generate fish`\ncomplete -c oomlint -f\n");
	for (int i = 0; options_row(i, &row); i++)
		if (row.commands == FOR_ALL)
			write_option(sink, NULL, &row);
	for (const struct command *command = commands; command->name; command++)
		write_command(sink, command);
}

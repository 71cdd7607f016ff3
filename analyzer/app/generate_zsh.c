#include "app/generate_parts.h"

/* What `_arguments` runs to fill a word; in single quotes already. */
static void write_action(struct sink *sink, enum filler filler, const char *choices)
{
	switch (filler) {
	case FILL_WORDS:
		sink_text(sink, "(");
		write_choices(sink, choices, " ");
		sink_text(sink, ")");
		return;
	case FILL_FILES:
		sink_text(sink, "_files");
		return;
	case FILL_FOLDERS:
		sink_text(sink, "_files -/");
		return;
	case FILL_RULES:
		sink_text(sink, "_oomlint_rules");
		return;
	case FILL_KEYS:
		sink_text(sink, "_oomlint_keys");
		return;
	case FILL_NOTHING:
		sink_text(sink, " ");
		return;
	}
}

static void write_list(struct sink *sink, const char *name, enum filler filler)
{
	sink_format(sink, "%s() { local -a found; found=(${(f)\"$(%s)\"}); compadd -a found }\n", name, filler_command(filler));
}

/* '-j+[about]:N: ' or '--jobs=[about]:N: '. */
static void write_option(struct sink *sink, const struct option_row *row, bool letter)
{
	const char *value = !row->argument ? "" : row->optional ? "=-" : letter ? "+" : "=";

	sink_format(sink, " \\\n\t\t'%s", row->argument ? "*" : "");
	if (letter)
		sink_format(sink, "-%c%s[", row->letter, value);
	else
		sink_format(sink, "--%s%s[", row->name, value);
	for (const char *at = row->about; *at; at++)
		sink_format(sink, *at == '[' || *at == ']' ? "\\%c" : *at == '\'' ? "'\\%c'" : "%c", *at);
	sink_text(sink, "]");
	if (row->argument) {
		sink_text(sink, row->optional ? "::" : ":");
		write_escaped(sink, row->argument, ":[]");
		sink_text(sink, ":");
		write_action(sink, option_filler(row), row->choices);
	}
	sink_text(sink, "'");
}

static void write_options(struct sink *sink, unsigned bits)
{
	struct option_row row;

	for (int i = 0; options_row(i, &row); i++) {
		if ((row.commands & bits) != bits)
			continue;
		write_option(sink, &row, false);
		if (row.letter)
			write_option(sink, &row, true);
	}
}

static void write_command(struct sink *sink, const struct command *command)
{
	enum filler filler = command_filler(command);

	sink_format(sink, "\t%s) _arguments -s", command->name);
	write_options(sink, command->bit);
	if (filler == FILL_WORDS) {
		sink_text(sink, " \\\n\t\t'1: :");
		write_action(sink, filler, command->words);
		sink_text(sink, "'");
	}
	sink_text(sink, " \\\n\t\t'*: :");
	write_action(sink, command_later_filler(command), "");
	sink_text(sink, "' ;;\n");
}

void generate_zsh(struct sink *sink)
{
	sink_text(sink, "#compdef oomlint\n# zsh completion for oomlint; made by `oomlint generate zsh`\n");
	write_list(sink, "_oomlint_rules", FILL_RULES);
	write_list(sink, "_oomlint_keys", FILL_KEYS);
	sink_text(sink, "_oomlint() {\n\tlocal state line curcontext=$curcontext\n\tlocal -a names\n\tnames=(");
	for (const struct command *command = commands; command->name; command++) {
		sink_format(sink, "\n\t\t%s:", command->name);
		write_quoted(sink, command->about, "'\\''");
	}
	sink_text(sink, ")\n\t_arguments -C -s");
	write_options(sink, FOR_ALL);
	sink_text(sink, " \\\n\t\t'1: :{_describe command names}' '*:: :->rest'\n\t[[ $state == rest ]] || return\n\tcase $line[1] in\n");
	for (const struct command *command = commands; command->name; command++)
		write_command(sink, command);
	sink_text(sink, "\tesac\n}\nif [[ $funcstack[1] == _oomlint ]]; then _oomlint \"$@\"; else compdef _oomlint oomlint; fi\n");
}

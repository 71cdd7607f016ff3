#include "app/generate.h"
#include "config/config.h"

#include <string.h>

/* Text of roff: its own characters are escaped, and a line does not begin with one. */
static void write_text(struct sink *sink, const char *text)
{
	if (strchr(".'", *text))
		sink_text(sink, "\\&");
	for (; *text; text++)
		if (*text == '-')
			sink_text(sink, "\\-");
		else if (*text == '\\')
			sink_text(sink, "\\e");
		else
			sink_format(sink, "%c", *text);
}

static void write_section(struct sink *sink, const char *title)
{
	sink_format(sink, ".SH %s\n", title);
}

static void write_option(struct sink *sink, const struct option_row *row)
{
	sink_text(sink, ".TP\n");
	if (row->letter)
		sink_format(sink, "\\fB\\-%c\\fR, ", row->letter);
	sink_text(sink, "\\fB\\-\\-");
	write_text(sink, row->name);
	sink_text(sink, "\\fR");
	if (row->argument) {
		sink_text(sink, row->optional ? "" : " ");
		sink_text(sink, "\\fI");
		write_text(sink, row->argument);
		sink_text(sink, "\\fR");
	}
	sink_text(sink, "\n");
	write_text(sink, row->about);
	sink_text(sink, "\n");
}

static void write_command(struct sink *sink, const struct command *command)
{
	struct option_row row;

	sink_format(sink, ".SS oomlint %s [\\fIOPTIONS\\fR] ", command->name);
	write_text(sink, command->words);
	sink_text(sink, "\n");
	write_text(sink, command->about);
	sink_text(sink, ".\n");
	for (int i = 0; options_row(i, &row); i++)
		if (row.commands & command->bit && row.commands != FOR_ALL)
			write_option(sink, &row);
}

static void write_variables(struct sink *sink)
{
	for (int i = 0; i < CONFIG_COUNT; i++)
		if (config_rows[i].variable) {
			sink_format(sink, ".TP\n\\fB%s\\fR\n", config_rows[i].variable);
			write_text(sink, config_rows[i].help);
			sink_text(sink, "\n");
		}
	sink_text(sink, ".TP\n\\fBNO_COLOR\\fR, \\fBFORCE_COLOR\\fR\nno colors, or colors even where the output is no terminal\n");
}

void generate_man(struct sink *sink)
{
	struct option_row row;

	sink_text(sink, ".TH OOMLINT 1 \"\" \"oomlint " OOMLINT_VERSION "\" \"User Commands\"\n");
	write_section(sink, "NAME");
	sink_text(sink, "oomlint \\- " OOMLINT_SUMMARY "\n");
	write_section(sink, "SYNOPSIS");
	sink_text(sink, "\\fBoomlint\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n");
	write_section(sink, "COMMANDS");
	for (const struct command *command = commands; command->name; command++)
		write_command(sink, command);
	write_section(sink, "OPTIONS OF EVERY COMMAND");
	for (int i = 0; options_row(i, &row); i++)
		if (row.commands == FOR_ALL)
			write_option(sink, &row);
	write_section(sink, "EXIT STATUS");
	sink_text(sink, "0 nothing found, 1 findings, 2 the job could not be done.\n");
	write_section(sink, "ENVIRONMENT");
	write_variables(sink);
	write_section(sink, "FILES");
	sink_text(sink, ".TP\n\\fBoomlint.toml\\fR, \\fBpyproject.toml\\fR ([tool.oomlint])\nsettings; the nearest above each file count, and \\fBoomlint config\\fR explains them\n");
}

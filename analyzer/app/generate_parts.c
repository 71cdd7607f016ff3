#include "app/generate_parts.h"

#include <string.h>

static bool begins(const char *text, const char *start)
{
	return text && !strncmp(text, start, strlen(start));
}

enum filler option_filler(const struct option_row *row)
{
	if (*row->choices)
		return FILL_WORDS;
	if (begins(row->argument, "RULES"))
		return FILL_RULES;
	if (begins(row->argument, "DIR"))
		return FILL_FOLDERS;
	return begins(row->argument, "FILE") ? FILL_FILES : FILL_NOTHING;
}

enum filler command_filler(const struct command *command)
{
	if (strstr(command->words, "CODE"))
		return FILL_RULES;
	if (strstr(command->words, "KEY"))
		return FILL_KEYS;
	if (strstr(command->words, "PATH"))
		return FILL_FILES;
	return strstr(command->words, " | ") ? FILL_WORDS : FILL_NOTHING;
}

enum filler command_later_filler(const struct command *command)
{
	enum filler filler = command_filler(command);

	if (filler != FILL_WORDS)
		return filler;
	return strstr(command->words, "FILE") ? FILL_FILES : FILL_NOTHING;
}

void write_choices(struct sink *sink, const char *choices, const char *between)
{
	struct slice rest = slice_of(choices), choice;
	const char *before = "";

	while (slice_next(&rest, '|', &choice)) {
		struct slice word = slice_trim(choice);

		slice_next(&word, ' ', &choice);
		sink_text(sink, before);
		sink_add(sink, choice);
		before = between;
	}
}

void command_words(struct sink *sink, const struct command *command, const char *between)
{
	if (command_filler(command) == FILL_WORDS)
		write_choices(sink, command->words, between);
}

void write_escaped(struct sink *sink, const char *text, const char *characters)
{
	for (; *text; text++)
		sink_format(sink, strchr(characters, *text) ? "\\%c" : "%c", *text);
}

void write_quoted(struct sink *sink, const char *text, const char *quote)
{
	sink_text(sink, "'");
	for (; *text; text++)
		if (*text == '\'')
			sink_text(sink, quote);
		else
			sink_format(sink, "%c", *text);
	sink_text(sink, "'");
}

const char *filler_command(enum filler filler)
{
	return filler == FILL_KEYS ? "oomlint config 2>/dev/null | awk '/^[a-z]/ {print $1}'" : "oomlint rule 2>/dev/null | awk '{print $3; print $1}'";
}

/* What the generators of completions share. Private to app/generate*.c. */
#ifndef OOMLINT_APP_GENERATE_PARTS_H
#define OOMLINT_APP_GENERATE_PARTS_H

#include "app/generate.h"

/* What can stand for a word. */
enum filler { FILL_NOTHING, FILL_WORDS, FILL_FILES, FILL_FOLDERS, FILL_RULES, FILL_KEYS };

/* What fills the value of an option: its choices, or what its ARGUMENT is a name for. */
enum filler option_filler(const struct option_row *row);
/* Likewise for the words after a command; of a command that has words of its own, FILL_WORDS. */
enum filler command_filler(const struct command *command);
/* What fills the words after the first one. */
enum filler command_later_filler(const struct command *command);
/* The own words of a command, as in "tree facts why"; `between` stands between them. */
void command_words(struct sink *sink, const struct command *command, const char *between);
/* Words with bars between them, written with something else between them. */
void write_choices(struct sink *sink, const char *choices, const char *between);
/* The text with a backslash before each of the characters. */
void write_escaped(struct sink *sink, const char *text, const char *characters);
/* The text in single quotes: a quote inside is written as `quote`. */
void write_quoted(struct sink *sink, const char *text, const char *quote);
/* A command line that lists codes and names of rules, or keys of settings. */
const char *filler_command(enum filler filler);

#endif

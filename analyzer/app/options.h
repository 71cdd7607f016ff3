/* The command line. One table of options parses it and describes it. */
#ifndef OOMLINT_APP_OPTIONS_H
#define OOMLINT_APP_OPTIONS_H

#include "app/setup.h"
#include "base/sink.h"

#include <stdbool.h>

/* Bits, because an option may belong to several commands. */
enum command_bit { FOR_CHECK = 1, FOR_RULE = 2, FOR_SHOW = 4, FOR_NEW = 8, FOR_BASELINE = 16, FOR_CONFIG = 32, FOR_GENERATE = 64, FOR_SERVER = 128, FOR_CLEAN = 256, FOR_ALL = 511 };

enum color_wish { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	struct setup setup;
	struct slice command;          /* the first word that is no option; at == NULL: none */
	struct words words;            /* those after it */
	struct slice stdin_filename, directory;
	struct slice baseline;         /* at == NULL: looked for */
	struct slice diff_base;        /* a revision of git; at == NULL: all lines count */
	struct slice add_ignore;       /* the reason; at == NULL: no comments are written */
	uint32_t jobs;            /* threads; 0: as many as there are processors */
	enum color_wish color;
	bool diff, watch, show_files, show_settings, schema, markdown, exit_zero, exit_non_zero_on_fix, quiet, statistics, no_suppressions, show_suppressed, no_prefilter, timing, help, version;
	bool no_baseline, strict_baseline, accept_new, write_baseline, stdio, verbose;
	bool no_cache;            /* what was found before does not count */
	uint64_t given;                /* bit set: rows of the table that were used */
};

/* Reads the command line; texts are borrowed from it, lists live in `arena`. false after *problem was written. */
bool options_parse(struct options *options, int count, char **words, struct arena *arena, struct buffer *problem);
/* Whether every option that was given belongs to the command. */
bool options_fit(const struct options *options, unsigned command, struct buffer *problem);
/* The options of a command, one line each; of all commands where `command` is 0. */
void options_describe(struct sink *sink, unsigned command);

/* An option as people see it. */
struct option_row {
	const char *name;
	char letter;             /* 0: none */
	const char *argument;    /* NULL: takes none */
	bool optional;           /* its value may be left out, and stands behind an equals sign */
	unsigned commands;
	const char *choices;     /* of its value, with bars between them; "": any */
	const char *about;
};

/* The option at this place among those that are shown; false behind the last. */
bool options_row(int at, struct option_row *row);

#endif

/* The commands: one table, one function each. */
#ifndef OOMLINT_APP_COMMANDS_H
#define OOMLINT_APP_COMMANDS_H

#include "app/options.h"

enum exit_status { STATUS_NOTHING = 0, STATUS_FINDINGS = 1, STATUS_FAILED = 2 };

struct command {
	const char *name;
	enum command_bit bit;
	const char *words;    /* what it takes besides options, as in "[PATH...]" */
	const char *about;
	enum exit_status (*run)(const struct options *options, struct arena *arena);
};

/* All commands, ended by a row without a name. */
extern const struct command commands[];
/* The command of this name; NULL after *problem was written. */
const struct command *command_find(struct slice name, struct buffer *problem);
/* Texts of --help: of the program where `command` is NULL. */
void command_help(struct sink *sink, const struct command *command);

enum exit_status check_run(const struct options *options, struct arena *arena);
/* Writes the baseline instead of the report. */
enum exit_status baseline_run(const struct options *options, struct arena *arena);
enum exit_status rule_run(const struct options *options, struct arena *arena);
enum exit_status show_run(const struct options *options, struct arena *arena);
enum exit_status config_run(const struct options *options, struct arena *arena);
enum exit_status new_run(const struct options *options, struct arena *arena);
/* The language server, on stdin and stdout. */
enum exit_status server_run(const struct options *options, struct arena *arena);
/* Removes the cache. */
enum exit_status clean_run(const struct options *options, struct arena *arena);
/* Completions and the manual page. */
enum exit_status generate_run(const struct options *options, struct arena *arena);

#endif

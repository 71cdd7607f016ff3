/* The words of the command line, with those of a file in the place of `@FILE`. */
#ifndef OOMLINT_APP_ARGUMENTS_H
#define OOMLINT_APP_ARGUMENTS_H

#include "base/buffer.h"
#include "base/list.h"

struct argument {
	char *word;
	struct slice file;      /* that it stands in; at == NULL: it was typed */
	uint32_t line;
};

struct arguments {
	LIST(struct argument) list;
};

/* One line is one word, and empty lines are none; a line may be an `@FILE` in its turn. Behind `--` nothing is read. false after *problem
 * was written. */
bool arguments_read(struct arguments *arguments, int count, char **words, struct arena *arena, struct buffer *problem);
/* "args.txt:3: ", or nothing for what was typed. */
void argument_say_place(const struct argument *argument, struct buffer *problem);

#endif

#include "app/arguments.h"

#include "app/input.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { BYTES_MOST = 256 << 20, DEPTH_MOST = 16 };

/* What is read, and where. */
struct reader {
	struct arguments *arguments;
	struct arena *arena;
	struct buffer *problem;
	bool only_words;        /* `--` was met */
};

void argument_say_place(const struct argument *argument, struct buffer *problem)
{
	if (argument->file.at)
		buffer_format(problem, "%.*s:%u: ", SLICE_ARGS(argument->file), argument->line);
}

/* Pipes count as well: `@<(git diff --name-only main)`. */
static bool read_text(struct reader *reader, const struct argument *argument, struct slice path, struct slice *text)
{
	struct input input = {0};
	struct report quiet = {.arena = reader->arena};
	int file = open(path.at, O_RDONLY | O_CLOEXEC);
	bool read = file >= 0 && input_read_stream(&input, file, path, BYTES_MOST, &quiet);

	if (read) {
		*text = arena_copy(reader->arena, buffer_slice(&input.bytes));
	} else {
		argument_say_place(argument, reader->problem);
		if (file < 0)
			buffer_format(reader->problem, "`%s`: there is no such list of arguments that could be read (%s); a path that begins with `@` is written `./%s`",
			              argument->word, strerror(errno), argument->word);
		else
			buffer_format(reader->problem, "`%s`: %.*s", argument->word, SLICE_ARGS(quiet.diagnostics.at[0].message));
	}
	if (file >= 0)
		close(file);
	buffer_free(&input.bytes);
	return read;
}

static bool is_text(struct slice line, const struct argument *at, struct buffer *problem)
{
	if (!slice_has(line, (struct slice){"", 1}))
		return true;
	argument_say_place(at, problem);
	buffer_add_text(problem, "this is no text in UTF-8, and no list of arguments");
	return false;
}

static bool take(struct reader *reader, struct argument argument, int depth);

/* No deeper than DEPTH_MOST. */
static bool take_file(struct reader *reader, const struct argument *argument, int depth)
{
	struct slice path = slice_of(argument->word + 1), text, line;
	struct argument each = {.file = path};

	if (depth == DEPTH_MOST) {
		argument_say_place(argument, reader->problem);
		buffer_format(reader->problem, "`%s`: lists of arguments name each other %d deep; is it a circle?", argument->word, DEPTH_MOST);
		return false;
	}
	if (!read_text(reader, argument, path, &text))
		return false;
	if (slice_starts(text, SLICE("\xEF\xBB\xBF")))
		text = slice_part(text, 3, text.length);
	while (slice_next(&text, '\n', &line)) {
		each.line++;
		if (slice_ends(line, SLICE("\r")))
			line.length--;
		if (!is_text(line, &each, reader->problem))
			return false;
		each.word = (char *)arena_copy(reader->arena, line).at;
		if (line.length && !take(reader, each, depth + 1))
			return false;
	}
	return true;
}

static bool take(struct reader *reader, struct argument argument, int depth)
{
	if (!reader->only_words && argument.word[0] == '@' && argument.word[1])
		return take_file(reader, &argument, depth);
	reader->only_words = reader->only_words || !strcmp(argument.word, "--");
	*list_push(reader->arena, &reader->arguments->list) = argument;
	return true;
}

bool arguments_read(struct arguments *arguments, int count, char **words, struct arena *arena, struct buffer *problem)
{
	struct reader reader = {.arguments = arguments, .arena = arena, .problem = problem};

	for (int i = 1; i < count; i++)
		if (!take(&reader, (struct argument){.word = words[i]}, 0))
			return false;
	return true;
}

/* Says which paths are left out: in the working folder, which is a repository's root, of those on stdin, one a line, folders with a
 * slash behind; for tests/ignored.py. The argument is the user's exclude file. */
#include "base/buffer.h"
#include "base/sink.h"
#include "ignore/ignores.h"

#include <stdlib.h>
#include <unistd.h>

static struct slice users;

static struct slice users_file(struct slice root, struct arena *arena)
{
	(void)root;
	(void)arena;
	return users;
}

int main(int count, char **words)
{
	struct buffer input = {0};
	struct sink out = {.descriptor = STDOUT_FILENO};
	struct arena memory = {0};
	struct ignores ignores;
	char *here = getcwd(NULL, 0);
	struct slice rest, line;
	ssize_t got;

	users = slice_of(count > 1 ? words[1] : NULL);
	while ((got = read(STDIN_FILENO, buffer_room(&input, 65536), 65536)) > 0)
		input.length += (size_t)got;
	ignores_open(&ignores, users_file);
	rest = buffer_slice(&input);
	while (slice_next(&rest, '\n', &line)) {
		bool folder = slice_ends(line, SLICE("/"));
		struct slice path = arena_format(&memory, "%s/%.*s", here, (int)line.length - folder, line.at);

		if (line.length && ignores_path_or_above(&ignores, path, folder))
			sink_format(&out, "%.*s\n", SLICE_ARGS(line));
	}
	sink_flush(&out);
	sink_free(&out);
	ignores_close(&ignores);
	arena_free(&memory);
	buffer_free(&input);
	free(here);
	return 0;
}

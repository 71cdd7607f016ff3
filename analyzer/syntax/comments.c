#include "syntax/comments.h"

enum { RUN_MOST = 64 };

/* Lines of white space and comments, one behind the other. */
struct run {
	struct span span;
	uint32_t comments;
};

static uint32_t line_end(struct slice code, uint32_t at)
{
	const char *newline = memchr(code.at + at, '\n', code.length - at);

	return newline ? (uint32_t)(newline - code.at) : code.length;
}

static uint32_t skip_blanks(struct slice code, uint32_t at, uint32_t end)
{
	while (at < end && (code.at[at] == ' ' || code.at[at] == '\t' || code.at[at] == '\r' || code.at[at] == '\f'))
		at++;
	return at;
}

/* The run that begins with the line at `start`; its end is the start of the first line that has something else. */
static struct run run_at(struct slice code, uint32_t start)
{
	struct run run = {{start, start}, 0};

	while (run.span.end < code.length) {
		uint32_t end = line_end(code, run.span.end), text = skip_blanks(code, run.span.end, end);

		if (text < end && code.at[text] != '#')
			break;
		run.comments += text < end;
		run.span.end = end < code.length ? end + 1 : end;
	}
	return run;
}

/* What may be meant for us, and what may end a text in quotes that the run stands in. */
static bool stays(struct slice line)
{
	return slice_has(line, SLICE("oomlint:")) || slice_has(line, SLICE("\"\"\"")) || slice_has(line, SLICE("'''"));
}

static void blank(char *code, struct span run)
{
	for (uint32_t at = run.start, end; at < run.end; at = end + 1) {
		end = line_end((struct slice){code, run.end}, at);
		if (!stays(slice_between(code + at, code + end)))
			memset(code + at, ' ', end - at);
	}
}

static void find_runs(struct slice code, struct hidden_comments *hidden, struct arena *arena)
{
	for (uint32_t at = 0; at < code.length; at = line_end(code, at) + 1) {
		struct run run = {0};

		if (code.at[at] == '#' || code.at[at] == ' ' || code.at[at] == '\t')
			run = run_at(code, at);
		if (run.comments > RUN_MOST)
			*list_push(arena, hidden) = run.span;
		if (run.span.end > at)
			at = run.span.end - 1;
	}
}

struct slice comments_hidden(struct slice code, struct hidden_comments *hidden, struct arena *arena)
{
	char *copy;

	find_runs(code, hidden, arena);
	if (!hidden->count)
		return code;
	copy = arena_take(arena, code.length);
	memcpy(copy, code.at, code.length);
	for (uint32_t i = 0; i < hidden->count; i++)
		blank(copy, hidden->at[i]);
	return (struct slice){copy, code.length};
}

#include "app/diff.h"

#include "base/list.h"

#include <stdlib.h>

enum {
	CONTEXT = 3,
	EFFORT = 1000, /* lines that differ; beyond, the whole middle is replaced */
};

/* The lines of a text, each with its end; changed[i]: the other text does not have it. */
struct side {
	struct slice *at;
	uint32_t count, capacity;
	bool *changed;
};

struct block {
	uint32_t before, before_end, after, after_end;
};

struct diff {
	struct arena arena;
	struct side before, after;
	LIST(struct block) blocks;
};

static void read_lines(struct diff *diff, struct side *side, struct slice text)
{
	while (text.length) {
		const char *end = memchr(text.at, '\n', text.length);
		uint32_t length = end ? (uint32_t)(end + 1 - text.at) : text.length;

		*list_push(&diff->arena, side) = slice_part(text, 0, length);
		text = slice_part(text, length, text.length);
	}
	side->changed = ARENA_ARRAY(&diff->arena, bool, side->count + 1);
}

/* Part of both sides that is still to be compared. */
struct range {
	uint32_t before, before_end, after, after_end;
};

static bool same(const struct diff *diff, uint32_t i, uint32_t j)
{
	return slice_equal(diff->before.at[i], diff->after.at[j]);
}

static struct range without_ends(const struct diff *diff)
{
	struct range range = {0, diff->before.count, 0, diff->after.count};

	while (range.before < range.before_end && range.after < range.after_end && same(diff, range.before, range.after)) {
		range.before++;
		range.after++;
	}
	while (range.before < range.before_end && range.after < range.after_end &&
	       same(diff, range.before_end - 1, range.after_end - 1)) {
		range.before_end--;
		range.after_end--;
	}
	return range;
}

static void mark_all(struct diff *diff, struct range range)
{
	for (uint32_t i = range.before; i < range.before_end; i++)
		diff->before.changed[i] = true;
	for (uint32_t j = range.after; j < range.after_end; j++)
		diff->after.changed[j] = true;
}

/* One row for each number of changes d: how far along `before` each diagonal k = i - j has come, at [k + d]. (Myers, 1986)
 * A step of d + 1 changes comes down from the diagonal above or right from the one below, whichever is further. */
static bool comes_down(const int32_t *row, int32_t d, int32_t k)
{
	return k == -d - 1 || (k != d + 1 && row[k - 1 + d] < row[k + 1 + d]);
}

static int32_t step(const int32_t *row, int32_t d, int32_t k)
{
	return comes_down(row, d, k) ? row[k + 1 + d] : row[k - 1 + d] + 1;
}

/* Goes back from the end, marking what each row changed. */
static void mark_path(struct diff *diff, struct range range, int32_t **rows, int32_t d)
{
	int32_t i = (int32_t)(range.before_end - range.before), j = (int32_t)(range.after_end - range.after);

	for (; d > 0; d--) {
		int32_t k = i - j;
		bool down = comes_down(rows[d - 1], d - 1, k);

		i = step(rows[d - 1], d - 1, k) - !down;
		j = i - (down ? k + 1 : k - 1);
		if (down)
			diff->after.changed[range.after + (uint32_t)j] = true;
		else
			diff->before.changed[range.before + (uint32_t)i] = true;
	}
}

static int32_t slide(const struct diff *diff, struct range range, int32_t i, int32_t k)
{
	while (range.before + (uint32_t)i < range.before_end && range.after + (uint32_t)(i - k) < range.after_end &&
	       same(diff, range.before + (uint32_t)i, range.after + (uint32_t)(i - k)))
		i++;
	return i;
}

static void compare(struct diff *diff, struct range range)
{
	int32_t *rows[EFFORT + 1];
	int32_t n = (int32_t)(range.before_end - range.before), m = (int32_t)(range.after_end - range.after);

	for (int32_t d = 0; d <= EFFORT; d++) {
		rows[d] = ARENA_ARRAY(&diff->arena, int32_t, 2 * d + 1);
		for (int32_t k = -d; k <= d; k += 2) {
			int32_t i = slide(diff, range, d ? step(rows[d - 1], d - 1, k) : 0, k);

			rows[d][k + d] = i;
			if (i == n && i - k == m) {
				mark_path(diff, range, rows, d);
				return;
			}
		}
	}
	mark_all(diff, range);
}

static void find_blocks(struct diff *diff)
{
	uint32_t i = 0, j = 0;

	while (i < diff->before.count || j < diff->after.count) {
		struct block block = {i, i, j, j};

		while (block.before_end < diff->before.count && diff->before.changed[block.before_end])
			block.before_end++;
		while (block.after_end < diff->after.count && diff->after.changed[block.after_end])
			block.after_end++;
		if (block.before_end > i || block.after_end > j)
			*list_push(&diff->arena, &diff->blocks) = block;
		i = block.before_end + 1;
		j = block.after_end + 1;
	}
}

static void write_line(struct sink *sink, char mark, struct slice line)
{
	sink_add(sink, (struct slice){&mark, 1});
	sink_add(sink, line);
	if (!slice_ends(line, SLICE("\n")))
		sink_text(sink, "\n\\ No newline at end of file\n");
}

static void write_part(struct sink *sink, char mark, const struct side *side, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		write_line(sink, mark, side->at[i]);
}

/* Lines are counted from 1; of an empty part the line before it is named. */
static void write_range(struct sink *sink, char mark, uint32_t from, uint32_t to)
{
	sink_format(sink, "%c%u,%u ", mark, to > from ? from + 1 : from, to - from);
}

/* Writes blocks [first, end) with what stands around and between them. */
static void write_hunk(const struct diff *diff, struct sink *sink, uint32_t first, uint32_t end)
{
	const struct block *blocks = diff->blocks.at;
	uint32_t lead = blocks[first].before < CONTEXT ? blocks[first].before : CONTEXT;
	uint32_t rest = diff->before.count - blocks[end - 1].before_end, trail = rest < CONTEXT ? rest : CONTEXT;
	uint32_t at = blocks[first].before - lead;

	sink_text(sink, "@@ ");
	write_range(sink, '-', at, blocks[end - 1].before_end + trail);
	write_range(sink, '+', blocks[first].after - lead, blocks[end - 1].after_end + trail);
	sink_text(sink, "@@\n");
	for (uint32_t i = first; i < end; i++) {
		write_part(sink, ' ', &diff->before, at, blocks[i].before);
		write_part(sink, '-', &diff->before, blocks[i].before, blocks[i].before_end);
		write_part(sink, '+', &diff->after, blocks[i].after, blocks[i].after_end);
		at = blocks[i].before_end;
	}
	write_part(sink, ' ', &diff->before, at, at + trail);
}

static void write_hunks(const struct diff *diff, struct sink *sink)
{
	uint32_t first = 0;

	for (uint32_t i = 1; i <= diff->blocks.count; i++) {
		const struct block *blocks = diff->blocks.at;

		if (i < diff->blocks.count && blocks[i].before - blocks[i - 1].before_end <= 2 * CONTEXT)
			continue;
		write_hunk(diff, sink, first, i);
		first = i;
	}
}

/* As git writes names: in quotes when there is something to escape; a tab ends a name with blanks. */
static void write_name(struct sink *sink, const char *mark, const char *folder, struct slice path)
{
	bool quote = false;

	for (uint32_t i = 0; i < path.length; i++)
		quote = quote || (unsigned char)path.at[i] < ' ' || path.at[i] == '"' || path.at[i] == '\\';
	sink_format(sink, "%s%s%s", mark, quote ? "\"" : "", folder);
	for (uint32_t i = 0; i < path.length; i++) {
		unsigned char c = (unsigned char)path.at[i];

		if (c < ' ')
			sink_format(sink, "\\%03o", c);
		else
			sink_format(sink, "%s%c", c == '"' || c == '\\' ? "\\" : "", c);
	}
	sink_text(sink, quote ? "\"\n" : slice_has(path, SLICE(" ")) ? "\t\n" : "\n");
}

void diff_write(struct sink *sink, struct slice path, struct slice before, struct slice after)
{
	struct diff diff = {0};

	if (slice_equal(before, after))
		return;
	while (slice_starts(path, SLICE("/")))
		path = slice_part(path, 1, path.length);
	read_lines(&diff, &diff.before, before);
	read_lines(&diff, &diff.after, after);
	compare(&diff, without_ends(&diff));
	find_blocks(&diff);
	write_name(sink, "--- ", "a/", path);
	write_name(sink, "+++ ", "b/", path);
	write_hunks(&diff, sink);
	arena_free(&diff.arena);
}

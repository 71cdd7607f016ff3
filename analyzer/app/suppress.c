#include "app/suppress.h"

#include "app/complain.h"

#include <ctype.h>

/* One comment that silences something. */
struct silence {
	uint32_t line;         /* 0-based, of source->code */
	bool alone;            /* nothing but the comment is on the line */
	struct slice words;    /* "collect-unbounded, OOM101" */
};

/* What was found out about the comments above a line: many findings may stand in one statement. */
struct looked_up {
	uint32_t line;
	const struct topic *topic;   /* NULL: nothing yet */
	bool silenced;
};

enum { LOOKED_UP_MOST = 64 };

struct silences {
	struct arena arena;
	struct silence *at;          /* by line */
	uint32_t count, capacity;
	struct looked_up above[LOOKED_UP_MOST];
};

static bool is_separator(char c)
{
	return c == ',' || c == ' ' || c == '\t';
}

/* What stands in `oomlint: ignore[...]` of this comment. */
static bool read_own(struct slice comment, struct slice *words)
{
	struct slice mark = SLICE("oomlint:");
	uint32_t at = slice_find(comment, mark, 0), end;

	if (at == UINT32_MAX)
		return false;
	*words = slice_trim(slice_part(comment, at + mark.length, comment.length));
	mark = SLICE("ignore[");
	if (!slice_starts(*words, mark))
		return false;
	end = slice_find(*words, SLICE("]"), 0);
	*words = slice_part(*words, mark.length, end);
	return end != UINT32_MAX;
}

/* What stands behind `noqa:`, up to the next comment sign. A bare noqa silences nothing: it was meant for somebody else. */
static bool read_noqa(struct slice comment, struct slice *words)
{
	struct slice mark = SLICE("noqa:");

	for (uint32_t at = 0; at + mark.length <= comment.length; at++)
		if (slice_equal_ignoring_case(slice_part(comment, at, at + mark.length), mark)) {
			*words = slice_part(comment, at + mark.length, slice_find(comment, SLICE("#"), at));
			return true;
		}
	return false;
}

static bool stands_alone(const struct source *source, uint32_t line, uint32_t start)
{
	return slice_trim(slice_part(source->code, source->code_lines.at[line], start)).length == 0;
}

static void read_comment(struct silences *silences, const struct source *source, uint32_t start, struct slice text)
{
	uint32_t line = source_line(source, start);
	bool alone = stands_alone(source, line, start);
	struct slice words;

	if (read_own(text, &words))
		*list_push(&silences->arena, silences) = (struct silence){line, alone, words};
	if (!alone && read_noqa(text, &words))
		*list_push(&silences->arena, silences) = (struct silence){line, false, words};
}

static void read_comments(struct silences *silences, const struct tree *tree)
{
	for (node_id id = 1; id < tree->count; id++)
		if (node_kind(tree, id) == NODE_COMMENT)
			read_comment(silences, tree->source, tree->nodes[id].start, node_text(tree, id));
}

static bool names(struct slice words, const struct topic *topic)
{
	for (uint32_t at = 0; at < words.length; at++) {
		uint32_t end = at;
		struct slice word;

		while (end < words.length && !is_separator(words.at[end]))
			end++;
		word = slice_part(words, at, end);
		if (slice_equal(word, topic->name) || slice_equal_ignoring_case(word, topic->code))
			return true;
		at = end;
	}
	return false;
}

/* The first one that is not before the line. */
static uint32_t lower_bound(const struct silences *silences, uint32_t line)
{
	uint32_t low = 0, high = silences->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (silences->at[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool on_line(const struct silences *silences, uint32_t line, bool alone, const struct topic *topic)
{
	for (uint32_t i = lower_bound(silences, line); i < silences->count && silences->at[i].line == line; i++)
		if (silences->at[i].alone == alone && names(silences->at[i].words, topic))
			return true;
	return false;
}

/* Goes up over the comments that stand right above the line. */
static bool is_above(const struct silences *silences, const struct source *source, uint32_t line, const struct topic *topic)
{
	while (line-- > 0) {
		if (!slice_starts(slice_trim(source_line_text(source, line)), SLICE("#")))
			return false;
		if (on_line(silences, line, true, topic))
			return true;
	}
	return false;
}

static bool above_line(struct silences *silences, const struct source *source, uint32_t line, const struct topic *topic)
{
	struct looked_up *known = &silences->above[(line ^ (uintptr_t)topic / sizeof *topic) % LOOKED_UP_MOST];

	if (known->topic != topic || known->line != line)
		*known = (struct looked_up){line, topic, is_above(silences, source, line, topic)};
	return known->silenced;
}

/* The innermost statement around an offset. */
static uint32_t statement_line(const struct tree *tree, uint32_t offset)
{
	for (node_id id = node_at(tree, offset), parent; (parent = node_parent(tree, id)); id = parent)
		if (tree_node(tree, id)->end > offset && (node_kind(tree, parent) == NODE_BLOCK || parent == 1))
			return source_line(tree->source, tree_node(tree, id)->start);
	return source_line(tree->source, offset);
}

static bool is_silenced(struct silences *silences, const struct tree *tree, const struct diagnostic *diagnostic)
{
	const struct source *source = tree->source;
	uint32_t first = source_line(source, diagnostic->span.start);
	uint32_t last = source_line(source, diagnostic->span.end > diagnostic->span.start ? diagnostic->span.end - 1
	                                                                                  : diagnostic->span.start);

	return on_line(silences, first, false, diagnostic->topic) || on_line(silences, last, false, diagnostic->topic) ||
	       above_line(silences, source, first, diagnostic->topic) ||
	       above_line(silences, source, statement_line(tree, diagnostic->span.start), diagnostic->topic);
}

void suppress(struct report *report, uint32_t first, const struct tree *tree)
{
	struct silences silences = {0};
	uint32_t kept = first;

	if (report->diagnostics.count == first)
		return;
	read_comments(&silences, tree);
	if (!silences.count)
		return;
	for (uint32_t i = first; i < report->diagnostics.count; i++)
		if (complaint_is(&report->diagnostics.at[i]) || !is_silenced(&silences, tree, &report->diagnostics.at[i]))
			report->diagnostics.at[kept++] = report->diagnostics.at[i];
	report_cut(report, kept);
	arena_free(&silences.arena);
}

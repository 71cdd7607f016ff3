#include "suppress/add.h"

#include "base/buffer.h"
#include "base/search.h"
#include "syntax/logical.h"

#include <stdlib.h>

/* A text in quotes that is nested deeper is not looked for. */
enum { CLIMB_MOST = 1000 };

struct offer {
	const struct suppression *suppression;
	const struct tree *tree;
	const struct source *source;
	struct slice reason;
	enum reach reach;
	struct report *report;
	struct arena arena;
	struct directives directives;
	struct logical_lines lines;
};

/* Where the comment of a finding goes. */
struct target {
	uint32_t line;             /* 0-based, of source->code */
	bool above;                /* on a line of its own before that line */
	struct diagnostic *diagnostic;
};

static uint32_t line_end(const struct offer *offer, uint32_t line)
{
	return offer->source->code_lines.at[line] + source_line_text(offer->source, line).length;
}

static bool in_quotes(const struct offer *offer, uint32_t offset)
{
	node_id node = node_at(offer->tree, offset);

	for (int step = 0; node && step < CLIMB_MOST; step++, node = node_parent(offer->tree, node)) {
		const struct node *row = tree_node(offer->tree, node);

		if (row->kind == NODE_STRING && row->start < offset && row->end > offset)
			return true;
	}
	return false;
}

/* The comment that goes to the end of a line; NULL when there is none. */
static const struct span *comment_at_end(const struct offer *offer, uint32_t end)
{
	const struct tree *tree = offer->tree;
	uint32_t number = end ? comment_from(tree, end - 1) : 0;

	return number < tree->comments.count && tree->comments.at[number].start < end ? &tree->comments.at[number] : NULL;
}

static bool takes_comment(const struct offer *offer, uint32_t line)
{
	uint32_t end = line_end(offer, line);

	if (comment_at_end(offer, end))
		return true;
	if (end > offer->source->code_lines.at[line] && offer->source->code.at[end - 1] == '\\')
		return false;
	return !in_quotes(offer, end);
}

/* Behind a bracket that opens here a comment would come before what is in it; the end of the statement is better. */
static bool ends_open(const struct offer *offer, uint32_t line)
{
	struct slice text = slice_trim(source_line_text(offer->source, line));

	return text.length && strchr("([{", text.at[text.length - 1]);
}

static uint32_t last_line_of(const struct source *source, struct span span)
{
	return source_line(source, span.end > span.start ? span.end - 1 : span.start);
}

/* The first statement of the file, or of the cell that a line is in: what has to stand at the very top, stays there. */
static uint32_t first_line(const struct offer *offer, uint32_t line)
{
	const struct source *source = offer->source;
	uint32_t cell = source_cell(source, source->code_lines.at[line]);

	for (uint32_t i = 0; i < offer->lines.count; i++) {
		uint32_t first = offer->lines.at[i].first;

		if (offer->reach == REACH_FILE || source_cell(source, source->code_lines.at[first]) == cell)
			return first;
	}
	return line;
}

static struct target target_of(const struct offer *offer, struct diagnostic *diagnostic)
{
	uint32_t first = source_line(offer->source, diagnostic->span.start), last = last_line_of(offer->source, diagnostic->span);
	const struct logical_line *statement = logical_line_at(&offer->lines, first);

	if (offer->reach > REACH_STATEMENT)
		return (struct target){first_line(offer, first), true, diagnostic};
	if (offer->reach == REACH_STATEMENT)
		return (struct target){statement ? statement->first : first, true, diagnostic};
	if (takes_comment(offer, first) && !(statement && ends_open(offer, first)))
		return (struct target){first, false, diagnostic};
	if (statement && last > first && last <= statement->last && takes_comment(offer, last))
		return (struct target){last, false, diagnostic};
	if (statement && takes_comment(offer, statement->last))
		return (struct target){statement->last, false, diagnostic};
	return (struct target){statement ? statement->first : first, true, diagnostic};
}

static int by_place(const void *left, const void *right)
{
	const struct target *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->above != b->above)
		return a->above ? -1 : 1;
	return slice_order(a->diagnostic->topic->name, b->diagnostic->topic->name);
}

/* The rules of these targets, each once. */
static void add_names(struct buffer *out, const struct target *targets, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (!i || targets[i].diagnostic->topic != targets[i - 1].diagnostic->topic)
			buffer_format(out, "%s%.*s", i ? ", " : "", SLICE_ARGS(targets[i].diagnostic->topic->name));
}

static void add_comment(struct buffer *out, const struct offer *offer, const struct target *targets, uint32_t count)
{
	static const char *const verbs[] = {
		[REACH_LINE] = "ignore", [REACH_STATEMENT] = "ignore", [REACH_CELL] = "cell-ignore", [REACH_FILE] = "file-ignore"};

	buffer_format(out, "# oomlint: %s[", verbs[offer->reach]);
	add_names(out, targets, count);
	buffer_add_text(out, offer->reason.length ? "] " : "]");
	buffer_add(out, offer->reason);
}

/* An `ignore` that stands at the end of this line already; NULL when none does. */
static const struct directive *beside(const struct offer *offer, uint32_t line)
{
	uint32_t at = 0;

	PARTITION_POINT(at, offer->directives.count, offer->directives.at[at].line < line);
	for (; at < offer->directives.count && offer->directives.at[at].line == line; at++) {
		const struct directive *directive = &offer->directives.at[at];

		if (directive->verb == VERB_IGNORE && !directive->alone && !directive->problem.at)
			return directive;
	}
	return NULL;
}

static struct edit above(const struct offer *offer, const struct target *targets, uint32_t count, struct buffer *out)
{
	struct slice line = source_line_text(offer->source, targets->line);
	uint32_t start = offer->source->code_lines.at[targets->line], indent = 0;
	uint32_t mark = start || source_file_offset(offer->source, 0) ? 0 : source_mark_length(offer->source); /* which stays where it is */

	start += mark;
	line = slice_part(line, mark, line.length);
	while (indent < line.length && (line.at[indent] == ' ' || line.at[indent] == '\t'))
		indent++;
	buffer_add(out, slice_part(line, 0, indent));
	add_comment(out, offer, targets, count);
	buffer_add_char(out, '\n');
	return (struct edit){.span = {start, start}};
}

static struct edit at_end(const struct offer *offer, const struct target *targets, uint32_t count, struct buffer *out)
{
	uint32_t end = line_end(offer, targets->line), start = end, begin = offer->source->code_lines.at[targets->line];

	while (start > begin && (offer->source->code.at[start - 1] == ' ' || offer->source->code.at[start - 1] == '\t'))
		start--;
	buffer_add_text(out, "  ");
	add_comment(out, offer, targets, count);
	return (struct edit){.span = {start, end}};
}

/* One more word for a comment that is there. */
static struct edit into(const struct offer *offer, const struct directive *directive, const struct target *targets, uint32_t count,
                        struct buffer *out)
{
	uint32_t end = offer->directives.words.at[directive->first_word + directive->word_count - 1].span.end;

	buffer_add_text(out, ", ");
	add_names(out, targets, count);
	return (struct edit){.span = {end, end}};
}

/* All findings of one place get the same comment, which is written once. */
static void give(const struct offer *offer, const struct target *targets, uint32_t count)
{
	const struct directive *directive = targets->above ? NULL : beside(offer, targets->line);
	struct arena *arena = offer->report->arena;
	struct buffer text = {0};
	struct edit *edit = ARENA_NEW(arena, struct edit);

	*edit = directive ? into(offer, directive, targets, count, &text) : (targets->above ? above : at_end)(offer, targets, count, &text);
	edit->text = arena_copy(arena, buffer_slice(&text));
	buffer_free(&text);
	for (uint32_t i = 0; i < count; i++)
		*list_push(arena, &targets[i].diagnostic->fixes) =
			(struct fix){.title = SLICE("a comment"), .applicability = FIX_SAFE, .edits = edit, .edit_count = 1};
}

/* Comments do not silence what is said about comments, nor that a file could not be read. */
static bool gets_comment(const struct offer *offer, const struct diagnostic *diagnostic)
{
	bool own = slice_equal(diagnostic->topic->family, SLICE("oomlint"));

	return diagnostic->source == offer->source && !slice_equal(diagnostic->topic->family, SLICE("suppression")) &&
	       !(own && diagnostic->severity == SEVERITY_ERROR);
}

static uint32_t read_targets(struct offer *offer, uint32_t first, struct target *targets)
{
	uint32_t count = 0;

	for (uint32_t i = first; i < offer->report->diagnostics.count; i++) {
		struct diagnostic *diagnostic = &offer->report->diagnostics.at[i];

		diagnostic->fixes.count = 0;
		if (gets_comment(offer, diagnostic))
			targets[count++] = target_of(offer, diagnostic);
	}
	return count;
}

void suppress_offer(const struct suppression *suppression, uint32_t first, struct slice reason, enum reach reach,
                    struct report *report)
{
	struct offer offer = {.suppression = suppression, .tree = suppression->tree, .source = suppression->tree->source,
	                      .reason = reason, .reach = reach, .report = report};
	struct target *targets = ARENA_ARRAY(&offer.arena, struct target, report->diagnostics.count - first + 1);
	uint32_t count, end;

	logical_lines_read(&offer.lines, offer.tree, &offer.arena);
	directives_read(&offer.directives, offer.tree, &suppression->topics, suppression->on, &offer.arena);
	count = read_targets(&offer, first, targets);
	qsort(targets, count, sizeof *targets, by_place);
	for (uint32_t start = 0; start < count; start = end) {
		for (end = start; end < count && targets[end].line == targets[start].line && targets[end].above == targets[start].above; end++)
			;
		give(&offer, targets + start, end - start);
	}
	arena_free(&offer.arena);
}

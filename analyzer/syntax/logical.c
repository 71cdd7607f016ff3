#include "syntax/logical.h"

#include "base/search.h"

/* Parts of a statement that have a header and a body of their own. */
static const bool is_clause[NODE_KIND_COUNT] = {
	[NODE_ELIF] = true, [NODE_ELSE] = true, [NODE_EXCEPT] = true, [NODE_FINALLY] = true, [NODE_CASE] = true,
};

static bool begins_line(const struct tree *tree, node_id id)
{
	enum node_kind parent = node_kind(tree, node_parent(tree, id)), kind = node_kind(tree, id);

	if (kind == NODE_BLOCK || kind == NODE_ERROR)
		return false;
	return parent == NODE_MODULE || parent == NODE_BLOCK || is_clause[kind];
}

/* Where the header ends: before the body, and before a comment that stands between them. */
static uint32_t header_end(const struct tree *tree, node_id id)
{
	uint32_t end = tree_node(tree, id)->start + 1;

	for (node_id part = node_first(tree, id); part; part = node_next(tree, part)) {
		enum node_kind kind = node_kind(tree, part);

		if (kind == NODE_BLOCK || is_clause[kind])
			return end;
		if (kind == NODE_FUNCTION || kind == NODE_CLASS)
			return header_end(tree, part);
		end = tree_node(tree, part)->end;
	}
	return tree_node(tree, id)->end;
}

/* The line of the last character before an offset: what ends with a line's end does not reach into the next line. */
static uint32_t last_line(const struct source *source, struct span span)
{
	return source_line(source, span.end > span.start ? span.end - 1 : span.start);
}

static void add(struct logical_lines *lines, const struct source *source, struct span span, struct arena *arena)
{
	struct logical_line line = {source_line(source, span.start), last_line(source, span), span};
	struct logical_line *before = lines->count ? &lines->at[lines->count - 1] : NULL;

	if (!before || before->last < line.first) {
		*list_push(arena, lines) = line;
		return;
	}
	before->last = line.last > before->last ? line.last : before->last;
	before->span.end = span.end > before->span.end ? span.end : before->span.end;
}

void logical_lines_read(struct logical_lines *lines, const struct tree *tree, struct arena *arena)
{
	for (node_id id = 2; id < tree->count; id++)
		if (begins_line(tree, id))
			add(lines, tree->source, (struct span){tree_node(tree, id)->start, header_end(tree, id)}, arena);
}

const struct logical_line *logical_line_from(const struct logical_lines *lines, uint32_t line)
{
	uint32_t at = 0;

	PARTITION_POINT(at, lines->count, lines->at[at].last < line);
	return at < lines->count ? &lines->at[at] : NULL;
}

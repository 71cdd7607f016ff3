#include "match/statement.h"

/* A statement is not expected to be nested deeper; without a limit, long chains would be climbed again for every call. */
enum { CLIMB_MOST = 1000 };

node_id statement_around(const struct tree *tree, node_id node)
{
	for (int step = 0; step < CLIMB_MOST; step++) {
		node_id parent = node_parent(tree, node);

		if (!parent || node_kind(tree, parent) == NODE_MODULE || node_kind(tree, parent) == NODE_BLOCK)
			return node;
		if (node_kind(tree, parent) == NODE_ERROR || node_kind(tree, parent) == NODE_INTERPOLATION)
			return 0;
		node = parent;
	}
	return 0;
}

struct slice indentation_at(const struct tree *tree, uint32_t offset)
{
	struct slice line = source_line_text(tree->source, source_line(tree->source, offset));
	uint32_t length = 0;

	while (length < line.length && (line.at[length] == ' ' || line.at[length] == '\t'))
		length++;
	return slice_part(line, 0, length);
}

static void add_code(struct buffer *out, const struct tree *tree, uint32_t start, uint32_t end)
{
	buffer_add(out, slice_part(tree->source->code, start, end));
}

void statement_write(struct buffer *out, const struct tree *tree, node_id statement, node_id node, struct slice text)
{
	uint32_t at = tree_node(tree, statement)->start;

	for (node_id id = statement; id <= tree_node(tree, statement)->last; id++) {
		const struct node *row = tree_node(tree, id);

		if (id != node && (row->kind != NODE_BLOCK || node_inside(tree, node, id)))
			continue;
		add_code(out, tree, at, row->start);
		buffer_add(out, id == node ? text : SLICE("pass"));
		at = row->end;
		id = row->last;
	}
	add_code(out, tree, at, tree_node(tree, statement)->end);
}

static const bool has_body[NODE_KIND_COUNT] = {
	[NODE_IF] = true, [NODE_ELIF] = true, [NODE_FOR] = true, [NODE_WHILE] = true, [NODE_EXCEPT] = true, [NODE_WITH] = true,
	[NODE_MATCH] = true, [NODE_CASE] = true, [NODE_FUNCTION] = true, [NODE_CLASS] = true,
};

static node_id body_behind(const struct tree *tree, node_id parent, node_id node)
{
	if (!has_body[node_kind(tree, parent)])
		return 0;
	for (node_id part = node_first(tree, parent); part; part = node_next(tree, part))
		if (part > node && node_kind(tree, part) == NODE_BLOCK)
			return part;
	return 0;
}

/* Where the logical line starts and ends: an elif has its own. */
static struct span logical_line(const struct tree *tree, node_id statement, node_id node)
{
	struct slice code = tree->source->code;
	struct span span = {tree_node(tree, statement)->start, tree_node(tree, statement)->end};
	node_id body = 0, part = node;

	while (part != statement && !body) {
		part = node_parent(tree, part);
		body = body_behind(tree, part, node);
	}
	if (!body)
		return span;
	span = (struct span){tree_node(tree, part)->start, tree_node(tree, body)->start};
	while (span.end > span.start && strchr(" \t\r\n", code.at[span.end - 1]))
		span.end--;
	return span;
}

/* Lines after the first lose the indentation of the first. */
static void add_dedented(struct buffer *out, struct slice text, struct slice indentation)
{
	struct slice line;
	bool first = true;

	while (slice_next(&text, '\n', &line)) {
		if (!first) {
			buffer_add_char(out, '\n');
			if (slice_starts(line, indentation))
				line = slice_part(line, indentation.length, line.length);
		}
		buffer_add(out, slice_ends(line, SLICE("\r")) ? slice_part(line, 0, line.length - 1) : line);
		first = false;
	}
}

bool logical_line_write(struct buffer *out, const struct tree *tree, node_id statement, node_id node, struct slice text,
                        uint32_t most)
{
	struct span span = logical_line(tree, statement, node);
	const struct node *replaced = tree_node(tree, node);
	struct buffer whole = {0};

	if (span.end - span.start > most)
		return false;
	add_code(&whole, tree, span.start, replaced->start);
	buffer_add(&whole, text);
	add_code(&whole, tree, replaced->end, span.end);
	add_dedented(out, buffer_slice(&whole), indentation_at(tree, span.start));
	buffer_free(&whole);
	return true;
}

#include "match/span.h"

/* Nodes whose first line says it all. */
static const bool is_compound[NODE_KIND_COUNT] = {
	[NODE_MODULE] = true, [NODE_BLOCK] = true, [NODE_DECORATED] = true, [NODE_FUNCTION] = true, [NODE_CLASS] = true,
	[NODE_IF] = true, [NODE_ELIF] = true, [NODE_ELSE] = true, [NODE_FOR] = true, [NODE_WHILE] = true, [NODE_TRY] = true,
	[NODE_EXCEPT] = true, [NODE_FINALLY] = true, [NODE_WITH] = true, [NODE_MATCH] = true, [NODE_CASE] = true,
};

/* Where the last part before the body ends: name, parameters, return type, base classes. */
static uint32_t header_end(const struct tree *tree, node_id definition)
{
	uint32_t end = tree_node(tree, definition)->start;

	for (node_id part = node_first(tree, definition); part; part = node_next(tree, part)) {
		if (tree_node(tree, part)->field == FIELD_BODY)
			return end;
		end = tree_node(tree, part)->end;
	}
	return tree_node(tree, definition)->end;
}

static uint32_t first_line_end(struct slice code, struct span span)
{
	uint32_t end = span.start;

	while (end < span.end && code.at[end] != '\n' && code.at[end] != '\r')
		end++;
	while (end > span.start && (code.at[end - 1] == ' ' || code.at[end - 1] == '\t'))
		end--;
	return end;
}

/* The method's name where it stands on another line than the call begins; else 0. */
static node_id name_on_own_line(const struct tree *tree, node_id call)
{
	node_id function = node_child(tree, call, FIELD_FUNCTION), name;
	uint32_t start = tree_node(tree, call)->start;

	if (!function || node_kind(tree, function) != NODE_ATTRIBUTE)
		return 0;
	name = node_child(tree, function, FIELD_ATTRIBUTE);
	if (!name || source_line(tree->source, start) == source_line(tree->source, tree_node(tree, name)->start))
		return 0;
	return name;
}

struct span span_shown(const struct tree *tree, node_id node)
{
	struct span span = {tree_node(tree, node)->start, tree_node(tree, node)->end};
	enum node_kind kind = node_kind(tree, node);

	if (kind == NODE_CALL) {
		node_id name = name_on_own_line(tree, node);

		span.start = name ? tree_node(tree, name)->start : span.start;
	}
	if (kind == NODE_FUNCTION || kind == NODE_CLASS)
		span.end = header_end(tree, node);
	if (is_compound[kind])
		span.end = first_line_end(tree->source->code, span);
	return span;
}

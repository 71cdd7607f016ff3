#include "syntax/tree.h"

#include "base/panic.h"
#include "syntax/again.h"
#include "base/search.h"
#include "syntax/budget.h"
#include "syntax/flatten.h"
#include "syntax/grammar.h"

TSParser *parser_open(void)
{
	TSParser *parser;

	budget_prepare();
	parser = ts_parser_new();
	if (!ts_parser_set_language(parser, grammar_language()))
		panic("the Python grammar (version %u) does not fit the parser (%u to %u)",
		      ts_language_abi_version(grammar_language()), TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION,
		      TREE_SITTER_LANGUAGE_VERSION);
	return parser;
}

/* What the parser reads, by the chunk: how often it goes back to read again is part of what it costs. */
struct reading {
	struct slice code;
	struct budget *budget;
};

static const char *read_code(void *payload, uint32_t byte, TSPoint point, uint32_t *length)
{
	const struct reading *reading = payload;
	struct slice chunk = slice_part(reading->code, byte, byte + BUDGET_CHUNK);

	(void)point;
	reading->budget->chunks++;
	*length = chunk.length;
	return chunk.length ? chunk.at : "";
}

static void make_empty(struct tree *tree, const struct source *source, struct arena *arena)
{
	*tree = (struct tree){.source = source, .nodes = ARENA_NEW(arena, struct node), .count = 1};
}

/* From an old tree, or from nothing. With an old one it ends where an error is met: then it is not wanted. */
static enum parse_outcome parse(struct tree *tree, TSParser *parser, const TSTree *old)
{
	struct budget budget = budget_for(tree->parsed);
	struct reading reading = {.code = tree->parsed, .budget = &budget};
	TSInput input = {.payload = &reading, .read = read_code, .encoding = TSInputEncodingUTF8};
	TSParseOptions options = {.payload = &budget, .progress_callback = budget_spent};

	budget.ends_at_error = old != NULL;
	tree->parse = ts_parser_parse_with_options(parser, old, input, options);
	if (tree->parse)
		return PARSED;
	ts_parser_reset(parser);
	return budget.exceeded ? PARSE_OVER_BUDGET : PARSE_OUT_OF_MEMORY;
}

/* How the parser gets over an error depends on where it began, and a text must mean the same however it came about. */
static bool began_well(struct tree *tree, TSParser *parser, const struct tree *before)
{
	TSTree *old = NULL;

	if (before && before->parse && !ts_node_has_error(ts_tree_root_node(before->parse)))
		old = parse_edited(before->parse, before->parsed, tree->parsed);
	if (!old)
		return false;
	(void)parse(tree, parser, old);
	ts_tree_delete(old);
	if (tree->parse && !ts_node_has_error(ts_tree_root_node(tree->parse)))
		return true;
	if (tree->parse)
		ts_tree_delete(tree->parse);
	tree->parse = NULL;
	return false;
}

enum parse_outcome tree_open_again(struct tree *tree, TSParser *parser, const struct source *source, struct arena *arena,
                                   const struct tree *before)
{
	enum parse_outcome outcome = PARSED;

	make_empty(tree, source, arena);
	if (!indentation_fits(source->code))
		return PARSE_OVER_BUDGET;
	tree->parsed = comments_hidden(source->code, &tree->hidden, arena);
	if (began_well(tree, parser, before))
		flatten(tree, arena, before);
	else if ((outcome = parse(tree, parser, NULL)) == PARSED)
		flatten(tree, arena, NULL);
	return outcome;
}

enum parse_outcome tree_open(struct tree *tree, TSParser *parser, const struct source *source, struct arena *arena)
{
	return tree_open_again(tree, parser, source, arena, NULL);
}

void tree_close(struct tree *tree)
{
	if (tree->parse)
		ts_tree_delete(tree->parse);
	*tree = (struct tree){0};
}

/* Preorder: by start, and of those with one start the longest first. */
static bool comes_before(const struct node *node, struct span span)
{
	return node->start < span.start || (node->start == span.start && node->end > span.end);
}

/* The first node that does not come before the span; tree->count when all do. */
static node_id lower_bound(const struct tree *tree, struct span span)
{
	node_id at = 1;

	PARTITION_POINT(at, tree->count, comes_before(&tree->nodes[at], span));
	return at;
}

uint32_t comment_from(const struct tree *tree, uint32_t offset)
{
	uint32_t at = 0;

	PARTITION_POINT(at, tree->comments.count, tree->comments.at[at].end <= offset);
	return at;
}

node_id node_at(const struct tree *tree, uint32_t offset)
{
	node_id behind = lower_bound(tree, (struct span){offset + 1, UINT32_MAX});

	return behind > 1 ? behind - 1 : 1;
}

/* Looks among the nodes that have this start, from `id` on. */
static node_id find_from(const struct tree *tree, node_id id, uint32_t start, const void *wanted)
{
	for (; id < tree->count && tree->nodes[id].start == start; id++)
		if (tree->nodes[id].id == wanted)
			return id;
	return 0;
}

/* Where the operand of a star begins. */
static uint32_t behind_star(struct slice code, uint32_t at)
{
	do
		at++;
	while (at < code.length && code.at[at] && strchr(" \t\r\n\f\\", code.at[at]));
	return at;
}

node_id node_with(const struct tree *tree, struct span span, const void *id)
{
	node_id found = find_from(tree, lower_bound(tree, span), span.start, id);

	return found && tree->nodes[found].end == span.end ? found : 0;
}

node_id node_of(const struct tree *tree, TSNode node)
{
	struct slice code = tree->source->code;
	struct span span;
	node_id found;

	if (ts_node_is_null(node) || !ts_node_is_named(node))
		return 0;
	span = (struct span){ts_node_start_byte(node), ts_node_end_byte(node)};
	found = find_from(tree, lower_bound(tree, span), span.start, node.id);
	/* An empty node before a longer one of the same start breaks the order. */
	if (!found)
		found = find_from(tree, lower_bound(tree, (struct span){span.start, UINT32_MAX}), span.start, node.id);
	if (found ? tree->nodes[found].end == span.end : span.start >= code.length || code.at[span.start] != '*')
		return found;
	span.start = behind_star(code, span.start); /* splats_mend: the operand is where the star was */
	return found ? lower_bound(tree, span) : find_from(tree, lower_bound(tree, span), span.start, node.id);
}

bool node_mentions(const struct tree *tree, node_id id, struct slice name)
{
	for (node_id n = id; n <= tree_node(tree, id)->last; n++)
		if (node_kind(tree, n) == NODE_IDENTIFIER && slice_equal(node_text(tree, n), name))
			return true;
	return false;
}

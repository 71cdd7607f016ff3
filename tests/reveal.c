/* What the evaluator knows: tests/meaning/NAME.py say it in comments.
 *
 *     small = orders.limit(10)    # reveal: dataframe, at most 10 rows
 *
 * The comment speaks of the right side of the assignment, or of the expression statement, on its line: the kind, then its bound in words
 * (without the place), then its traits, then the text or number that it is, as far as the comment goes. `# reveal: unknown` is what
 * nothing is known of, "not known how many rows" is a dataset without a bound and without the knowledge that there is none. */
#include "data/rules.h"
#include "meaning/evaluator.h"
#include "syntax/cells.h"

#include <stdio.h>
#include <stdlib.h>

static const char marker[] = "# reveal: ";

struct tally { unsigned passed, failed; };

static bool read_file(const char *path, struct buffer *out)
{
	FILE *file = fopen(path, "rb");
	size_t got;

	if (!file)
		return false;
	while ((got = fread(buffer_room(out, 4096), 1, 4096, file)) > 0)
		out->length += got;
	fclose(file);
	return true;
}

/* The expression that the comment on this line is about. */
static node_id subject_on(const struct tree *tree, uint32_t line)
{
	for (node_id n = 1; n < tree->count; n++) {
		enum node_kind kind = node_kind(tree, n);
		node_id right;

		if (kind != NODE_ASSIGNMENT && kind != NODE_EXPRESSION_STATEMENT && kind != NODE_RETURN)
			continue;
		if (source_line(tree->source, tree_node(tree, n)->end) != line)
			continue;
		right = node_child(tree, n, FIELD_RIGHT);
		if (kind == NODE_ASSIGNMENT && right)
			return right;
		if (node_first(tree, n) && node_kind(tree, node_first(tree, n)) != NODE_ASSIGNMENT)
			return node_first(tree, n);
	}
	return 0;
}

/* Values whose bound matters, known or not; of others it is told where it is known. */
static bool has_rows(struct value value)
{
	if (value.rows.tag == BOUND_UNKNOWN)
		return is_dataset((enum kind)value.kind) || kind_is((enum kind)value.kind, KIND_ROWS);
	return value.kind != KIND_COLUMN;
}

static struct slice revealed(const struct facts *facts, node_id node, struct arena *arena)
{
	struct value value = facts_value(facts, node);
	struct slice words = kind_rows[value.kind].word, bound = facts_bound_words(facts, node, arena), constant;
	uint32_t place = slice_find(bound, SLICE(" (`"), 0);

	if (has_rows(value))
		words = arena_format(arena, "%.*s, %.*s", SLICE_ARGS(words), SLICE_ARGS(slice_part(bound, 0, place)));
	else if (kind_is((enum kind)value.kind, KIND_LIST) || value.kind == KIND_PANDAS)
		words = arena_format(arena, "%.*s, not known", SLICE_ARGS(words));
	for (int t = 0; t < TRAIT_COUNT; t++)
		if (value_has(value, (enum trait)t))
			words = arena_format(arena, "%.*s, %.*s", SLICE_ARGS(words), SLICE_ARGS(trait_word((enum trait)t)));
	if (facts_constant(facts, node, arena, &constant))
		words = arena_format(arena, "%.*s, %.*s", SLICE_ARGS(words), SLICE_ARGS(constant));
	return words;
}

static void check_line(const struct facts *facts, const char *path, uint32_t line, struct slice text, struct tally *tally,
                       struct arena *arena)
{
	uint32_t at = slice_find(text, slice_of(marker), 0);
	struct slice wanted, got = SLICE("nothing: no expression on this line");
	node_id node;

	if (at == UINT32_MAX)
		return;
	wanted = slice_trim(slice_part(text, at + sizeof marker - 1, text.length));
	node = subject_on(facts_tree(facts), line);
	if (node)
		got = revealed(facts, node, arena);
	if (slice_starts(got, wanted)) {
		tally->passed++;
		return;
	}
	tally->failed++;
	printf("%s:%u: expected %.*s, got %.*s\n", path, line + 1, SLICE_ARGS(wanted), SLICE_ARGS(got));
}

static void check_file(const char *path, TSParser *parser, struct tally *tally)
{
	struct arena arena = {0};
	struct buffer bytes = {0};
	struct source source = {.path = slice_of(path)};
	struct slice problem;
	uint32_t problem_line;
	struct tree tree;
	node_id stopped;
	struct facts *facts;

	if (!read_file(path, &bytes)) {
		printf("%s: cannot be read\n", path);
		tally->failed++;
		return;
	}
	source.bytes = buffer_slice(&bytes);
	source_read_code(&source, &arena, &problem, &problem_line);
	tree_open(&tree, parser, &source, &arena);
	facts = facts_open(&tree, &built_in_api, &(struct meaning_options){0}, &arena, &stopped);
	for (uint32_t line = 0; line < source.code_lines.count; line++)
		check_line(facts, path, line, source_line_text(&source, line), tally, &arena);
	tree_close(&tree);
	arena_free(&arena);
	buffer_free(&bytes);
}

int main(int count, char **paths)
{
	TSParser *parser = parser_open();
	struct tally tally = {0};

	for (int i = 1; i < count; i++)
		check_file(paths[i], parser, &tally);
	ts_parser_delete(parser);
	printf("meanings: %u passed, %u failed\n", tally.passed, tally.failed);
	return tally.failed || !tally.passed;
}

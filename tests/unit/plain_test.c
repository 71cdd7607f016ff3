/* Plain shapes against tree-sitter's own queries: the same matches with the same captures, for every shape of the built-in rules, over
 * every fixture of the rules. Runs from the root of the tree. */
#include "match/shapes.h"

#include "data/rules.h"
#include "syntax/cells.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CAPTURES_MOST = 16 };

struct scene {
	struct arena arena;
	struct source source;
	struct tree tree;
	TSParser *parser;
	struct report report;
};

static void scene_open(struct scene *scene, struct slice code)
{
	struct slice problem;
	uint32_t line;

	*scene = (struct scene){.parser = parser_open(), .source = {.path = SLICE("fixture.py"), .bytes = code}};
	scene->report.arena = &scene->arena;
	assert_int_equal(source_read_code(&scene->source, &scene->arena, &problem, &line), CODE_READY);
	assert_int_equal(tree_open(&scene->tree, scene->parser, &scene->source, &scene->arena), PARSED);
}

static void scene_close(struct scene *scene)
{
	tree_close(&scene->tree);
	ts_parser_delete(scene->parser);
	arena_free(&scene->arena);
}

/* What tree-sitter matches with the outermost node at `root`; the number of matches. */
static uint32_t by_query(struct scene *scene, struct shape *shape, TSNode root, node_id *captures)
{
	TSQueryCursor *cursor = ts_query_cursor_new();
	TSQueryMatch match;
	uint32_t count = 0;

	ts_query_cursor_set_max_start_depth(cursor, 0);
	ts_query_cursor_exec(cursor, shape_query(shape, &scene->report, &scene->arena), root);
	for (; ts_query_cursor_next_match(cursor, &match); count++)
		for (uint16_t i = 0; count == 0 && i < match.capture_count; i++)
			captures[shape->captures[match.captures[i].index]] = node_of(&scene->tree, match.captures[i].node);
	ts_query_cursor_delete(cursor);
	return count;
}

/* Stars that were put around the whole expression behind them (syntax/splats.h): tree-sitter has them further down. */
static bool is_moved(const struct tree *tree, node_id id, TSNode node)
{
	return ts_node_is_null(node) || ts_node_start_byte(node) != tree_node(tree, id)->start;
}

static TSNode parsed(const struct tree *tree, node_id id)
{
	const struct node *wanted = tree_node(tree, id);
	TSNode node = ts_node_descendant_for_byte_range(ts_tree_root_node(tree->parse), wanted->start, wanted->end);

	while (!ts_node_is_null(node) && node.id != wanted->id)
		node = ts_node_parent(node);
	return node;
}

/* tree-sitter takes a comment for an argument; for some of them we have no node. */
static bool same_nodes(const node_id *ours, const node_id *theirs)
{
	for (int i = 0; i < CAPTURES_MOST; i++)
		if (ours[i] != theirs[i] && theirs[i])
			return false;
	return true;
}

static uint32_t compare(struct scene *scene, struct shape *shape)
{
	uint32_t matches = 0;

	for (node_id id = 1; id < scene->tree.count; id++) {
		node_id ours[CAPTURES_MOST] = {0}, theirs[CAPTURES_MOST] = {0};
		bool matched = shape->root[node_kind(&scene->tree, id)] && plain_match(&shape->plain, &scene->tree, id, ours);
		TSNode root = parsed(&scene->tree, id);
		bool moved = is_moved(&scene->tree, id, root);
		uint32_t count = moved ? matched : by_query(scene, shape, root, theirs);

		if (!moved && (matched != (count > 0) || (matched && !same_nodes(ours, theirs))))
			fail_msg("%.*s at byte %u: %s here, %u times in tree-sitter", SLICE_ARGS(shape->text),
			         tree_node(&scene->tree, id)->start, matched ? "matched" : "not matched", count);
		matches += matched;
	}
	return matches;
}

static void plain_shapes_match_what_queries_match(void **state)
{
	uint32_t plain = 0, matches = 0;

	(void)state;
	for (uint32_t r = 0; r < built_in_rules.count; r++) {
		const struct rule *rule = &built_in_rules.rules[r];
		struct shapes shapes = {0};
		struct query_text text = {0};
		struct scene scene;

		scene_open(&scene, rule->example);
		assert_null(query_text_read(&text, rule->query, &scene.arena).problem);
		for (uint32_t i = 0; i < text.patterns.count; i++)
			shapes_add(&shapes, (struct shape_user){.pattern = i, .text = &text.patterns.at[i], .rule = rule}, &scene.arena);
		for (uint32_t i = 0; i < shapes.all.count; i++)
			if (shapes.all.at[i].plainly) {
				plain++;
				matches += compare(&scene, &shapes.all.at[i]);
			}
		shapes_close(&shapes);
		scene_close(&scene);
	}
	assert_true(plain > 20);
	assert_true(matches > 200);
}

static bool is_plain(const char *shape)
{
	struct arena arena = {0};
	struct plain plain;
	bool answer = plain_read(&plain, slice_of(shape), &arena);

	arena_free(&arena);
	return answer;
}

static void other_shapes_are_left_to_queries(void **state)
{
	(void)state;
	assert_true(is_plain("(call) @c0"));
	assert_true(is_plain("[(call) (pair)] @c0"));
	assert_true(is_plain("(call arguments: (argument_list . (_) @c1)) @c0"));
	assert_true(is_plain("(call arguments: (argument_list . (_) @c1 .)) @c0"));
	assert_true(is_plain("(for_statement left: (_) @c1 body: (block . (pass_statement) .) .) @c0"));
	assert_true(is_plain("(call arguments: (argument_list . (_) @c1 (_) @c2 .)) @c0"));
	assert_true(is_plain("(call arguments: (argument_list . (_) @c1 . (_) @c2)) @c0"));
	assert_true(is_plain("(call function: (_) @c1 @c2) @c0"));
	assert_false(is_plain("(call function: (_) @c1 @c2 @c3) @c0"));
	assert_false(is_plain("(call (identifier)) @c0"));
	assert_false(is_plain("(call function: (identifier)? @c1) @c0"));
	assert_false(is_plain("(call !arguments) @c0"));
	assert_false(is_plain("(call function: [(identifier) (attribute)] @c1) @c0"));
	assert_false(is_plain("(comparison_operator \"<\") @c0"));
	assert_false(is_plain("(expression) @c0"));
	assert_false(is_plain("(call) @c0 (call) @c1"));
	assert_false(is_plain(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_shapes_match_what_queries_match),
		cmocka_unit_test(other_shapes_are_left_to_queries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

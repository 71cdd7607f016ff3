/* The flattened parse: order, fields, operators, errors, and what it does with text that is no Python. */
#include "base/buffer.h"
#include "syntax/grammar.h"
#include "syntax/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	TSParser *parser;
	struct source source;
	struct tree tree;
};

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	f->parser = parser_open();
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;

	tree_close(&f->tree);
	ts_parser_delete(f->parser);
	arena_free(&f->arena);
	free(f);
	return 0;
}

static enum parse_outcome parse(struct fixture *f, struct slice code)
{
	tree_close(&f->tree);
	f->source = (struct source){.bytes = code, .code = code};
	return tree_open(&f->tree, f->parser, &f->source, &f->arena);
}

static const struct tree *parsed(struct fixture *f, const char *code)
{
	assert_int_equal(parse(f, slice_of(code)), PARSED);
	return &f->tree;
}

/* The n-th node of a kind, from 1. */
static node_id nth(const struct tree *tree, enum node_kind kind, int n)
{
	for (node_id id = 1; id < tree->count; id++)
		if (node_kind(tree, id) == kind && --n == 0)
			return id;
	fail_msg("no such %s", node_kind_name(kind));
	return 0;
}

static void assert_text(const struct tree *tree, node_id id, const char *text)
{
	struct slice found = node_text(tree, id);

	if (!slice_equal(found, slice_of(text)))
		fail_msg("\"%.*s\" is not \"%s\"", SLICE_ARGS(found), text);
}

static void test_grammar_has_all_words(void **state)
{
	(void)state;
	if (parser_missing_word())
		fail_msg("not in the grammar: %s", parser_missing_word());
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(node_kind_name(NODE_CALL), "call");
	assert_string_equal(node_kind_name(NODE_OTHER), "");
	assert_string_equal(node_field_name(FIELD_FUNCTION), "function");
}

static void test_order(void **state)
{
	const struct tree *tree = parsed(*state, "x = f(a, b)\ny = 2\n");
	node_id call = nth(tree, NODE_CALL, 1), arguments = node_child(tree, call, FIELD_ARGUMENTS);

	assert_int_equal(node_kind(tree, 1), NODE_MODULE);
	assert_int_equal(tree->nodes[1].last, tree->count - 1);
	assert_text(tree, node_child(tree, call, FIELD_FUNCTION), "f");
	assert_text(tree, node_first(tree, arguments), "a");
	assert_text(tree, node_next(tree, node_first(tree, arguments)), "b");
	assert_int_equal(node_next(tree, node_next(tree, node_first(tree, arguments))), 0);
	assert_int_equal(node_parent(tree, arguments), call);
	assert_true(node_inside(tree, arguments, call));
	assert_false(node_inside(tree, nth(tree, NODE_INTEGER, 1), call));
	assert_int_equal(node_first(tree, nth(tree, NODE_INTEGER, 1)), 0);
	assert_int_equal(node_child(tree, call, FIELD_BODY), 0);
	assert_int_equal(node_kind(tree, node_next(tree, node_first(tree, 1))), NODE_EXPRESSION_STATEMENT);
}

static void test_structure_holds(void **state)
{
	const struct tree *tree = parsed(*state, "@d\ndef f(a, *b, c: int = 1, **d):\n  # c\n  return [x for x in y if x not in z] \\\n or 1\n"
	                                         "class A(B):\n  x: int = {'a': f'{b!r:>{c}}'}\n");

	for (node_id id = 1; id < tree->count; id++) {
		const struct node *node = &tree->nodes[id];

		assert_true(node->parent < id && node->last >= id && node->last < tree->count);
		assert_true(node->next == 0 || node->next == node->last + 1);
		assert_true(id == 1 || node_inside(tree, id, node->parent));
		assert_true(id == 1 || node->start >= node[-1].start);
		assert_int_not_equal(node->kind, NODE_LINE_CONTINUATION);
	}
	assert_int_equal(tree->errors.count, 0);
	assert_true(slice_equal(slice_part(tree->source->code, tree->comments.at[0].start, tree->comments.at[0].end), SLICE("# c")));
}

static enum operator operator_of(struct fixture *f, const char *code, enum node_kind kind)
{
	const struct tree *tree = parsed(f, code);

	return tree->nodes[nth(tree, kind, 1)].operator;
}

static void test_operators(void **state)
{
	assert_int_equal(operator_of(*state, "a + b * c", NODE_BINARY), OPERATOR_ADD);
	assert_int_equal(operator_of(*state, "a // b", NODE_BINARY), OPERATOR_FLOOR_DIVIDE);
	assert_int_equal(operator_of(*state, "a @ b", NODE_BINARY), OPERATOR_MATRIX);
	assert_int_equal(operator_of(*state, "-a", NODE_UNARY), OPERATOR_SUBTRACT);
	assert_int_equal(operator_of(*state, "~a", NODE_UNARY), OPERATOR_INVERT);
	assert_int_equal(operator_of(*state, "a and b or c", NODE_BOOLEAN), OPERATOR_BOOL_OR);
	assert_int_equal(operator_of(*state, "a < b == c", NODE_COMPARISON), OPERATOR_LESS);
	assert_int_equal(operator_of(*state, "a not in b", NODE_COMPARISON), OPERATOR_NOT_IN);
	assert_int_equal(operator_of(*state, "a is not b", NODE_COMPARISON), OPERATOR_IS_NOT);
	assert_int_equal(operator_of(*state, "a in b", NODE_COMPARISON), OPERATOR_IN);
	assert_int_equal(operator_of(*state, "a <<= b", NODE_AUGMENTED_ASSIGNMENT), OPERATOR_SHIFT_LEFT);
	assert_int_equal(operator_of(*state, "not a", NODE_NOT), OPERATOR_NONE);
	assert_int_equal(operator_of(*state, "a = b", NODE_ASSIGNMENT), OPERATOR_NONE);
}

/* Compares node_of with a walk over the parser's own tree. */
static void check_lookup(const struct tree *tree, TSNode node)
{
	node_id id = node_of(tree, node);

	if (ts_node_is_named(node) && strcmp(ts_node_type(node), "line_continuation") != 0) {
		assert_int_not_equal(id, 0);
		assert_ptr_equal(tree->nodes[id].id, node.id);
		assert_int_equal(tree->nodes[id].end, ts_node_end_byte(node));
	} else {
		assert_int_equal(id, 0);
	}
	for (uint32_t i = 0; i < ts_node_child_count(node); i++)
		check_lookup(tree, ts_node_child(node, i));
}

/* A star belongs to all of what follows it, and queries find what is behind it. */
static void test_stars(void **state)
{
	const struct tree *tree = parsed(*state, "x = [* df.a.collect(1)]\nf('a', *b.c() + d, *e)\n");
	node_id splat = nth(tree, NODE_LIST_SPLAT, 1), call = node_first(tree, splat), attribute = node_child(tree, call, FIELD_FUNCTION);
	TSNode found = ts_node_named_descendant_for_byte_range(ts_tree_root_node(tree->parse), 5, 22);

	assert_text(tree, splat, "* df.a.collect(1)");
	assert_int_equal(node_kind(tree, node_parent(tree, splat)), NODE_LIST);
	assert_int_equal(node_next(tree, splat), 0);
	assert_text(tree, call, "df.a.collect(1)");
	assert_int_equal(node_next(tree, call), 0);
	assert_text(tree, attribute, "df.a.collect");
	assert_text(tree, node_child(tree, attribute, FIELD_OBJECT), "df.a");
	assert_text(tree, node_child(tree, call, FIELD_ARGUMENTS), "(1)");
	assert_string_equal(ts_node_type(found), "call");
	assert_int_equal(node_of(tree, found), call);
	splat = nth(tree, NODE_LIST_SPLAT, 2);
	assert_text(tree, splat, "*b.c() + d");
	assert_int_equal(node_kind(tree, node_first(tree, splat)), NODE_BINARY);
	assert_text(tree, node_next(tree, splat), "*e");
	for (node_id n = 2; n < tree->count; n++) {
		assert_true(node_parent(tree, n) < n && node_inside(tree, n, node_parent(tree, n)));
		assert_true(tree_node(tree, n)->next == 0 || node_parent(tree, node_next(tree, n)) == node_parent(tree, n));
	}
}

static void test_lookup(void **state)
{
	static const char *const texts[] = {
		"", "a.b().c()[d](e)\n", "x = [\n1, 2]; y \\\n = 3\n", "def f(:\n  return (\n", "f(\n)\nwhile :\n pass\nx = \n", "if x:\n",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct tree *tree = parsed(*state, texts[i]);

		check_lookup(tree, ts_tree_root_node(tree->parse));
	}
	assert_int_equal(node_of(parsed(*state, "a"), (TSNode){0}), 0);
}

static void test_errors(void **state)
{
	const struct tree *tree = parsed(*state, "a = 1\nb = $ $ $ 2\nc = 3\n)\nd = f(1\n");

	assert_true(tree->errors.count >= 2);
	for (uint32_t i = 1; i < tree->errors.count; i++)
		assert_true(tree->errors.at[i].start > tree->errors.at[i - 1].end);
	assert_true(tree->errors.at[0].start >= 6 && tree->errors.at[0].start <= 11);
	assert_text(tree, nth(tree, NODE_IDENTIFIER, 1), "a");
	assert_int_equal(parsed(*state, "a = 1\n")->errors.count, 0);
}

/* A missing bracket is no named node, but an error all the same. */
static void test_missing(void **state)
{
	const struct tree *tree = parsed(*state, "x = f(1\ny = 2\n");

	assert_int_not_equal(tree->errors.count, 0);
	tree = parsed(*state, "import \n");
	assert_int_not_equal(tree->errors.count, 0);
}

static void test_python_2(void **state)
{
	const struct tree *tree = parsed(*state, "print 'a', 1\nexec 'x'\n");

	assert_int_equal(tree->errors.count, 0);
	nth(tree, NODE_PRINT, 1);
	nth(tree, NODE_EXEC, 1);
}

static void test_empty_and_nul(void **state)
{
	assert_int_equal(parse(*state, (struct slice){"", 0}), PARSED);
	assert_int_equal(parsed(*state, "")->count, 2);
	assert_int_equal(parse(*state, (struct slice){"a = 1\nb\0c\nd = 2\n", 16}), PARSED);
	assert_text(&((struct fixture *)*state)->tree, nth(&((struct fixture *)*state)->tree, NODE_INTEGER, 2), "2");
}

static struct slice repeated(struct buffer *buffer, const char *text, uint32_t times)
{
	for (uint32_t i = 0; i < times; i++)
		buffer_add_text(buffer, text);
	return buffer_slice(buffer);
}

static void test_a_million_parentheses(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};
	uint32_t depth = 0;

	repeated(&buffer, "(", 1000000);
	buffer_add_text(&buffer, "x");
	assert_int_equal(parse(f, repeated(&buffer, ")", 1000000)), PARSED);
	assert_int_equal(f->tree.errors.count, 0);
	for (node_id id = f->tree.count - 1; id; id = node_parent(&f->tree, id))
		depth++;
	assert_true(depth > 1000000);
	buffer_free(&buffer);
}

/* All of one start: looked up by end. */
static void test_a_long_chain(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};
	TSNode node;

	buffer_add_text(&buffer, "df");
	assert_int_equal(parse(f, repeated(&buffer, ".a()", 20000)), PARSED);
	node = ts_tree_root_node(f->tree.parse);
	for (; ts_node_named_child_count(node); node = ts_node_named_child(node, 0))
		assert_int_not_equal(node_of(&f->tree, node), 0);
	buffer_free(&buffer);
}

/* Recovery copies the ERROR node for every token: time grows with the square of the length. */
static void test_over_budget(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};

	for (uint32_t i = 0; i < 20000; i++)
		buffer_format(&buffer, "%u%c", (i / 10 * 7919 + 1) * (i % 10) % 65536, i % 10 == 9 ? '\n' : ' ');
	assert_int_equal(parse(f, buffer_slice(&buffer)), PARSE_OVER_BUDGET);
	assert_int_equal(f->tree.count, 1);
	assert_int_equal(node_first(&f->tree, 0), 0);
	assert_null(f->tree.parse);
	assert_text(parsed(f, "x = 1"), 1, "x = 1");
	buffer_free(&buffer);
}

static uint32_t count_of(const struct tree *tree, enum node_kind kind)
{
	uint32_t count = 0;

	for (node_id id = 1; id < tree->count; id++)
		count += node_kind(tree, id) == kind;
	return count;
}

/* A long run of comments is read once; what is meant for us, and what ends a text, stays. */
static void test_a_run_of_comments(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};

	buffer_add_text(&buffer, "x = 1\n");
	repeated(&buffer, "# a comment\n", 30000);
	buffer_add_text(&buffer, "  # oomlint: ignore[OOM101] above\ny = '''\n");
	repeated(&buffer, "# not a comment\n", 100);
	buffer_add_text(&buffer, "# the end of the text'''\nz = 1 # beside\n");
	assert_int_equal(parse(f, buffer_slice(&buffer)), PARSED);
	assert_int_equal(f->tree.errors.count, 0);
	assert_int_equal(f->tree.hidden.count, 2);
	assert_int_equal(f->tree.comments.count, 2);
	assert_int_equal(comment_from(&f->tree, f->tree.comments.at[0].end - 1), 0);
	assert_true(slice_equal(slice_part(f->source.code, f->tree.comments.at[0].start, f->tree.comments.at[0].end),
	                        SLICE("# oomlint: ignore[OOM101] above")));
	assert_int_equal(count_of(&f->tree, NODE_ASSIGNMENT), 3);
	assert_int_equal(parse(f, SLICE("# a\n# b\nx = 1\n")), PARSED);
	assert_int_equal(f->tree.comments.count, 2);
	buffer_free(&buffer);
}

/* Where they all have to stay, the scanner's reading is part of the cost. */
static void test_reading_again_costs(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};

	buffer_add_text(&buffer, "x = 1\n");
	repeated(&buffer, "# oomlint: ignore[OOM101]\n", 4000);
	buffer_add_text(&buffer, "x = 1\n");
	assert_int_equal(parse(f, buffer_slice(&buffer)), PARSE_OVER_BUDGET);
	buffer_free(&buffer);
}

static void test_node_at(void **state)
{
	const struct tree *tree = parsed(*state, "if x:\n    yy = f(1)\nz\n");

	assert_text(tree, node_at(tree, 10), "yy");
	assert_text(tree, node_at(tree, 11), "yy");
	assert_text(tree, node_at(tree, 17), "1");
	assert_text(tree, node_at(tree, 18), "1");
	assert_int_equal(node_at(tree, 1000), tree->count - 1);
}

/* The grammar's scanner aborts when it cannot keep all indentations. */
static void test_deep_indentation(void **state)
{
	struct fixture *f = *state;
	struct buffer buffer = {0};

	for (int depth = 0; depth < 600; depth++)
		buffer_format(&buffer, "%*sif x:\n", depth, "");
	buffer_format(&buffer, "%600sy = f\"a{1}b\"\n", "");
	assert_int_equal(parse(f, buffer_slice(&buffer)), PARSE_OVER_BUDGET);
	buffer.length = 0;
	for (int depth = 0; depth < 300; depth++)
		buffer_format(&buffer, "%*sif x:\n", depth, "");
	buffer_format(&buffer, "%300sy = f\"a{1}b\"\n", "");
	assert_int_equal(parse(f, buffer_slice(&buffer)), PARSED);
	assert_int_equal(f->tree.errors.count, 0);
	buffer_free(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grammar_has_all_words),
		cmocka_unit_test(test_names),
		cmocka_unit_test_setup_teardown(test_order, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_structure_holds, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_operators, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_stars, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_lookup, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_errors, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_missing, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_python_2, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_empty_and_nul, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_a_million_parentheses, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_a_long_chain, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_over_budget, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_a_run_of_comments, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_reading_again_costs, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_node_at, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(test_deep_indentation, open_fixture, close_fixture),
	};

	return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}

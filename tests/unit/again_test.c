/* A text that is parsed again after a change has the tree that it has when it is parsed for the first time. */
#include "syntax/cells.h"
#include "syntax/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CHANGES = 3000 };

static const char *const statements[] = {
	"rows = spark.table('t').where(\"a > 3\").collect()\n", "def f(df, n=3):\n    return df.limit(n)\n", "for day in days:\n    x = f(x)\n",
	"if a:\n    b = 1\nelse:\n    c = '''\n  text # no comment\n'''\n", "# a comment\n", "\n", "class A(B):\n    @staticmethod\n    def g(*a, **k):\n"
	"        print(*a, end=f\"{k!r}\")\n", "x = [i for i in range(10) if i % 2]; y = lambda z: z\n", "with open('f') as g, h:\n\n    pass\n",
	"a = (1,\n     2)\n", "match x:\n    case [1, *_]:\n        pass\n",
};
static const char *const pieces[] = {"", "x", " ", "\n", "    ", "(", ")", "'", "\"\"\"", "#", "\xC3\xA9", "def ", ":", "\\", ".limit(3)"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static unsigned roll(unsigned most)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % most);
}

static void replace(struct buffer *text, uint32_t start, uint32_t end, const char *by)
{
	struct buffer now = {0};

	buffer_add(&now, slice_part(buffer_slice(text), 0, start));
	buffer_add_text(&now, by);
	buffer_add(&now, slice_part(buffer_slice(text), end, (uint32_t)text->length));
	buffer_free(text);
	*text = now;
}

/* Where a line begins; the end of the text, too. */
static uint32_t some_line(const struct buffer *text)
{
	uint32_t at = text->length ? roll((unsigned)text->length) : 0, line = slice_find(buffer_slice(text), SLICE("\n"), at);

	return line == UINT32_MAX ? (uint32_t)text->length : line + 1;
}

/* Half of the changes are of whole statements, so that the text is often right. */
static void change(struct buffer *text)
{
	uint32_t start = some_line(text), end = start;

	if (roll(2)) {
		replace(text, start, end, statements[roll(COUNT(statements))]);
		return;
	}
	if (text->length > 4000 || roll(4) == 0) {
		text->length = 0;
		replace(text, 0, 0, statements[roll(COUNT(statements))]);
		return;
	}
	start = roll((unsigned)text->length + 1);
	end = start + roll(4);
	replace(text, start, end < text->length ? end : (uint32_t)text->length, pieces[roll(COUNT(pieces))]);
}

/* false: a change has cut a character in two. */
static bool read_source(struct source *source, struct slice text, struct arena *arena)
{
	struct slice problem;
	uint32_t line;

	*source = (struct source){.path = SLICE("job.py"), .bytes = text};
	return source_read_code(source, arena, &problem, &line) == CODE_READY;
}

static void assert_same_tree(const struct tree *a, const struct tree *b)
{
	assert_int_equal(a->count, b->count);
	for (node_id id = 1; id < a->count; id++) {
		const struct node *x = tree_node(a, id), *y = tree_node(b, id);

		assert_true(x->kind == y->kind && x->field == y->field && x->missing == y->missing && x->operator == y->operator);
		assert_true(x->start == y->start && x->end == y->end && x->parent == y->parent && x->next == y->next && x->last == y->last);
	}
	assert_int_equal(a->comments.count, b->comments.count);
	assert_int_equal(a->errors.count, b->errors.count);
}

static void same_after_any_change(void **state)
{
	TSParser *parser = parser_open();
	struct last_parse last = {0};
	struct arena arena = {0};
	struct buffer text = {0};
	unsigned again = 0;

	(void)state;
	for (int i = 0; i < CHANGES; i++) {
		struct source source;
		struct tree now, fresh;

		change(&text);
		if (!read_source(&source, buffer_slice(&text), &arena)) {
			text.length = 0;
			continue;
		}
		again += last.parse != NULL;
		assert_int_equal(tree_open_again(&now, parser, &source, &arena, &last), tree_open(&fresh, parser, &source, &arena));
		assert_same_tree(&now, &fresh);
		tree_close(&now);
		tree_close(&fresh);
		arena_clear(&arena);
	}
	assert_true(again > CHANGES / 10);
	last_parse_free(&last);
	buffer_free(&text);
	arena_free(&arena);
	ts_parser_delete(parser);
}

/* Nodes of `now` that were in the tree before. */
static uint32_t taken(const struct tree *now, const struct tree *before)
{
	uint32_t count = 0;

	for (node_id id = 1; id < now->count; id++)
		for (node_id old = 1; old < before->count; old++)
			count += tree_node(before, old)->id == tree_node(now, id)->id;
	return count;
}

static struct tree parsed(TSParser *parser, struct source *source, const struct buffer *text, struct last_parse *last, struct arena *arena)
{
	struct tree tree;

	assert_true(read_source(source, buffer_slice(text), arena));
	assert_int_equal(tree_open_again(&tree, parser, source, arena, last), PARSED);
	return tree;
}

enum { FUNCTIONS = 40, FUNCTION_LINES = 7 };

/* Wherever the change is, in a block, at its end, or between two, most of the tree stays. */
static void most_of_it_is_taken(void **state)
{
	static const char *const changes[] = {"# a comment\n", "\n", "        # one more\n"};
	TSParser *parser = parser_open();

	(void)state;
	for (unsigned i = 0; i < FUNCTION_LINES * COUNT(changes); i++) {
		struct arena arena = {0};
		struct last_parse last = {0};
		struct buffer text = {0};
		struct source source[2];
		struct tree before, now;
		uint32_t line = 0;

		for (int n = 0; n < FUNCTIONS; n++)
			buffer_add_text(&text, "def f(rows):\n    for row in rows:\n        if row:\n            g(row)\n    return 3\n\n\n");
		before = parsed(parser, &source[0], &text, &last, &arena);
		for (unsigned n = 0; n < i / COUNT(changes) + FUNCTION_LINES; n++)
			line = slice_find(buffer_slice(&text), SLICE("\n"), line) + 1;
		replace(&text, line, line, changes[i % COUNT(changes)]);
		now = parsed(parser, &source[1], &text, &last, &arena);
		assert_int_equal(now.errors.count, 0);
		assert_true(taken(&now, &before) > now.count / 2);
		tree_close(&before);
		tree_close(&now);
		last_parse_free(&last);
		buffer_free(&text);
		arena_free(&arena);
	}
	ts_parser_delete(parser);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(same_after_any_change), cmocka_unit_test(most_of_it_is_taken)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

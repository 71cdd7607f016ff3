/* A text that is parsed again after a change has the tree that it has when it is parsed for the first time. */
#include "base/buffer.h"
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
	"a = (1,\n     2)\n", "match x:\n    case [1, *_]:\n        pass\n", "rows = [*df.collect(), *a or b, *c]\nprint(*rows.x)\n", "f(\n    # within\n    *a.b,  # behind\n)\n",
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
	for (uint32_t i = 0; i < a->comments.count; i++)
		assert_true(a->comments.at[i].start == b->comments.at[i].start && a->comments.at[i].end == b->comments.at[i].end);
	assert_int_equal(a->errors.count, b->errors.count);
}

/* A tree with all that it depends on. */
struct kept {
	struct arena arena;
	struct source source;
	struct tree tree;
};

static void kept_free(struct kept *kept)
{
	tree_close(&kept->tree);
	arena_free(&kept->arena);
	free(kept);
}

/* As the parser sees it after the tree before; NULL: it is no text. */
static struct kept *kept_open(TSParser *parser, const struct buffer *text, const struct kept *before)
{
	struct kept *kept = calloc(1, sizeof *kept);

	if (!read_source(&kept->source, arena_copy(&kept->arena, buffer_slice(text)), &kept->arena)) {
		kept_free(kept);
		return NULL;
	}
	assert_int_equal(tree_open_again(&kept->tree, parser, &kept->source, &kept->arena, before ? &before->tree : NULL), PARSED);
	return kept;
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

static void put(struct buffer *text, const struct buffer *other)
{
	text->length = 0;
	buffer_add(text, buffer_slice(other));
}

/* A text with errors in it goes back, half of the time, to what it was when there were none. */
static void same_after_any_change(void **state)
{
	TSParser *parser = parser_open();
	struct kept *before = NULL;
	struct buffer text = {0}, right = {0};
	unsigned again = 0;

	(void)state;
	for (int i = 0; i < CHANGES; i++) {
		struct kept *now, *fresh;

		change(&text);
		now = kept_open(parser, &text, before);
		if (!now) {
			text.length = 0;
			continue;
		}
		fresh = kept_open(parser, &text, NULL);
		assert_same_tree(&now->tree, &fresh->tree);
		again += before && taken(&now->tree, &before->tree) > before->tree.count / 2;
		if (now->tree.errors.count && roll(2))
			put(&text, &right);
		else if (!now->tree.errors.count)
			put(&right, &text);
		kept_free(fresh);
		if (before)
			kept_free(before);
		before = now;
	}
	assert_true(again > CHANGES / 20);
	kept_free(before);
	buffer_free(&text);
	buffer_free(&right);
	ts_parser_delete(parser);
}

enum { FUNCTIONS = 40, FUNCTION_LINES = 7 };

/* Wherever the change is, in a block, at its end, or between two, most of the tree stays. */
static void most_of_it_is_taken(void **state)
{
	static const char *const changes[] = {"# a comment\n", "\n", "        # one more\n"};
	TSParser *parser = parser_open();

	(void)state;
	for (unsigned i = 0; i < FUNCTION_LINES * COUNT(changes); i++) {
		struct buffer text = {0};
		struct kept *before, *now;
		uint32_t line = 0;

		for (int n = 0; n < FUNCTIONS; n++)
			buffer_add_text(&text, "def f(rows):\n    for row in rows:\n        if row:\n            g(row)\n    return 3\n\n\n");
		before = kept_open(parser, &text, NULL);
		for (unsigned n = 0; n < i / COUNT(changes) + FUNCTION_LINES; n++)
			line = slice_find(buffer_slice(&text), SLICE("\n"), line) + 1;
		replace(&text, line, line, changes[i % COUNT(changes)]);
		now = kept_open(parser, &text, before);
		assert_int_equal(now->tree.errors.count, 0);
		assert_true(taken(&now->tree, &before->tree) > now->tree.count / 2);
		kept_free(before);
		kept_free(now);
		buffer_free(&text);
	}
	ts_parser_delete(parser);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(same_after_any_change), cmocka_unit_test(most_of_it_is_taken)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

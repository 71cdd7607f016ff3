#include "match/query_text.h"

#include "base/buffer.h"
#include "match/query_tokens.h"

enum { DEPTH_MOST = 32 }; /* tree-sitter's own reader of queries recurses */

struct reader {
	struct query_scanner scanner;
	struct arena *arena;
	struct query_text *query;
	struct query_token open[DEPTH_MOST];
	uint32_t depth;
	LIST(struct query_token) tokens;  /* of the pattern at hand, clauses left out */
	struct query_pattern *pattern;    /* the one at hand, or NULL */
};

static bool fail(struct reader *r, uint32_t offset, const char *problem)
{
	if (!r->scanner.mistake.problem)
		r->scanner.mistake = (struct query_mistake){offset, problem};
	return false;
}

static bool is_char(struct query_token token, char c)
{
	return token.text.length == 1 && token.text.at[0] == c;
}

uint32_t query_capture(const struct query_pattern *pattern, struct slice name)
{
	for (uint32_t i = 0; i < pattern->captures.count; i++)
		if (slice_equal(pattern->captures.at[i].text, name))
			return i;
	return UINT32_MAX;
}

uint32_t query_place(const struct query_pattern *pattern, uint32_t shape_offset)
{
	uint32_t i = pattern->pieces.count;

	while (i > 0 && pattern->pieces.at[i - 1].shape > shape_offset)
		i--;
	return i ? pattern->pieces.at[i - 1].file + (shape_offset - pattern->pieces.at[i - 1].shape) : pattern->offset;
}

/* ((call) @report) and (call) @report are one shape: an outer group around a single node says nothing. */
static bool outer_group(const struct query_token *tokens, uint32_t count)
{
	uint32_t depth = 0, i = 1;

	if (count < 4 || !is_char(tokens[0], '(') || tokens[1].kind != QUERY_OPEN)
		return false;
	do {
		depth += tokens[i].kind == QUERY_OPEN;
		depth -= tokens[i].kind == QUERY_CLOSE;
	} while (++i < count && depth);
	while (i < count && tokens[i].kind == QUERY_CAPTURE)
		i++;
	return i == count - 1 && tokens[i].kind == QUERY_CLOSE;
}

static uint32_t capture_number(struct reader *r, struct query_token token)
{
	struct query_word word = {slice_part(token.text, 1, token.text.length), token.offset, true, false};
	uint32_t number = query_capture(r->pattern, word.text);

	*list_push(r->arena, &r->pattern->uses) = word;
	if (number != UINT32_MAX)
		return number;
	*list_push(r->arena, &r->pattern->captures) = word;
	return r->pattern->captures.count - 1;
}

/* "@c" and the number, which hardly ever has two digits. */
static void add_capture(struct buffer *shape, uint32_t number)
{
	if (number > 9)
		buffer_format(shape, "@c%u", number);
	else
		buffer_add(shape, (struct slice){(const char[]){'@', 'c', (char)('0' + number)}, 3});
}

static void write_shape(struct reader *r, const struct query_token *tokens, uint32_t count)
{
	struct buffer shape = {0};

	for (uint32_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(&shape, ' ');
		*list_push(r->arena, &r->pattern->pieces) = (struct query_piece){(uint32_t)shape.length, tokens[i].offset};
		if (tokens[i].kind == QUERY_CAPTURE)
			add_capture(&shape, capture_number(r, tokens[i]));
		else
			buffer_add(&shape, tokens[i].text);
	}
	r->pattern->shape = arena_copy(r->arena, buffer_slice(&shape));
	buffer_free(&shape);
}

static void finish_pattern(struct reader *r)
{
	const struct query_token *tokens = r->tokens.at;
	uint32_t count = r->tokens.count;

	if (!r->pattern)
		return;
	while (outer_group(tokens, count)) {
		tokens++;
		count -= 2;
	}
	write_shape(r, tokens, count);
	r->tokens.count = 0;
	r->pattern = NULL;
}

static void start_pattern(struct reader *r, uint32_t offset)
{
	finish_pattern(r);
	r->pattern = list_push(r->arena, &r->query->patterns);
	r->pattern->offset = offset;
}

static struct query_word clause_word(struct reader *r, struct query_token token)
{
	if (token.kind == QUERY_CAPTURE)
		return (struct query_word){slice_part(token.text, 1, token.text.length), token.offset, true, false};
	if (token.kind == QUERY_STRING)
		return (struct query_word){query_string(token.text, r->arena), token.offset, false, true};
	return (struct query_word){token.text, token.offset, false, false};
}

/* The rest of (#name ...); its ( was taken for the start of a node. */
static bool read_clause(struct reader *r, struct query_token name)
{
	struct query_clause clause = {.name = slice_part(name.text, 1, name.text.length), .offset = name.offset};
	struct query_token token;

	if (!r->tokens.count || !is_char(r->tokens.at[r->tokens.count - 1], '('))
		return fail(r, name.offset, "# stands only right after a (");
	if (r->depth < 2)
		return fail(r, name.offset, "a question stands inside the outer parentheses of its pattern: ((call) @report (#...))");
	r->tokens.count--;
	r->depth--;
	while ((token = query_token_next(&r->scanner)).kind != QUERY_CLOSE) {
		if (token.kind == QUERY_END)
			return fail(r, name.offset, "this ( is never closed");
		if (token.kind == QUERY_OPEN)
			return fail(r, token.offset, "a question has no parentheses inside");
		*list_push(r->arena, &clause.words) = clause_word(r, token);
	}
	if (!is_char(token, ')'))
		return fail(r, token.offset, "a ) is expected here");
	*list_push(r->arena, &r->pattern->clauses) = clause;
	return true;
}

static bool read_open(struct reader *r, struct query_token token)
{
	if (r->depth == DEPTH_MOST)
		return fail(r, token.offset, "the pattern is nested too deeply");
	if (!r->depth)
		start_pattern(r, token.offset);
	r->open[r->depth++] = token;
	return true;
}

static bool read_close(struct reader *r, struct query_token token)
{
	if (!r->depth)
		return fail(r, token.offset, "this closes nothing");
	if (is_char(r->open[--r->depth], '(') != is_char(token, ')'))
		return fail(r, token.offset, is_char(token, ')') ? "a ] is expected here" : "a ) is expected here");
	return true;
}

static bool read_token(struct reader *r, struct query_token token)
{
	if (token.kind == QUERY_CLAUSE)
		return read_clause(r, token);
	if (token.kind == QUERY_OPEN && !read_open(r, token))
		return false;
	if (token.kind == QUERY_CLOSE && !read_close(r, token))
		return false;
	if (!r->depth && (token.kind == QUERY_STRING || token.kind == QUERY_WORD))
		return fail(r, token.offset, "a pattern starts with ( or [");
	if (!r->pattern)
		return fail(r, token.offset, "nothing stands before this");
	*list_push(r->arena, &r->tokens) = token;
	return true;
}

struct query_mistake query_text_read(struct query_text *query, struct slice text, struct arena *arena)
{
	struct reader r = {.scanner.text = text, .arena = arena, .query = query};
	struct query_token token;

	while ((token = query_token_next(&r.scanner)).kind != QUERY_END && read_token(&r, token))
		;
	if (r.depth)
		fail(&r, r.open[r.depth - 1].offset, is_char(r.open[r.depth - 1], '(') ? "this ( is never closed" : "this [ is never closed");
	if (!query->patterns.count)
		fail(&r, 0, "there is no pattern in this file");
	finish_pattern(&r);
	return r.scanner.mistake;
}

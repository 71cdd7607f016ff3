#include "meaning/sql_tokens.h"

#include <ctype.h>

enum { TOKENS_MOST = 4096 };

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '$' || (unsigned char)c >= 0x80;
}

static uint32_t quoted_end(struct slice text, uint32_t at)
{
	char quote = text.at[at++];

	while (at < text.length && text.at[at] != quote)
		at += text.at[at] == '\\' ? 2 : 1;
	return at < text.length ? at + 1 : text.length;
}

static uint32_t comment_end(struct slice text, uint32_t at)
{
	uint32_t end = text.at[at] == '-' ? slice_find(text, SLICE("\n"), at) : slice_find(text, SLICE("*/"), at + 2);

	if (end == UINT32_MAX)
		return text.length;
	return text.at[at] == '-' ? end : end + 2;
}

static bool starts_comment(struct slice text, uint32_t at)
{
	return at + 1 < text.length && ((text.at[at] == '-' && text.at[at + 1] == '-') || (text.at[at] == '/' && text.at[at + 1] == '*'));
}

/* One token from `at`; its end. */
static uint32_t token_end(struct slice text, uint32_t at, struct token *token)
{
	uint32_t end = at + 1;
	char c = text.at[at];

	token->hole = c == TEXT_HOLE;
	if (c == '\'' || c == '"' || c == '`') {
		end = quoted_end(text, at);
		token->word = c == '`';
	} else if (is_word_char(c)) {
		while (end < text.length && is_word_char(text.at[end]))
			end++;
		token->number = isdigit((unsigned char)c);
		token->word = !token->number;
	}
	token->text = slice_part(text, at, end);
	return end;
}

static void tokenize(struct sql *sql, struct slice text)
{
	uint16_t depth = 0;

	for (uint32_t at = 0; at < text.length && sql->count < TOKENS_MOST;) {
		struct token *token = &sql->tokens[sql->count];

		if (isspace((unsigned char)text.at[at])) {
			at++;
			continue;
		}
		if (starts_comment(text, at)) {
			at = comment_end(text, at);
			continue;
		}
		*token = (struct token){0};
		if (text.at[at] == ')' && depth)
			depth--;
		token->depth = depth;
		if (text.at[at] == '(')
			depth++;
		at = token_end(text, at, token);
		sql->count++;
	}
}

void sql_open(struct sql *sql, const struct facts *facts, struct slice text)
{
	*sql = (struct sql){.facts = facts, .tokens = ARENA_ARRAY(facts->arena, struct token, TOKENS_MOST < text.length ? TOKENS_MOST : text.length + 1)};
	tokenize(sql, text);
}

/* ---- looking for words ---- */

bool sql_is(const struct sql *sql, uint32_t at, const char *word)
{
	return at < sql->count && slice_equal_ignoring_case(sql->tokens[at].text, slice_of(word));
}

bool sql_is_among(const struct sql *sql, uint32_t at, const char *const *words)
{
	for (; *words; words++)
		if (sql_is(sql, at, *words))
			return true;
	return false;
}

uint32_t sql_find(const struct sql *sql, struct range range, const char *word)
{
	uint16_t depth = range.start < range.end ? sql->tokens[range.start].depth : 0;

	for (uint32_t i = range.start; i < range.end; i++)
		if (sql->tokens[i].depth == depth && sql_is(sql, i, word))
			return i;
	return range.end;
}

uint32_t sql_first_of(const struct sql *sql, struct range range, const char *const *words)
{
	uint16_t depth = range.start < range.end ? sql->tokens[range.start].depth : 0;

	for (uint32_t i = range.start; i < range.end; i++)
		if (sql->tokens[i].depth == depth && sql_is_among(sql, i, words) && !(sql->tokens[i].word && i + 1 < range.end &&
		    sql_is(sql, i + 1, "(") && sql->tokens[i + 1].text.at == sql->tokens[i].text.at + sql->tokens[i].text.length))
			return i;
	return range.end;
}

uint32_t sql_closing(const struct sql *sql, uint32_t open, uint32_t end)
{
	for (uint32_t i = open + 1; i < end; i++)
		if (sql->tokens[i].depth == sql->tokens[open].depth && sql_is(sql, i, ")"))
			return i;
	return end;
}

uint32_t sql_items(const struct sql *sql, struct range range)
{
	uint32_t count = 0;

	for (; range.start < range.end; range.start = sql_find(sql, range, ",") + 1)
		count++;
	return count;
}

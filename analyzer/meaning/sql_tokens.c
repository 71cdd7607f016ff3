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


#include "match/query_tokens.h"

#include <ctype.h>
#include <limits.h>

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-' || c == '.' || c == '/' || (unsigned char)c >= 0x80;
}

static bool ends_clause_word(char c)
{
	static const bool ends[UCHAR_MAX + 1] = {['\0'] = true, ['('] = true, [')'] = true, ['['] = true, [']'] = true, ['"'] = true, [';'] = true};

	return is_space(c) || ends[(unsigned char)c];
}

static uint32_t line_end(struct slice text, uint32_t at)
{
	const char *end = memchr(text.at + at, '\n', text.length - at);

	return end ? (uint32_t)(end - text.at) : text.length;
}

static void skip_blank(struct query_scanner *s)
{
	while (s->at < s->text.length) {
		char c = s->text.at[s->at];

		if (c == ';')
			s->at = line_end(s->text, s->at);
		else if (is_space(c))
			s->at++;
		else
			return;
	}
}

static struct query_token token_to(struct query_scanner *s, enum query_token_kind kind, uint32_t end)
{
	struct query_token token = {kind, slice_part(s->text, s->at, end), s->at};

	s->at = end;
	return token;
}

static struct query_token mistaken(struct query_scanner *s, const char *problem)
{
	s->mistake = (struct query_mistake){s->at, problem};
	return (struct query_token){QUERY_END, {0}, s->at};
}

static uint32_t word_end(const struct query_scanner *s, uint32_t at)
{
	while (at < s->text.length && (s->in_clause ? !ends_clause_word(s->text.at[at]) : is_word(s->text.at[at])))
		at++;
	return at;
}

static struct query_token string_token(struct query_scanner *s)
{
	uint32_t end = s->at + 1;

	while (end < s->text.length && s->text.at[end] != '"' && s->text.at[end] != '\n')
		end += s->text.at[end] == '\\' ? 2 : 1;
	if (end >= s->text.length || s->text.at[end] != '"')
		return mistaken(s, "this string is never closed");
	return token_to(s, QUERY_STRING, end + 1);
}

static struct query_token named_token(struct query_scanner *s, enum query_token_kind kind, const char *problem)
{
	uint32_t end = word_end(s, s->at + 1);

	return end > s->at + 1 ? token_to(s, kind, end) : mistaken(s, problem);
}

static struct query_token clause_token(struct query_scanner *s)
{
	s->in_clause = true;
	return named_token(s, QUERY_CLAUSE, "a name is expected after #");
}

static struct query_token word_token(struct query_scanner *s)
{
	uint32_t end = word_end(s, s->at);

	if (end == s->at)
		return mistaken(s, "this character has no meaning in a query");
	if (!s->in_clause && end < s->text.length && s->text.at[end] == ':')
		end++;
	return token_to(s, QUERY_WORD, end);
}

struct query_token query_token_next(struct query_scanner *s)
{
	char c;

	skip_blank(s);
	if (s->at >= s->text.length || s->mistake.problem)
		return (struct query_token){QUERY_END, {0}, s->at};
	c = s->text.at[s->at];
	if (c == '(' || c == '[')
		return token_to(s, QUERY_OPEN, s->at + 1);
	if (c == ')' || c == ']') {
		s->in_clause = false;
		return token_to(s, QUERY_CLOSE, s->at + 1);
	}
	if (c == '"')
		return string_token(s);
	if (c == '@')
		return named_token(s, QUERY_CAPTURE, "a name is expected after @");
	if (c == '#' && !s->in_clause)
		return clause_token(s);
	if (!s->in_clause && c && strchr("?*+.!", c))
		return token_to(s, QUERY_MARK, s->at + 1);
	return word_token(s);
}

static char escaped(char c)
{
	switch (c) {
	case 'n': return '\n';
	case 't': return '\t';
	case 'r': return '\r';
	}
	return c;
}

struct slice query_string(struct slice token, struct arena *arena)
{
	char *text = arena_take(arena, token.length);
	uint32_t length = 0;

	for (uint32_t i = 1; i + 1 < token.length; i++)
		text[length++] = token.at[i] == '\\' ? escaped(token.at[++i]) : token.at[i];
	return (struct slice){text, length};
}

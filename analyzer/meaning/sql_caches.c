/* CACHE TABLE, UNCACHE TABLE and their like. */
#include "meaning/sql_tokens.h"

enum cache_effect { CACHE_NOTHING, CACHE_ACQUIRES, CACHE_RELEASES, CACHE_CLEARS };

static bool is(const struct sql *sql, uint32_t at, const char *word)
{
	return at < sql->count && slice_equal_ignoring_case(sql->tokens[at].text, slice_of(word));
}

/* Up to a blank: tokens of `db.{name}` are not apart. */
static struct slice name_at(const struct sql *sql, uint32_t at, struct slice text)
{
	uint32_t start, end;

	at += is(sql, at, "IF") ? 2 : 0; /* IF EXISTS */
	if (at >= sql->count)
		return (struct slice){0};
	start = end = (uint32_t)(sql->tokens[at].text.at - text.at);
	while (end < text.length && !strchr(" \t\r\n;(", text.at[end]))
		end++;
	return slice_part(text, start, end);
}

static enum cache_effect effect_of(const struct sql *sql, struct slice text, struct slice *name)
{
	uint32_t lazy = is(sql, 1, "LAZY");

	if (is(sql, 0, "CLEAR") && is(sql, 1, "CACHE"))
		return CACHE_CLEARS;
	*name = name_at(sql, 2 + lazy, text);
	if (is(sql, 0, "CACHE") && is(sql, 1 + lazy, "TABLE"))
		return CACHE_ACQUIRES;
	if (is(sql, 0, "UNCACHE") || (is(sql, 0, "DROP") && (is(sql, 1, "VIEW") || is(sql, 1, "TABLE"))))
		return CACHE_RELEASES;
	return CACHE_NOTHING;
}

void note_cache_statement(struct facts *facts, node_id call, struct slice text)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct slice name = {0};
	enum cache_effect effect;
	struct sql sql;

	sql_open(&sql, facts, text);
	effect = effect_of(&sql, text, &name);
	arena_rewind(facts->arena, mark);
	if (effect == CACHE_ACQUIRES)
		acquire_table(facts, call, name);
	else if (effect == CACHE_RELEASES)
		release_tables(facts, call, name);
	else if (effect == CACHE_CLEARS)
		release_all(facts, call);
}

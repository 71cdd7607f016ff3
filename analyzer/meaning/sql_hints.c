/* Broadcast hints in a SQL text: they name tables or aliases of the query that follows them. */
#include "meaning/sql_tokens.h"

static bool is(const struct sql *sql, uint32_t at, const char *word)
{
	return at < sql->count && slice_equal_ignoring_case(sql->tokens[at].text, slice_of(word));
}

static bool is_among(const struct sql *sql, uint32_t at, const char *const *words)
{
	for (; *words; words++)
		if (is(sql, at, *words))
			return true;
	return false;
}

/* The alias behind a table; the table itself where there is none. */
static uint32_t alias_of(const struct sql *sql, uint32_t table)
{
	static const char *const behind[] = {"ON", "USING", "WHERE", "GROUP", "ORDER", "LIMIT", "UNION", "HAVING", "JOIN", "INNER", "CROSS", "LEFT",
	                                     "RIGHT", "FULL", "SEMI", "ANTI", "NATURAL", "LATERAL", NULL};
	uint32_t at = is(sql, table + 1, "AS") ? table + 2 : table + 1;

	return at < sql->count && sql->tokens[at].word && !is_among(sql, at, behind) ? at : table;
}

/* shop.customers is called customers, too. */
static bool is_called(struct slice table, struct slice name)
{
	uint32_t start = table.length;

	while (start && table.at[start - 1] != '.')
		start--;
	return slice_equal_ignoring_case(table, name) || slice_equal_ignoring_case(slice_part(table, start, table.length), name);
}

/* WITH name AS (SELECT ...) */
static bool is_common_table(const struct sql *sql, struct slice name)
{
	for (uint32_t i = 0; i + 2 < sql->count; i++)
		if (slice_equal_ignoring_case(sql->tokens[i].text, name) && is(sql, i + 1, "AS") && is(sql, i + 2, "("))
			return true;
	return false;
}

static bool is_unbounded_table(const struct sql *sql, uint32_t at)
{
	struct slice name = sql->tokens[at].text;
	const struct value *view = view_find(sql->facts, name);

	if (view)
		return view->rows.tag == BOUND_UNBOUNDED && !value_has(*view, TRAIT_PARAMETER);
	return !is_common_table(sql, name) && !has_small_word(name, true) && !is_declared_small(sql->facts, name);
}

/* Whether one of these words stands among those before JOIN: LEFT OUTER JOIN. */
static bool join_is(const struct sql *sql, uint32_t join, const char *const *wanted)
{
	static const char *const words[] = {"INNER", "CROSS", "LEFT", "RIGHT", "FULL", "OUTER", "SEMI", "ANTI", "NATURAL", NULL};

	for (uint32_t i = join; i > 0 && is_among(sql, i - 1, words); i--)
		if (is_among(sql, i - 1, wanted))
			return true;
	return false;
}

/* Whether Spark can broadcast the table behind this FROM or JOIN. */
static bool can_be_built(const struct sql *sql, uint32_t at)
{
	static const char *const not_left[] = {"LEFT", "FULL", "SEMI", "ANTI", NULL}, *const not_right[] = {"RIGHT", "FULL", NULL};

	if (is(sql, at, "JOIN"))
		return !join_is(sql, at, not_right);
	for (uint32_t i = at + 1; i < sql->count && sql->tokens[i].depth >= sql->tokens[at].depth; i++)
		if (sql->tokens[i].depth == sql->tokens[at].depth && is(sql, i, "JOIN"))
			return !join_is(sql, i, not_left);
	return false;
}

static bool names_table(const struct sql *sql, struct slice name)
{
	for (uint32_t i = 0; i + 1 < sql->count; i++) {
		const struct token *table = &sql->tokens[i + 1];

		if ((!is(sql, i, "FROM") && !is(sql, i, "JOIN")) || !table->word || table->hole)
			continue;
		if (slice_equal_ignoring_case(sql->tokens[alias_of(sql, i + 1)].text, name) || is_called(table->text, name))
			return is_unbounded_table(sql, i + 1) && can_be_built(sql, i);
	}
	return false;
}

/* BROADCAST(a, b), MERGE(c) */
static bool hint_names_table(const struct sql *query, const struct sql *hint)
{
	static const char *const names[] = {"BROADCAST", "BROADCASTJOIN", "MAPJOIN", NULL};
	bool broadcast = false;

	for (uint32_t i = 0; i < hint->count; i++) {
		if (is(hint, i + 1, "("))
			broadcast = is_among(hint, i, names);
		else if (broadcast && hint->tokens[i].word && names_table(query, hint->tokens[i].text))
			return true;
	}
	return false;
}

bool sql_hints_table(const struct facts *facts, struct slice text)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct sql query, hint;
	bool names = false;

	if (slice_find(text, SLICE("/*+"), 0) == UINT32_MAX)
		return false;
	sql_open(&query, facts, text);
	for (uint32_t at = 0, end; !names && (at = slice_find(text, SLICE("/*+"), at)) != UINT32_MAX; at = end) {
		end = slice_find(text, SLICE("*/"), at);
		end = end == UINT32_MAX ? text.length : end;
		sql_open(&hint, facts, slice_part(text, at + 3, end));
		names = hint_names_table(&query, &hint);
	}
	arena_rewind(facts->arena, mark);
	return names;
}

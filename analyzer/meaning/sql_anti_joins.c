/* x NOT IN (SELECT ...) in a SQL text. A null in the subquery makes it true of no row, so Spark brings all of the subquery
 * together. */
#include "meaning/sql_tokens.h"

/* The names that WITH gives are known once the query has been read. */
static void read_names(struct sql *sql)
{
	bool wide = false;

	if (sql_is(sql, 0, "WITH"))
		sql_query(sql, (struct range){0, sql->count}, 0, &wide);
}

static bool is_column(const struct sql *sql, uint32_t at)
{
	return at < sql->count && sql->tokens[at].word && !sql->tokens[at].hole;
}

static bool is_of_individuals(const struct sql *sql, uint32_t at)
{
	return is_column(sql, at) && is_named_as_individual(sql->tokens[at].text) && key_sort_of(sql->facts, sql->tokens[at].text) != KEYS_FEW;
}

/* user_id NOT IN (SELECT id ...), id NOT IN (SELECT user_id ...): from the word NOT on. */
static bool names_individuals(const struct sql *sql, uint32_t not)
{
	return is_of_individuals(sql, not - 1) || is_of_individuals(sql, not + 4 + sql_is(sql, not + 4, "DISTINCT"));
}

static bool is_large(struct sql *sql, struct range query)
{
	bool wide = false;
	struct bound rows;

	sql->small = sql->large = 0;
	rows = sql_query(sql, query, 1, &wide);
	if (sql->small && !sql->large)
		return false;
	return rows.tag == BOUND_UNBOUNDED || (rows.tag == BOUND_GROUP && rows.keys == KEYS_MANY);
}

bool sql_anti_joins_table(const struct facts *facts, struct slice text)
{
	struct arena_mark mark = arena_mark(facts->arena);
	bool found = false;
	struct sql sql;

	if (slice_find(text, SLICE("NOT"), 0) == UINT32_MAX && slice_find(text, SLICE("not"), 0) == UINT32_MAX)
		return false;
	sql_open(&sql, facts, text);
	read_names(&sql);
	for (uint32_t i = 1; !found && i + 3 < sql.count; i++)
		if (sql_is(&sql, i, "NOT") && sql_is(&sql, i + 1, "IN") && sql_is(&sql, i + 2, "(") && sql_is(&sql, i + 3, "SELECT"))
			found = names_individuals(&sql, i) && is_large(&sql, (struct range){i + 3, sql_closing(&sql, i + 2, sql.count)});
	arena_rewind(facts->arena, mark);
	return found;
}

/* What a SQL text bounds: statements by their first words, queries by sql_query.c. */
#include "meaning/sql_tokens.h"

/* "... WHERE a = 1 {more}": what is not known at the end may be a LIMIT. After a keyword or an operator it is only a name. */
static bool ends_openly(const struct sql *sql)
{
	static const char *const before_name[] = {"FROM", "JOIN", "WHERE", "AND", "OR", "BY", "ON", "IN", "LIKE", "BETWEEN", "NOT", "TABLE", NULL};
	const struct token *last = sql->count ? &sql->tokens[sql->count - 1] : NULL;

	if (sql->count < 2 || !last->hole || last->depth)
		return false;
	for (const char *const *word = before_name; *word; word++)
		if (sql_is(sql, sql->count - 2, *word))
			return false;
	last--;
	return last->word || last->number || last->text.length > 1 || sql_is(sql, sql->count - 2, ")");
}

#define ROWS(n) {.tag = BOUND_LITERAL, .count = (n)}

/* By the first word, and a second one where there is one; the first row that fits. */
static const struct statement {
	const char *word, *second;
	struct bound bound;
} statements[] = {
	{"SHOW", "CREATE", ROWS(1)}, {"SHOW", NULL, {.tag = BOUND_META}}, {"DESCRIBE", "DETAIL", ROWS(1)}, {"DESC", "DETAIL", ROWS(1)},
	{"DESCRIBE", NULL, {.tag = BOUND_META}}, {"DESC", NULL, {.tag = BOUND_META}}, {"LIST", NULL, {.tag = BOUND_META}},
	{"EXPLAIN", NULL, ROWS(1)}, {"RESET", NULL, ROWS(0)}, {"CREATE", NULL, ROWS(0)}, {"ALTER", NULL, ROWS(0)}, {"DROP", NULL, ROWS(0)},
	{"USE", NULL, ROWS(0)}, {"REFRESH", NULL, ROWS(0)}, {"CACHE", NULL, ROWS(0)}, {"UNCACHE", NULL, ROWS(0)}, {"CLEAR", NULL, ROWS(0)},
	{"MSCK", NULL, ROWS(0)}, {"ADD", NULL, ROWS(0)}, {"ANALYZE", NULL, ROWS(0)}, {"INSERT", NULL, ROWS(1)}, {"MERGE", NULL, ROWS(1)},
	{"UPDATE", NULL, ROWS(1)}, {"DELETE", NULL, ROWS(1)}, {"TRUNCATE", NULL, ROWS(0)}, {"LOAD", NULL, ROWS(0)}, {"OPTIMIZE", NULL, ROWS(1)},
	{"GRANT", NULL, ROWS(0)}, {"REVOKE", NULL, ROWS(0)}, {"COMMENT", NULL, ROWS(0)}, {"DECLARE", NULL, ROWS(0)}, {"COPY", NULL, ROWS(1)},
	{"RESTORE", NULL, ROWS(1)}, {"REPAIR", NULL, ROWS(0)}, {"CALL", NULL, {.tag = BOUND_UNKNOWN}}, {"BEGIN", NULL, {.tag = BOUND_UNKNOWN}},
};

/* SET k = v, SET, SET -v; VACUUM t DRY RUN lists at most a thousand files. */
static bool special_bound(const struct sql *sql, struct bound *bound)
{
	struct range all = {0, sql->count};

	if (sql_is(sql, 0, "SET"))
		*bound = sql_find(sql, all, "=") < sql->count ? BOUND_OF(1) : BOUND(META);
	else if (sql_is(sql, 0, "VACUUM"))
		*bound = BOUND_OF(sql_find(sql, all, "DRY") < sql->count ? 1000 : 1);
	else
		return false;
	return true;
}

/* EXECUTE IMMEDIATE 'SELECT ...': the text inside. */
static struct bound executed_bound(const struct sql *sql, bool *wide)
{
	struct slice text = sql->count > 2 ? sql->tokens[2].text : SLICE("");

	if (text.length < 2 || (*text.at != '\'' && *text.at != '"'))
		return BOUND(UNKNOWN);
	return sql_rows(sql->facts, slice_part(text, 1, text.length - 1), wide);
}

static struct bound statement_bound(struct sql *sql, bool *wide)
{
	struct bound bound;

	if (!sql->count || sql->tokens[0].hole)
		return BOUND(UNKNOWN);
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (sql_is(sql, 0, statements[i].word) && (!statements[i].second || sql_is(sql, 1, statements[i].second)))
			return statements[i].bound;
	if (special_bound(sql, &bound))
		return bound;
	if (sql_is(sql, 0, "EXECUTE"))
		return executed_bound(sql, wide);
	bound = sql_query(sql, (struct range){0, sql->count}, 0, wide);
	if (sql->small && !sql->large && bound.tag >= BOUND_GROUP)
		return BOUND(UNKNOWN);
	return ends_openly(sql) ? bound_least(bound, BOUND(UNKNOWN)) : bound;
}

struct bound sql_rows(const struct facts *facts, struct slice text, bool *wide)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct sql sql;
	struct bound bound;

	sql_open(&sql, facts, text);
	bound = statement_bound(&sql, wide);
	arena_rewind(facts->arena, mark);
	return bound;
}

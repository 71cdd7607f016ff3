/* Queries: SELECT, set operators, WITH, pipes. Not a parser: clauses are found by their words, outside inner brackets.
 * What each means stands in the boundedness model, section "SQL text". */
#include "meaning/rows.h"
#include "meaning/sql_tokens.h"

#include <stdlib.h>

enum { NESTED_MOST = 12 };

static const char *const after_from[] = {"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "SORT", "CLUSTER", "DISTRIBUTE",
                                         "WINDOW", "QUALIFY", "SELECT", NULL};

/* ---- one SELECT ---- */

struct selection {
	struct bound factor;     /* rows of each one, by generators */
	bool aggregates, wide;   /* all of them are, as far as they are known; some is */
};

static struct selection selection_of(const struct sql *sql, struct range list)
{
	struct selection selection = {.factor = BOUND_OF(1), .aggregates = true};
	bool any = false;

	while (list.start < list.end) {
		struct range range = {list.start, sql_find(sql, list, ",")};
		struct sql_item item = sql_item_of(sql, range);

		any = any || item.aggregate;
		selection.aggregates = selection.aggregates && (item.aggregate || item.constant || (range.end == range.start + 1 && sql->tokens[range.start].hole));
		selection.wide = selection.wide || item.wide;
		if (item.multiplies)
			selection.factor = bound_product(selection.factor, item.elements ? BOUND_OF(item.elements) : BOUND(UNBOUNDED));
		list.start = range.end + 1;
	}
	selection.aggregates = selection.aggregates && any;
	return selection;
}

/* WHERE 1 = 0, WHERE id = 17. */
static struct bound filtered(const struct sql *sql, struct range range, struct bound rows)
{
	uint32_t where = sql_find(sql, range, "WHERE") + 1, end;
	struct slice first, last;

	if (where >= range.end)
		return rows;
	end = sql_first_of(sql, (struct range){where, range.end}, after_from);
	first = sql->tokens[where].text;
	last = sql->tokens[end - 1].text;
	if (end > where && condition_is_never(slice_between(first.at, last.at + last.length)))
		return BOUND_OF(0);
	return sql_asks_for_key(sql->tokens + where, end - where) ? bound_least(rows, BOUND(UNKNOWN)) : rows;
}

static struct bound grouped(const struct sql *sql, struct range range, struct range list, struct bound rows)
{
	uint32_t group = sql_find(sql, range, "GROUP");
	struct range keys = {group + 2, sql_first_of(sql, (struct range){group + 1, range.end}, after_from)};

	if (sql_is(sql, keys.start, "ALL"))
		keys = list;
	return sql_group(sql, keys, list, rows);
}

/* SELECT table_name, comment FROM ..., without a key that has many values. */
static bool selects_metadata(const struct sql *sql, struct range list)
{
	bool named = false;

	for (uint32_t i = list.start; i < list.end; i++) {
		if (!sql->tokens[i].word || sql->tokens[i].depth != sql->tokens[list.start].depth)
			continue;
		if (key_sort_of(sql->facts, sql->tokens[i].text) == KEYS_MANY)
			return false;
		named = named || is_named_as_metadata(sql->tokens[i].text);
	}
	return named;
}

/* SELECT DISTINCT *, t.*: whole rows, of which hardly any are the same. */
static bool takes_all(const struct sql *sql, struct range list)
{
	for (uint32_t i = list.start; i < list.end; i++)
		if (sql_is(sql, i, "*") && (i == list.start || sql_is(sql, i - 1, ",") || slice_ends(sql->tokens[i - 1].text, SLICE("."))))
			return true;
	return false;
}

/* From the word SELECT, or FROM ... SELECT ... */
static struct bound select_bound(struct sql *sql, struct range range, int nested, bool *wide)
{
	uint32_t select = sql_find(sql, range, "SELECT"), from = sql_find(sql, range, "FROM"), start = select + 1;
	bool distinct = sql_is(sql, start, "DISTINCT"), group = sql_find(sql, range, "GROUP") < range.end, inner = false;
	struct range list = {start + distinct, 0}, sources = {from + 1, range.end};
	struct selection selection;
	struct bound rows = BOUND_OF(1);

	list.end = from > select ? from : sql_first_of(sql, (struct range){list.start, range.end}, after_from);
	if (sources.start < range.end)
		rows = sql_sources(sql, (struct range){sources.start, sql_first_of(sql, sources, after_from)}, nested, &inner);
	rows = filtered(sql, range, rows);
	selection = selection_of(sql, select < range.end ? list : (struct range){0, 0});
	*wide = *wide || selection.wide || (inner && !selection.aggregates && !group);
	if (group)
		return grouped(sql, range, list, rows);
	if (selection.aggregates)
		return BOUND_OF(1);
	if (selects_metadata(sql, list))
		return bound_least(rows, BOUND(META));
	rows = selection.factor.tag == BOUND_LITERAL && selection.factor.count == 1 ? rows : bound_product(rows, selection.factor);
	return distinct && !takes_all(sql, list) ? sql_group(sql, list, (struct range){0}, rows) : rows;
}

/* ---- several ---- */

static const char *const operators[] = {"UNION", "INTERSECT", "EXCEPT", "MINUS", NULL};

static struct bound simple_bound(struct sql *sql, struct range range, int nested, bool *wide);

/* The next operator; not the one of SELECT * EXCEPT (a). */
static uint32_t find_operator(const struct sql *sql, struct range range)
{
	uint32_t at = sql_first_of(sql, range, operators);

	while (at < range.end && at > range.start && sql_is(sql, at - 1, "*"))
		at = sql_first_of(sql, (struct range){at + 1, range.end}, operators);
	return at;
}

/* a UNION ALL b EXCEPT c, from left to right. */
static struct bound combined(struct sql *sql, struct range range, int nested, bool *wide)
{
	uint32_t operator = find_operator(sql, range), next;
	struct bound rows = simple_bound(sql, (struct range){range.start, operator}, nested, wide), other;

	for (; operator < range.end; operator = next) {
		uint32_t right = operator + 1 + (sql_is(sql, operator + 1, "ALL") || sql_is(sql, operator + 1, "DISTINCT"));

		next = right < range.end ? find_operator(sql, (struct range){right, range.end}) : range.end;
		other = simple_bound(sql, (struct range){right, next}, nested, wide);
		if (sql_is(sql, operator, "UNION"))
			rows = bound_sum(rows, other);
		else if (sql_is(sql, operator, "INTERSECT"))
			rows = bound_least(rows, other);
	}
	return rows;
}

/* WITH a AS (...), b (x, y) AS (...): each is known to those behind it. The main query's start. */
static uint32_t read_with(struct sql *sql, struct range range, int nested)
{
	uint32_t at = range.start + 1;
	bool recursive = sql_is(sql, at, "RECURSIVE"), wide = false;

	for (at += recursive; at + 2 < range.end;) {
		uint32_t open = sql_find(sql, (struct range){at, range.end}, "AS") + 1, close = sql_closing(sql, open, range.end);
		struct bound rows = recursive ? BOUND(UNBOUNDED) : sql_query(sql, (struct range){open + 1, close}, nested + 1, &wide);

		if (sql->named_count < SUBQUERIES_MOST)
			sql->named[sql->named_count++] = (struct subquery){sql->tokens[at].text, rows};
		if (!sql_is(sql, close + 1, ","))
			return close + 1;
		at = close + 2;
	}
	return range.end;
}

/* LIMIT n of this level. */
static struct bound limited(const struct sql *sql, struct range range, struct bound rows)
{
	uint32_t limit = sql_find(sql, range, "LIMIT");

	if (limit + 1 >= range.end || sql_is(sql, limit + 1, "ALL"))
		return rows;
	if (sql->tokens[limit + 1].number)
		return bound_least(rows, BOUND_OF(strtoull(sql->tokens[limit + 1].text.at, NULL, 10)));
	return bound_least(rows, BOUND_SOME);
}

/* |> WHERE, |> LIMIT 5, |> AGGREGATE count(*) GROUP BY country, |> SELECT explode(x), |> JOIN ... */
static struct bound piped(struct sql *sql, struct range step, int nested, struct bound rows, bool *wide)
{
	struct range list = {step.start + 1, sql_find(sql, step, "GROUP")};
	struct value left = {.rows = rows}, right = {0};
	struct selection selection;

	if (sql_is(sql, step.start, "LIMIT"))
		return limited(sql, step, rows);
	if (sql_is(sql, step.start, "WHERE"))
		return filtered(sql, step, rows);
	if (sql_is(sql, step.start, "AGGREGATE")) {
		*wide = selection_of(sql, list).wide;
		return list.end < step.end ? sql_group(sql, (struct range){list.end + 2, step.end}, (struct range){0}, rows) : BOUND_OF(1);
	}
	if (sql_is(sql, step.start, "UNION"))
		return bound_sum(rows, sql_query(sql, (struct range){step.start + 2, step.end}, nested + 1, wide));
	if (sql_find(sql, step, "JOIN") < step.end) {
		right.rows = sql_sources(sql, (struct range){sql_find(sql, step, "JOIN") + 1, step.end}, nested + 1, wide);
		return joined_rows(JOIN_INNER, left, right, 0);
	}
	selection = selection_of(sql, list);
	*wide = *wide || selection.wide;
	return selection.factor.count == 1 && selection.factor.tag == BOUND_LITERAL ? rows : bound_product(rows, selection.factor);
}

/* The next |> in the range. */
static uint32_t find_pipe(const struct sql *sql, struct range range)
{
	uint32_t at = range.start;

	while ((at = sql_find(sql, (struct range){at, range.end}, "|")) < range.end && !sql_is(sql, at + 1, ">"))
		at++;
	return at;
}

static struct bound all_piped(struct sql *sql, struct range range, int nested, bool *wide)
{
	uint32_t pipe = find_pipe(sql, range);
	struct bound rows = sql_query(sql, (struct range){range.start, pipe}, nested + 1, wide);

	while (pipe + 2 < range.end) {
		struct range rest = {pipe + 2, range.end};
		uint32_t next = find_pipe(sql, rest);

		rows = piped(sql, (struct range){rest.start, next}, nested, rows, wide);
		pipe = next;
	}
	return rows;
}

/* Without WITH, pipes and set operators. */
static struct bound simple_bound(struct sql *sql, struct range range, int nested, bool *wide)
{
	if (range.start >= range.end)
		return BOUND(UNBOUNDED);
	if (sql_is(sql, range.start, "SELECT") || sql_is(sql, range.start, "FROM"))
		return select_bound(sql, range, nested, wide);
	if (sql_is(sql, range.start, "TABLE") && range.start + 1 < range.end)
		return sql_sources(sql, (struct range){range.start + 1, range.end}, nested, wide);
	if (sql_is(sql, range.start, "VALUES") || sql_is(sql, range.start, "(")) /* (SELECT ...) x, of a database reader */
		return sql_sources(sql, range, nested, wide);
	return BOUND(UNBOUNDED);
}

struct bound sql_query(struct sql *sql, struct range range, int nested, bool *wide)
{
	if (nested > NESTED_MOST || range.start >= range.end)
		return BOUND(UNBOUNDED);
	while (sql_is(sql, range.start, "(") && sql_closing(sql, range.start, range.end) + 1 == range.end)
		range = (struct range){range.start + 1, range.end - 1};
	if (sql_is(sql, range.start, "WITH"))
		range.start = read_with(sql, range, nested);
	if (find_pipe(sql, range) < range.end)
		return all_piped(sql, range, nested, wide);
	return limited(sql, range, combined(sql, range, nested, wide));
}

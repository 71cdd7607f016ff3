/* What a SQL text bounds. Not a parser: the outermost operator decides, and it is found by counting brackets.
 * Statement table: boundedness model, section "SQL text". */
#include "meaning/sql_tokens.h"

#include <ctype.h>
#include <stdlib.h>

enum { NESTED_MOST = 8, WORD_MOST = 64 };

struct range { uint32_t start, end; };

static bool is(const struct sql *sql, uint32_t at, const char *word)
{
	return at < sql->count && slice_equal_ignoring_case(sql->tokens[at].text, slice_of(word));
}

/* The first `word` in the range at its own depth; range.end when there is none. */
static uint32_t find(const struct sql *sql, struct range range, const char *word)
{
	uint16_t depth = range.start < range.end ? sql->tokens[range.start].depth : 0;

	for (uint32_t i = range.start; i < range.end; i++)
		if (sql->tokens[i].depth == depth && is(sql, i, word))
			return i;
	return range.end;
}

static uint32_t closing(const struct sql *sql, uint32_t open, uint32_t end)
{
	for (uint32_t i = open + 1; i < end; i++)
		if (sql->tokens[i].depth == sql->tokens[open].depth && is(sql, i, ")"))
			return i;
	return end;
}

static const struct api_member *column_function(const struct sql *sql, uint32_t at)
{
	char lower[WORD_MOST];
	struct slice text = sql->tokens[at].text;
	api_id entry;

	if (!sql->tokens[at].word || !is(sql, at + 1, "(") || text.length >= WORD_MOST)
		return NULL;
	for (uint32_t i = 0; i < text.length; i++)
		lower[i] = (char)tolower((unsigned char)text.at[i]);
	entry = api_find(sql->facts->api, SLICE("pyspark.sql.functions"), (struct slice){lower, text.length});
	return entry ? &sql->facts->api->members[entry] : NULL;
}

/* Aggregates of one row: an aggregate somewhere, not over a window; constants go along. */
static bool item_is_aggregate(const struct sql *sql, struct range item, bool *wide, bool *constant)
{
	bool aggregate = false;

	*constant = item.end - item.start == 1 && !sql->tokens[item.start].word && !sql->tokens[item.start].hole &&
	            !is(sql, item.start, "*");
	for (uint32_t i = item.start; i < item.end; i++) {
		const struct api_member *function = column_function(sql, i);
		uint32_t close;

		if (!function || !function->aggregate)
			continue;
		close = closing(sql, i + 1, item.end);
		if (is(sql, close + 1, "OVER"))
			return false;
		aggregate = true;
		*wide = *wide || function->cell == CELL_WIDE;
		i = close;
	}
	return aggregate;
}

static bool only_aggregates(const struct sql *sql, struct range list, bool *wide)
{
	bool any = false;

	while (list.start < list.end) {
		struct range item = {list.start, find(sql, list, ",")};
		bool constant = false;

		if (item_is_aggregate(sql, item, wide, &constant))
			any = true;
		else if (!constant)
			return false;
		list.start = item.end + 1;
	}
	return any;
}

static uint32_t first_of(const struct sql *sql, struct range range, const char *const *words)
{
	uint32_t first = range.end;

	for (; *words; words++) {
		uint32_t at = find(sql, range, *words);

		first = at < first ? at : first;
	}
	return first;
}

static const char *const after_group[] = {"HAVING", "ORDER", "LIMIT", "UNION", "SORT", "CLUSTER", "DISTRIBUTE", "WINDOW", NULL};

static struct bound group_bound(const struct sql *sql, struct range keys)
{
	struct bound bound = BOUND(GROUP);
	uint32_t unclear = 0;
	bool all_few = true;

	for (uint32_t i = keys.start; i < keys.end; i++) {
		enum key_sort sort;

		if (!sql->tokens[i].word || is(sql, i + 1, "("))
			continue;
		sort = key_sort_of(sql->tokens[i].text);
		all_few = all_few && sort == KEYS_FEW;
		unclear += sort == KEYS_UNKNOWN;
		if (sort == KEYS_MANY || unclear >= MANY_KEYS)
			bound.keys = KEYS_MANY;
	}
	if (bound.keys != KEYS_MANY && all_few && keys.start < keys.end)
		bound.keys = KEYS_FEW;
	if (bound.keys == KEYS_MANY && is(sql, keys.end, "HAVING")) /* of many groups those that fulfil a condition */
		bound.keys = KEYS_OPEN;
	return bound;
}

static struct bound table_bound(const struct sql *sql, uint32_t at)
{
	struct slice name = sql->tokens[at].text;
	const struct value *view = view_find(sql->facts, name);

	if (view)
		return view->rows;
	if (slice_has(name, SLICE("information_schema")))
		return BOUND(META);
	return BOUND(UNBOUNDED);
}

static const char *const joins[] = {"JOIN", ",", "LATERAL", NULL};

/* One SELECT without set operators. *range becomes the subquery it is only a filter of; false when *bound is the answer. */
static bool select_bound(const struct sql *sql, struct range *range, struct bound *bound, bool *wide)
{
	uint32_t from = find(sql, *range, "FROM"), group = find(sql, *range, "GROUP"), list = range->start + 1;
	static const char *const after_from[] = {"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", NULL};
	struct range sources;
	bool distinct = is(sql, list, "DISTINCT");
	struct bound own;

	if (only_aggregates(sql, (struct range){list + distinct, from}, wide) && group == range->end)
		own = BOUND_OF(1);
	else if (from == range->end)
		own = BOUND_OF(1);
	else if (group < range->end)
		own = group_bound(sql, (struct range){group + 2, first_of(sql, (struct range){group, range->end}, after_group)});
	else if (distinct)
		own = group_bound(sql, (struct range){list + 1, from});
	else
		own = BOUND(UNBOUNDED);
	sources = (struct range){from + 1, first_of(sql, (struct range){from, range->end}, after_from)};
	*bound = bound_least(*bound, own);
	if (from == range->end || sources.start >= sources.end || first_of(sql, sources, joins) < sources.end)
		return false;
	if (is(sql, sources.start, "(")) {
		*range = (struct range){sources.start + 1, closing(sql, sources.start, sources.end)};
		return own.tag == BOUND_UNBOUNDED || own.tag == BOUND_GROUP;
	}
	if (own.tag == BOUND_UNBOUNDED || own.tag == BOUND_GROUP)
		*bound = bound_least(*bound, table_bound(sql, sources.start));
	return false;
}

/* WHERE id = 17 of this level. */
static void where_bound(const struct sql *sql, struct range range, struct bound *bound)
{
	static const char *const after_where[] = {"GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "SORT", "CLUSTER", "DISTRIBUTE", NULL};
	uint32_t where = find(sql, range, "WHERE") + 1, end;

	if (where >= range.end)
		return;
	end = first_of(sql, (struct range){where, range.end}, after_where);
	if (sql_asks_for_key(sql->tokens + where, end - where))
		*bound = bound_least(*bound, BOUND(UNKNOWN));
}

/* LIMIT n of this level. */
static void limit_bound(const struct sql *sql, struct range range, struct bound *bound)
{
	uint32_t limit = find(sql, range, "LIMIT");

	if (limit + 1 >= range.end || is(sql, limit + 1, "ALL"))
		return;
	if (sql->tokens[limit + 1].number)
		*bound = bound_least(*bound, BOUND_OF(strtoull(sql->tokens[limit + 1].text.at, NULL, 10)));
	else
		*bound = bound_least(*bound, BOUND_SOME);
}

/* Where the main query of WITH a AS (...), b AS (...) SELECT begins. */
static void skip_with(const struct sql *sql, struct range *range)
{
	uint32_t main = find(sql, *range, "SELECT");

	if (is(sql, range->start, "WITH"))
		range->start = main;
}

static bool narrows(const struct sql *sql, struct range *range, struct bound *bound)
{
	if (range->start < range->end && is(sql, range->start, "(")) {
		range->end = closing(sql, range->start, range->end);
		range->start++;
		return true;
	}
	limit_bound(sql, *range, bound);
	skip_with(sql, range);
	if (find(sql, *range, "UNION") == range->end)
		where_bound(sql, *range, bound);
	return false;
}

/* a UNION b UNION ALL c: the sum of the parts, each looked at one level deep. */
static struct bound union_bound(const struct sql *sql, struct range range, bool *wide)
{
	struct bound sum = BOUND_OF(0);

	while (range.start < range.end) {
		uint32_t end = find(sql, range, "UNION");
		struct range part = {range.start, end};
		struct bound bound = BOUND(UNBOUNDED);

		if (is(sql, part.start, "SELECT"))
			select_bound(sql, &part, &bound, wide);
		sum = bound_sum(sum, bound);
		range.start = end + 1;
		if (is(sql, range.start, "ALL") || is(sql, range.start, "DISTINCT"))
			range.start++;
	}
	return sum;
}

/* "... WHERE a = 1 {more}": what is not known at the end may be a LIMIT. After a keyword or an operator it is only a name. */
static bool ends_openly(const struct sql *sql)
{
	static const char *const before_name[] = {"FROM", "JOIN", "WHERE", "AND", "OR", "BY", "ON", "IN", "LIKE", "BETWEEN", "NOT", "TABLE", NULL};
	const struct token *last = sql->count ? &sql->tokens[sql->count - 1] : NULL;

	if (sql->count < 2 || !last->hole || last->depth)
		return false;
	for (const char *const *word = before_name; *word; word++)
		if (is(sql, sql->count - 2, *word))
			return false;
	last--;
	return last->word || last->number || last->text.length > 1 || is(sql, sql->count - 2, ")");
}

static struct bound query_bound(const struct sql *sql, struct range range, bool *wide)
{
	struct bound bound = BOUND(UNBOUNDED);

	for (int nested = 0; nested < NESTED_MOST; nested++) {
		if (narrows(sql, &range, &bound))
			continue;
		if (find(sql, range, "UNION") < range.end)
			return bound_least(bound, union_bound(sql, range, wide));
		if (!is(sql, range.start, "SELECT") || !select_bound(sql, &range, &bound, wide))
			return bound;
	}
	return bound;
}

static const struct statement {
	const char *word;
	struct bound bound;
} statements[] = {
	{"SHOW", {.tag = BOUND_META}}, {"DESCRIBE", {.tag = BOUND_META}}, {"DESC", {.tag = BOUND_META}}, {"LIST", {.tag = BOUND_META}},
	{"EXPLAIN", {.tag = BOUND_LITERAL, .count = 1}}, {"SET", {.tag = BOUND_META}}, {"RESET", {.tag = BOUND_LITERAL}},
	{"CREATE", {.tag = BOUND_LITERAL}}, {"ALTER", {.tag = BOUND_LITERAL}}, {"DROP", {.tag = BOUND_LITERAL}}, {"USE", {.tag = BOUND_LITERAL}},
	{"REFRESH", {.tag = BOUND_LITERAL}}, {"CACHE", {.tag = BOUND_LITERAL}}, {"UNCACHE", {.tag = BOUND_LITERAL}}, {"CLEAR", {.tag = BOUND_LITERAL}},
	{"MSCK", {.tag = BOUND_LITERAL}}, {"ADD", {.tag = BOUND_LITERAL}}, {"ANALYZE", {.tag = BOUND_LITERAL}}, {"INSERT", {.tag = BOUND_LITERAL, .count = 1}},
	{"MERGE", {.tag = BOUND_LITERAL, .count = 1}}, {"UPDATE", {.tag = BOUND_LITERAL, .count = 1}}, {"DELETE", {.tag = BOUND_LITERAL, .count = 1}},
	{"TRUNCATE", {.tag = BOUND_LITERAL}}, {"LOAD", {.tag = BOUND_LITERAL}}, {"OPTIMIZE", {.tag = BOUND_LITERAL, .count = 1}},
	{"VACUUM", {.tag = BOUND_LITERAL, .count = 1000}}, {"GRANT", {.tag = BOUND_LITERAL}}, {"REVOKE", {.tag = BOUND_LITERAL}},
	{"COMMENT", {.tag = BOUND_LITERAL}}, {"DECLARE", {.tag = BOUND_LITERAL}}, {"COPY", {.tag = BOUND_LITERAL, .count = 1}},
	{"RESTORE", {.tag = BOUND_LITERAL, .count = 1}}, {"REPAIR", {.tag = BOUND_LITERAL}},
	{"CALL", {.tag = BOUND_UNKNOWN}}, {"EXECUTE", {.tag = BOUND_UNKNOWN}}, {"BEGIN", {.tag = BOUND_UNKNOWN}},
	{"TABLE", {.tag = BOUND_UNBOUNDED}}, {"FROM", {.tag = BOUND_UNBOUNDED}},
};

static struct bound values_bound(const struct sql *sql)
{
	uint64_t rows = 0;

	for (uint32_t i = 1; i < sql->count; i++)
		rows += sql->tokens[i].depth == 0 && is(sql, i, "(");
	return BOUND_OF(rows);
}

static struct bound statement_bound(const struct sql *sql, bool *wide)
{
	struct bound bound;

	if (!sql->count || sql->tokens[0].hole)
		return BOUND(UNKNOWN);
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		if (is(sql, 0, statements[i].word))
			return statements[i].bound;
	if (is(sql, 0, "VALUES"))
		return values_bound(sql);
	bound = query_bound(sql, (struct range){0, sql->count}, wide);
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

/* Items between these brackets, at their own depth. */
static uint32_t items_in(const struct sql *sql, uint32_t open, uint32_t end)
{
	struct range rest = {open + 1, closing(sql, open, end)};
	uint32_t count = 0;

	for (; rest.start < rest.end; rest.start = find(sql, rest, ",") + 1)
		count++;
	return count;
}

/* explode(array(a, b)): two of each row; stack(3, ...): three. 0: nobody knows. */
static uint32_t generated(const struct sql *sql, uint32_t generator)
{
	uint32_t first = generator + 2;
	const struct api_member *array = first < sql->count ? column_function(sql, first) : NULL;

	if (first < sql->count && sql->tokens[first].number)
		return (uint32_t)strtoul(sql->tokens[first].text.at, NULL, 10);
	return array && array->rows == ROWS_ITEMS ? items_in(sql, first + 1, sql->count) : 0;
}

struct value sql_column(const struct facts *facts, struct slice expression)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct value column = value_of_kind(KIND_COLUMN);
	bool wide = false, constant = false;
	struct sql sql;

	sql_open(&sql, facts, expression);
	if (item_is_aggregate(&sql, (struct range){0, sql.count}, &wide, &constant))
		column.traits |= 1u << TRAIT_AGGREGATE;
	if (wide)
		column.traits |= 1u << TRAIT_WIDE;
	for (uint32_t i = 0; i < sql.count; i++) {
		const struct api_member *function = column_function(&sql, i);

		if (!function || !function->multiplies)
			continue;
		column.traits |= 1u << TRAIT_MULTIPLIES;
		column.parts = generated(&sql, i);
	}
	arena_rewind(facts->arena, mark);
	return column;
}

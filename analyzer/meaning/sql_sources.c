/* What stands after FROM: tables, subqueries, functions, and how they are joined. */
#include "meaning/rows.h"
#include "meaning/sql_tokens.h"

#include <stdlib.h>

static const char *const joining[] = {",", "JOIN", "INNER", "CROSS", "LEFT", "RIGHT", "FULL", "NATURAL", "SEMI", "ANTI", "LATERAL", NULL};
static const char *const queries[] = {"SELECT", "WITH", "FROM", "VALUES", "TABLE", "(", NULL};

/* With what stands right before a dot or behind it: {catalog}.`shop`.orders */
static struct slice whole_name(const struct sql *sql, uint32_t at)
{
	struct slice name = sql->tokens[at].text;

	for (uint32_t i = at + 1; i < sql->count && (sql->tokens[i].word || sql->tokens[i].hole); i++) {
		if (sql->tokens[i].text.at != name.at + name.length)
			break;
		name.length += sql->tokens[i].text.length;
	}
	return name;
}

static struct bound table_bound(struct sql *sql, uint32_t at)
{
	struct slice name = sql->tokens[at].text, whole = whole_name(sql, at);
	const struct value *view = view_find(sql->facts, name);

	for (uint32_t i = sql->named_count; i > 0; i--)
		if (slice_equal_ignoring_case(sql->named[i - 1].name, name))
			return sql->named[i - 1].rows;
	if (view)
		return view->rows;
	if (is_declared_small(sql->facts, name))
		return BOUND_OF(COUNT_SOME);
	if (slice_has(whole, SLICE("information_schema")))
		return BOUND(META);
	*(has_small_word(whole, true) ? &sql->small : &sql->large) += 1;
	return BOUND(UNBOUNDED);
}

static double number_of_token(const struct sql *sql, uint32_t at)
{
	return strtod(sql->tokens[at].text.at, NULL);
}

/* range(5), range(2, 5): what others give is not known. */
static struct bound function_bound(const struct sql *sql, uint32_t name)
{
	struct range arguments = {name + 2, sql_closing(sql, name + 1, sql->count)};
	uint32_t second = sql_find(sql, arguments, ",") + 1;
	double first, last;

	if (!sql_is(sql, name, "RANGE") || arguments.start >= arguments.end || !sql->tokens[arguments.start].number)
		return BOUND(UNBOUNDED);
	first = second < arguments.end ? number_of_token(sql, arguments.start) : 0;
	last = number_of_token(sql, second < arguments.end ? second : arguments.start);
	return BOUND_OF(count_of_number(last - first));
}

/* VALUES (1, 'a'), (2, 'b') AS v: *end is behind the rows. */
static struct bound values_bound(const struct sql *sql, struct range range, uint32_t *end)
{
	uint64_t rows = 0;
	uint32_t at = range.start + 1;

	for (;;) {
		rows++;
		at = sql_is(sql, at, "(") ? sql_closing(sql, at, range.end) + 1 : at + 1;
		if (at + 1 >= range.end || !sql_is(sql, at, ",") || !sql_is(sql, at + 1, "("))
			break;
		at++;
	}
	*end = at < range.end ? at : range.end;
	return BOUND_OF(rows);
}

/* TABLESAMPLE (7 ROWS), PIVOT (...), UNPIVOT (v FOR k IN (a, b)) behind a table. */
static struct bound suffixed(const struct sql *sql, struct range rest, struct bound rows)
{
	uint32_t sample = sql_find(sql, rest, "TABLESAMPLE"), unpivot = sql_find(sql, rest, "UNPIVOT"), columns;

	if (sample + 3 < rest.end && sql_is(sql, sample + 3, "ROWS"))
		rows = bound_least(rows, BOUND_OF(count_of_number(number_of_token(sql, sample + 2))));
	if (sql_find(sql, rest, "PIVOT") < rest.end)
		rows = bound_least(rows, BOUND(GROUP));
	if (unpivot + 2 >= rest.end)
		return rows;
	columns = sql_find(sql, (struct range){unpivot + 2, sql_closing(sql, unpivot + 1, rest.end)}, "IN") + 1;
	return bound_product(rows, BOUND_OF(sql_items(sql, (struct range){columns + 1, sql_closing(sql, columns, rest.end)})));
}

/* One table with its alias; *at goes behind it. */
static struct bound relation(struct sql *sql, struct range range, int nested, uint32_t *at, bool *wide)
{
	struct range own = {*at, 0}, inside;
	struct bound rows;
	uint32_t behind = *at + 1;

	if (sql_is(sql, *at, "VALUES")) {
		rows = values_bound(sql, range, &behind);
	} else if (sql_is(sql, *at, "(")) {
		behind = sql_closing(sql, *at, range.end) + 1;
		inside = (struct range){*at + 1, behind - 1};
		rows = sql_is_among(sql, inside.start, queries) ? sql_query(sql, inside, nested + 1, wide)
		                                                : sql_sources(sql, inside, nested + 1, wide);
	} else if (sql_is(sql, *at + 1, "(") && sql->tokens[*at].word) {
		behind = sql_closing(sql, *at + 1, range.end) + 1;
		rows = function_bound(sql, *at);
	} else {
		rows = table_bound(sql, *at);
	}
	own = (struct range){behind, range.end};
	own.end = behind < range.end ? sql_first_of(sql, own, joining) : range.end;
	*at = own.end;
	return suffixed(sql, own, rows);
}

/* The words before JOIN; *at goes behind it. */
static enum join_sort join_sort_at(const struct sql *sql, uint32_t end, uint32_t *at)
{
	static const struct { const char *word; enum join_sort sort; } words[] = {
		{",", JOIN_CROSS}, {"CROSS", JOIN_CROSS}, {"LEFT", JOIN_LEFT}, {"RIGHT", JOIN_RIGHT}, {"FULL", JOIN_FULL},
		{"SEMI", JOIN_KEEPS_LEFT}, {"ANTI", JOIN_KEEPS_LEFT}};
	enum join_sort sort = JOIN_INNER;
	bool comma = sql_is(sql, *at, ",");

	for (; *at < end && !sql_is(sql, *at, "JOIN") && !sql_is(sql, *at, "LATERAL"); ++*at) {
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (sql_is(sql, *at, words[i].word))
				sort = words[i].sort;
		if (comma) {
			++*at;
			return sort;
		}
	}
	++*at;
	return sort;
}

/* LATERAL VIEW explode(items) t AS x; *at goes behind it. */
static struct bound lateral_view(const struct sql *sql, struct range range, uint32_t *at, struct bound rows)
{
	struct range view = {*at + 1, 0};
	struct sql_item item;

	view.end = sql_first_of(sql, (struct range){view.start, range.end}, joining);
	item = sql_item_of(sql, view);
	*at = view.end;
	return bound_product(rows, item.elements ? BOUND_OF(item.elements) : BOUND(UNBOUNDED));
}

/* ON ... or USING (...): up to the next join. */
static void skip_condition(const struct sql *sql, uint32_t end, uint32_t *at)
{
	if (*at < end && (sql_is(sql, *at, "ON") || sql_is(sql, *at, "USING")))
		*at = sql_first_of(sql, (struct range){*at + 1, end}, joining);
}

struct bound sql_sources(struct sql *sql, struct range range, int nested, bool *wide)
{
	uint32_t at = range.start;
	struct value left = {0}, right = {0};

	left.rows = relation(sql, range, nested, &at, wide);
	while (at < range.end) {
		enum join_sort sort = join_sort_at(sql, range.end, &at);

		if (at >= range.end)
			break;
		if (sql_is(sql, at, "VIEW")) {
			left.rows = lateral_view(sql, range, &at, left.rows);
			continue;
		}
		at += sql_is(sql, at, "LATERAL");
		right.rows = relation(sql, range, nested, &at, wide);
		skip_condition(sql, range.end, &at);
		left.rows = joined_rows(sort, left, right, 0);
	}
	return left.rows;
}

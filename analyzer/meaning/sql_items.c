/* What the items of a SELECT are: aggregates, generators, constants; and how many groups its keys make. */
#include "meaning/sql_tokens.h"

#include <ctype.h>
#include <stdlib.h>

enum { WORD_MOST = 64, SETS_MOST = 16 };

static const struct api_member *column_function(const struct sql *sql, uint32_t at)
{
	char lower[WORD_MOST];
	struct slice text = sql->tokens[at].text;
	api_id entry;

	if (!sql->tokens[at].word || !sql_is(sql, at + 1, "(") || text.length >= WORD_MOST)
		return NULL;
	for (uint32_t i = 0; i < text.length; i++)
		lower[i] = (char)tolower((unsigned char)text.at[i]);
	entry = api_find(sql->facts->api, SLICE("pyspark.sql.functions"), (struct slice){lower, text.length});
	entry = entry ? entry : api_find(sql->facts->api, SLICE("sql"), (struct slice){lower, text.length});
	return entry ? &sql->facts->api->members[entry] : NULL;
}

/* explode(array(a, b)): two of each row; stack(3, ...): three. 0: nobody knows. */
static uint32_t elements_of(const struct sql *sql, uint32_t generator)
{
	uint32_t first = generator + 2;
	const struct api_member *array = first < sql->count ? column_function(sql, first) : NULL;

	if (first < sql->count && sql->tokens[first].number)
		return (uint32_t)strtoul(sql->tokens[first].text.at, NULL, 10);
	if (!array || array->rows != ROWS_ITEMS)
		return 0;
	return sql_items(sql, (struct range){first + 2, sql_closing(sql, first + 1, sql->count)});
}

static void add_generator(struct sql_item *item, uint32_t elements)
{
	item->elements = !item->multiplies ? elements : item->elements && elements ? item->elements * elements : 0;
	item->multiplies = true;
}

/* Aggregates of one row: an aggregate somewhere, not over a window; constants go along, under whatever name. */
struct sql_item sql_item_of(const struct sql *sql, struct range range)
{
	struct sql_item item = {0};
	bool windowed = false;
	uint32_t name = sql_find(sql, range, "AS");

	item.constant = range.start < range.end && (name < range.end ? name : range.end) == range.start + 1 &&
	                !sql->tokens[range.start].word && !sql->tokens[range.start].hole && !sql_is(sql, range.start, "*");
	for (uint32_t i = range.start; i < range.end; i++) {
		const struct api_member *function = column_function(sql, i);
		uint32_t close = function ? sql_closing(sql, i + 1, range.end) : i;

		if (function && function->multiplies)
			add_generator(&item, elements_of(sql, i));
		if (!function || !function->aggregate)
			continue;
		item.wide = item.wide || function->cell == CELL_WIDE ||
		            (function->cell == CELL_DISTINCT && key_sort_of(sql->facts, sql->tokens[close - 1].text) != KEYS_FEW);
		i = close;
		windowed = windowed || sql_is(sql, i + 1, "OVER");
		item.aggregate = true;
	}
	item.aggregate = item.aggregate && !windowed;
	return item;
}

/* One key, by the name of its column; of what is computed by its own name, or by what computes it: year(ts). */
static enum key_sort item_keys(const struct sql *sql, struct range item)
{
	uint32_t name = sql_find(sql, item, "AS"), words = 0, few = 0;
	bool computed = false;

	for (uint32_t i = item.start; i < name; i++)
		computed = computed || sql_is(sql, i, "(");
	if (computed && name < item.end)
		item.start = name + 1;
	else
		item.end = name;
	for (uint32_t i = item.start; i < item.end; i++) {
		enum key_sort sort = sql->tokens[i].word ? key_sort_of(sql->facts, sql->tokens[i].text) : KEYS_UNKNOWN;

		if (!sql->tokens[i].word || sql_is(sql, i + 1, "."))
			continue;
		if (sql_is(sql, i + 1, "(")) {
			if (sort == KEYS_FEW)
				return KEYS_FEW;
			continue;
		}
		if (sort == KEYS_MANY)
			return KEYS_MANY;
		words++;
		few += sort == KEYS_FEW;
	}
	return few == words ? KEYS_FEW : KEYS_UNKNOWN;
}

/* GROUP BY 1: the first item of the list. */
static struct range key_meant(const struct sql *sql, struct range key, struct range list)
{
	uint64_t number = key.end == key.start + 1 && sql->tokens[key.start].number ? strtoull(sql->tokens[key.start].text.at, NULL, 10) : 0;

	if (!number)
		return key;
	while (--number && list.start < list.end)
		list.start = sql_find(sql, list, ",") + 1;
	return list.start < list.end ? (struct range){list.start, sql_find(sql, list, ",")} : key;
}

/* Names among the keys, and how many values they are likely to have. */
static struct bound named_keys(const struct sql *sql, struct range keys, struct range list)
{
	struct bound bound = BOUND(GROUP);
	struct range rest = keys;
	uint32_t unclear = 0, comma;
	bool all_few = keys.start < keys.end;

	for (; rest.start < rest.end; rest.start = comma + 1) {
		enum key_sort sort;

		comma = sql_find(sql, rest, ",");
		sort = item_keys(sql, key_meant(sql, (struct range){rest.start, comma}, list));
		all_few = all_few && sort == KEYS_FEW;
		unclear += sort == KEYS_UNKNOWN;
		if (sort == KEYS_MANY || unclear >= MANY_KEYS)
			bound.keys = KEYS_MANY;
	}
	if (bound.keys != KEYS_MANY && all_few)
		bound.keys = KEYS_FEW;
	return bound.keys != KEYS_FEW && sql_is(sql, keys.end, "HAVING") ? BOUND(UNKNOWN) : bound; /* those that fulfil a condition */
}

/* ROLLUP (a, b), GROUPING SETS ((a), (b)), a, b WITH CUBE: how many sets of keys. *keys become those inside the brackets. */
static uint64_t sets_of(const struct sql *sql, struct range *keys)
{
	bool sets = sql_is(sql, keys->start, "GROUPING"), cube = sql_is(sql, keys->start, "CUBE"), rollup = sql_is(sql, keys->start, "ROLLUP");
	uint32_t open = keys->start + 1 + sets, with = sql_find(sql, *keys, "WITH"), count;

	if ((sets || cube || rollup) && sql_is(sql, open, "("))
		*keys = (struct range){open + 1, sql_closing(sql, open, keys->end)};
	else if (with < keys->end)
		keys->end = with, cube = sql_is(sql, with + 1, "CUBE"), rollup = !cube;
	else
		return 1;
	count = sql_items(sql, *keys);
	if (count > SETS_MOST)
		return COUNT_SOME;
	return sets ? count : cube ? 1u << count : count + 1;
}

struct bound sql_group(const struct sql *sql, struct range keys, struct range list, struct bound source)
{
	uint64_t sets = sets_of(sql, &keys);

	if (source.tag == BOUND_LITERAL)
		return bound_product(source, BOUND_OF(sets));
	return bound_least(source, named_keys(sql, keys, list));
}

struct value sql_column(const struct facts *facts, struct slice expression)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct value column = value_of_kind(KIND_COLUMN);
	struct sql_item item;
	struct sql sql;

	sql_open(&sql, facts, expression);
	item = sql_item_of(&sql, (struct range){0, sql.count});
	column.traits = (uint16_t)(item.aggregate << TRAIT_AGGREGATE | item.wide << TRAIT_WIDE | item.multiplies << TRAIT_MULTIPLIES);
	column.parts = item.elements;
	arena_rewind(facts->arena, mark);
	return column;
}

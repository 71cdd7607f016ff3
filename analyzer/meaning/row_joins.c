/* Joins: a side that has one row for each key cannot multiply the other. */
#include "meaning/rows.h"

/* Words of `how`, without their underscores. */
static const struct {
	struct slice word;
	enum join_sort sort;
} join_words[] = {
	{{"inner", 5}, JOIN_INNER}, {{"cross", 5}, JOIN_CROSS}, {{"left", 4}, JOIN_LEFT}, {{"leftouter", 9}, JOIN_LEFT},
	{{"right", 5}, JOIN_RIGHT}, {{"rightouter", 10}, JOIN_RIGHT}, {{"outer", 5}, JOIN_FULL}, {{"full", 4}, JOIN_FULL},
	{{"fullouter", 9}, JOIN_FULL}, {{"semi", 4}, JOIN_KEEPS_LEFT}, {{"leftsemi", 8}, JOIN_KEEPS_LEFT},
	{{"anti", 4}, JOIN_KEEPS_LEFT}, {{"leftanti", 8}, JOIN_KEEPS_LEFT},
};

static bool same_word(struct slice how, struct slice word)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < how.length; i++)
		if (how.at[i] != '_' && (at >= word.length || (how.at[i] | 32) != word.at[at++]))
			return false;
	return at == word.length;
}

static enum join_sort join_sort_of(struct slice how)
{
	for (size_t i = 0; i < sizeof join_words / sizeof *join_words; i++)
		if (same_word(how, join_words[i].word))
			return join_words[i].sort;
	return JOIN_INNER;
}

/* One row for each value of the join's keys. Where they, or the side's own, cannot be told, they are taken to be the same. */
static bool is_unique(struct value side, uint32_t on)
{
	if (at_most_one(side.rows))
		return true;
	if (side.unique)
		return !on || on == side.unique;
	return side.rows.tag == BOUND_GROUP;
}

/* Rows without a partner stay: as many as the side has, when the other is empty. */
static struct bound outer_product(struct bound kept, struct bound other)
{
	if (other.tag == BOUND_LITERAL && other.count == 0)
		return kept;
	return bound_product(kept, other);
}

struct bound joined_rows(enum join_sort sort, struct value left, struct value right, uint32_t on)
{
	bool left_unique = is_unique(left, on), right_unique = is_unique(right, on);

	switch (sort) {
	case JOIN_KEEPS_LEFT: return left.rows;
	case JOIN_CROSS: return bound_product(left.rows, right.rows);
	case JOIN_LEFT: return right_unique ? left.rows : outer_product(left.rows, right.rows);
	case JOIN_RIGHT: return left_unique ? right.rows : outer_product(right.rows, left.rows);
	case JOIN_FULL:
		return bound_sum(right_unique ? left.rows : left_unique ? right.rows : outer_product(left.rows, right.rows),
		                 right_unique || !left_unique ? right.rows : left.rows);
	default: break;
	}
	if (left_unique && right_unique)
		return bound_least(left.rows, right.rows);
	return right_unique ? left.rows : left_unique ? right.rows : bound_product(left.rows, right.rows);
}

static struct bound join_of(struct facts *facts, const struct call *call, enum join_sort sort)
{
	struct value on = argument_value(call, api_argument(call->member, SLICE("on")));

	return joined_rows(sort, call->receiver, argument_value(call, 0), key_names(facts, on));
}

/* On a key with many values, with a side of which nobody knows how large it is (a sample of users): a row of it has few
 * partners, so the result is like it. */
static bool joins_entities(const struct facts *facts, const struct call *call, enum join_sort sort)
{
	const struct argument *on = call_argument(call, api_argument(call->member, SLICE("on")));
	bool left = call->receiver.rows.tag == BOUND_UNKNOWN, right = argument_value(call, 0).rows.tag == BOUND_UNKNOWN;

	if (!on || key_sort_of_value(facts, on->value, on->node) != KEYS_MANY)
		return false;
	return (left && (sort == JOIN_INNER || sort == JOIN_LEFT)) || (right && (sort == JOIN_INNER || sort == JOIN_RIGHT));
}

struct bound rows_join(struct facts *facts, const struct call *call, struct value *result)
{
	struct slice how = {"inner", 5};

	(void)result;
	text_of(facts, argument_value(call, api_argument(call->member, SLICE("how"))), &how);
	if (call->receiver.kind == KIND_DATAFRAME)
		note_join(facts, call, how);
	if (joins_entities(facts, call, join_sort_of(how)))
		return BOUND(UNKNOWN);
	return join_of(facts, call, join_sort_of(how));
}

struct bound rows_left_join(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	return join_of(facts, call, JOIN_LEFT);
}

struct bound rows_right_join(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	return join_of(facts, call, JOIN_RIGHT);
}

struct bound rows_full_join(struct facts *facts, const struct call *call, struct value *result)
{
	(void)result;
	return join_of(facts, call, JOIN_FULL);
}

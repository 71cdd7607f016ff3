#include "meaning/evaluator.h"

bool same_constant(const struct facts *facts, struct value a, struct value b)
{
	double x, y;
	struct slice s, t;

	if (number_of(facts, a, &x) && number_of(facts, b, &y))
		return x == y;
	return text_of(facts, a, &s) && text_of(facts, b, &t) && slice_equal(s, t) && text_is_whole(s);
}

/* The entry with this constant key, the newest first; by number in lists and tuples. */
static bool entry_value(struct facts *facts, struct value container_value, struct value key, struct value *found)
{
	const struct container_thing *container = container_of(facts, container_value);
	struct slice text;
	double at;

	if (!container)
		return false;
	if (container_value.kind != KIND_DICT) {
		if (!container->whole || !number_of(facts, key, &at))
			return false;
		at = at < 0 ? at + container->entries.count : at;
		if (at < 0 || at >= container->entries.count)
			return false;
		*found = container->entries.at[(uint32_t)at].value;
		return true;
	}
	if (!number_of(facts, key, &at) && !(text_of(facts, key, &text) && text_is_whole(text)))
		return false;
	spend(facts, container->entries.count);
	for (uint32_t i = container->entries.count; i > 0; i--)
		if (same_constant(facts, key, container->entries.at[i - 1].key)) {
			*found = container->entries.at[i - 1].value;
			return true;
		}
	return false;
}

/* Which part of start:stop:step it is. */
static uint32_t colons_before(const struct facts *facts, node_id slice, node_id part)
{
	struct slice text = slice_part(facts->tree->source->code, tree_node(facts->tree, slice)->start, tree_node(facts->tree, part)->start);
	uint32_t colons = 0;

	for (uint32_t i = 0; i < text.length; i++)
		colons += text.at[i] == ':';
	return colons;
}

/* [:n] of driver-side rows: at most n of them, but they had all come. */
static struct value sliced_value(struct facts *facts, struct value value, node_id slice)
{
	node_id stop = 0;
	double count;

	use(facts, value, USE_SLICED);
	for (node_id n = node_first(facts->tree, slice); n; n = node_next(facts->tree, n)) {
		struct value number = evaluate(facts, n);

		stop = colons_before(facts, slice, n) == 1 ? n : stop;
		if (stop == n && number_of(facts, number, &count) && count >= 0)
			value.rows = bound_least(value.rows, BOUND_OF(count_of_number(count)));
	}
	if (!stop && value.rows.tag == BOUND_LITERAL) /* [1:] of a list of known length */
		return value;
	if (container_of(facts, value) && container_of(facts, value)->whole)
		value.of = 0; /* of the rest, any element is as good as any other */
	value.made = 0; /* what is done with the part is done with the part */
	return value;
}

static struct value indexed_value(struct facts *facts, struct value object, struct value key)
{
	struct value found;
	double at;

	if (entry_value(facts, object, key, &found))
		return found;
	if (thing_of(facts, object)->sort == THING_EACH && number_of(facts, key, &at) && at >= 0 && at < EACH_WHOLE)
		return position_of(facts, object, (uint32_t)at);
	if (object.kind == KIND_DATAFRAME)
		return key.kind == KIND_STRING || key.kind == KIND_NUMBER ? value_of_kind(KIND_COLUMN) : object;
	if (is_pandas_like((enum kind)object.kind)) {
		use(facts, object, USE_COLUMN);
		return key.kind == KIND_STRING && object.kind != KIND_PANDAS ? column_of_pandas(object) : object;
	}
	use(facts, object, key.kind == KIND_STRING ? USE_COLUMN : key.kind == KIND_NUMBER ? USE_INDEXED : USE_ITERATED);
	if (object.kind == KIND_ROW)
		return value_of_kind(KIND_UNKNOWN);
	found = item_of(facts, object);
	if (!number_of(facts, key, &at) || at != -1) /* the newest one is of the turn before, others are of another element each */
		found.steps = 0;
	return found;
}

struct value subscript_key(struct facts *facts, node_id subscript)
{
	node_id first = node_child(facts->tree, subscript, FIELD_SUBSCRIPT);
	struct value key = first ? evaluate(facts, first) : (struct value){0};

	for (node_id n = first ? node_next(facts->tree, first) : 0; n; n = node_next(facts->tree, n))
		evaluate(facts, n);
	return key;
}

struct value evaluate_subscript(struct facts *facts, node_id node)
{
	node_id object_node = node_child(facts->tree, node, FIELD_VALUE), key_node = node_child(facts->tree, node, FIELD_SUBSCRIPT);
	struct value object = object_node ? evaluate(facts, object_node) : (struct value){0}, key, value;

	if (key_node && node_kind(facts->tree, key_node) == NODE_SLICE)
		return record(facts, node, sliced_value(facts, object, key_node));
	key = subscript_key(facts, node);
	value = indexed_value(facts, object, key);
	if (object.kind == KIND_DATAFRAME && value.kind == KIND_DATAFRAME && asks_for_key(facts, key, key_node)) /* df[df.id == x] */
		value.rows = bound_least(value.rows, BOUND(UNKNOWN));
	return record(facts, node, value);
}

/* The keys among the arguments of groupBy, distinct, dropDuplicates and select, and how many values they may have. */
#include "meaning/evaluator.h"

/* One grouping key: by the column's name, or by what the expression computes. */
enum key_sort key_sort_of_value(const struct facts *facts, struct value value, node_id node)
{
	const struct tree *tree = facts->tree;
	struct slice text;

	if (text_of(facts, value, &text))
		return key_sort_of(facts, text);
	while (node && node_kind(tree, node) == NODE_CALL) { /* F.col("country"), F.month("ts"), col("x").alias("y") */
		node_id function = node_child(tree, node, FIELD_FUNCTION), object = function ? node_child(tree, function, FIELD_OBJECT) : 0;
		node_id name = object ? node_child(tree, function, FIELD_ATTRIBUTE) : function;
		const struct node_fact *fact = fact_find(facts, node);
		const struct api_member *member = &facts->api->members[fact ? fact->entry : 0];

		if (member->names_column)
			return text_of(facts, fact->value, &text) ? key_sort_of(facts, text) : KEYS_UNKNOWN;
		if (!object || member->rows != ROWS_SAME)
			return name && key_sort_of(facts, node_text(tree, name)) == KEYS_FEW ? KEYS_FEW : KEYS_UNKNOWN; /* F.month("ts"), F.to_json("doc") */
		node = object;
	}
	while (node && node_kind(tree, node) == NODE_PARENTHESIZED)
		node = node_first(tree, node);
	if (node && (node_kind(tree, node) == NODE_COMPARISON || tree_node(tree, node)->operator == OPERATOR_MODULO)) /* id % 100 */
		return KEYS_FEW;
	if (node && node_kind(tree, node) == NODE_ATTRIBUTE)
		return key_sort_of(facts, node_text(tree, node_child(tree, node, FIELD_ATTRIBUTE)));
	if (node && node_kind(tree, node) == NODE_SUBSCRIPT) {
		const struct node_fact *fact = fact_find(facts, node_child(tree, node, FIELD_SUBSCRIPT));

		return fact && text_of(facts, fact->value, &text) ? key_sort_of(facts, text) : KEYS_UNKNOWN;
	}
	return KEYS_UNKNOWN;
}

struct key_tally { bool any, many; uint32_t unknown; };

static void tally_key(struct key_tally *tally, enum key_sort sort)
{
	tally->any = true;
	tally->many = tally->many || sort == KEYS_MANY;
	tally->unknown += sort == KEYS_UNKNOWN;
}

static void tally_argument(const struct facts *facts, const struct argument *argument, struct key_tally *tally)
{
	const struct container_thing *container = container_of(facts, argument->value);

	if (!container) {
		tally_key(tally, key_sort_of_value(facts, argument->value, argument->node));
		return;
	}
	for (uint32_t i = 0; i < container->entries.count; i++)
		tally_key(tally, key_sort_of_value(facts, container->entries.at[i].value, 0));
}

enum key_sort tallied_keys(const struct facts *facts, const struct call *call)
{
	const struct argument *named = call_argument(call, call->member->rows_argument);
	struct key_tally tally = {0};

	if (!named && call->member->rows_argument != NO_ARGUMENT)
		return KEYS_UNKNOWN;
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (!named || named == &call->arguments->at[i])
			tally_argument(facts, &call->arguments->at[i], &tally);
	if (!tally.any)
		return KEYS_UNKNOWN;
	return tally.many || tally.unknown >= MANY_KEYS ? KEYS_MANY : tally.unknown ? KEYS_OPEN : KEYS_FEW;
}

/* One text, or a list of texts, as one number that does not depend on their order; 0 where it is something else. */
uint32_t key_names(const struct facts *facts, struct value value)
{
	const struct container_thing *container = container_of(facts, value);
	uint32_t all = 0, one;
	struct slice text;

	if (text_of(facts, value, &text) && text_is_whole(text)) {
		all = 2166136261u;
		for (uint32_t i = 0; i < text.length; i++)
			all = (all ^ (unsigned char)text.at[i]) * 16777619u;
		return all | 1;
	}
	for (uint32_t i = 0; container && container->whole && i < container->entries.count; i++) {
		one = container_of(facts, container->entries.at[i].value) ? 0 : key_names(facts, container->entries.at[i].value);
		if (!one)
			return 0;
		all += one;
	}
	return all;
}

uint32_t group_names(const struct facts *facts, const struct call *call)
{
	const struct argument *named = call_argument(call, call->member->rows_argument);
	uint32_t all = 0, one;

	for (uint32_t i = 0; i < call->arguments->count; i++) {
		if (named && named != &call->arguments->at[i])
			continue;
		one = key_names(facts, call->arguments->at[i].value);
		if (!one)
			return 0;
		all += one;
	}
	return all;
}

/* The smaller of both. Of a large number of rows the groups are, unless their keys are as many as the rows. */
static struct bound least_of(struct bound rows, struct bound group)
{
	enum { LARGE = 10000 };

	if (rows.tag == BOUND_LITERAL && rows.count > LARGE && rows.count != COUNT_SOME && group.keys != KEYS_MANY)
		return group;
	return bound_least(rows, group);
}

/* As many values as a key has; of a name, one where it says that the column is a constant. */
static struct bound values_of_key(const struct facts *facts, struct value key)
{
	struct slice name;

	if (key.kind == KIND_STRING)
		return text_of(facts, key, &name) && is_named_as_constant(name) ? BOUND_OF(1) : BOUND(UNKNOWN);
	return key.kind == KIND_COLUMN ? key.rows : BOUND(UNKNOWN);
}

/* groupBy(month("day"), col("a").isNull()): every key has a number of values. Tag UNKNOWN where some have not. */
static struct bound counted_keys(const struct facts *facts, const struct call *call)
{
	const struct argument *named = call_argument(call, call->member->rows_argument);
	struct bound product = BOUND(UNKNOWN);

	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct bound values = values_of_key(facts, call->arguments->at[i].value);

		if (named && named != &call->arguments->at[i])
			continue;
		if (values.tag == BOUND_UNKNOWN)
			return BOUND(UNKNOWN);
		product = product.tag == BOUND_UNKNOWN ? values : bound_product(product, values);
	}
	return product;
}

struct bound group_rows(struct facts *facts, const struct call *call)
{
	struct bound group = {.tag = BOUND_GROUP, .keys = (uint8_t)tallied_keys(facts, call)}, counted = counted_keys(facts, call);

	if (counted.tag != BOUND_UNKNOWN)
		return bound_least(call->receiver.rows, counted);

	if (call->receiver.kind == KIND_RDD && group.keys != KEYS_UNKNOWN) /* of functions and numbers: no keys */
		group.keys = call->receiver.rows.selected == KEYS_UNKNOWN ? KEYS_OPEN : call->receiver.rows.selected;
	if (group.keys != KEYS_UNKNOWN)
		return least_of(call->receiver.rows, group);
	if (call->member->returns == KIND_GROUPED)
		return BOUND_OF(1);        /* groupBy() */
	group.keys = call->receiver.rows.selected; /* distinct() of what was selected */
	if (group.keys == KEYS_UNKNOWN && call->receiver.kind == KIND_DATAFRAME)
		return call->receiver.rows; /* distinct() of whole rows takes hardly any away */
	return bound_least(call->receiver.rows, group);
}

#include "meaning/evaluator.h"

static void add_entry(struct facts *facts, struct container_thing *container, node_id node, struct value key, struct value value)
{
	*list_push(facts->arena, &container->entries) = (struct container_entry){key, value, node};
	use(facts, value, USE_STORED);
	keep(facts, value);
}

/* A list of what an action brought is made of it. */
static node_id made_of_entries(const struct container_thing *container)
{
	for (uint32_t i = 0; i < container->entries.count; i++)
		if (container->entries.at[i].value.made)
			return container->entries.at[i].value.made;
	return 0;
}

static uint8_t common_element(const struct container_thing *container)
{
	uint8_t kind = container->entries.count ? container->entries.at[0].value.kind : KIND_UNKNOWN;

	for (uint32_t i = 1; i < container->entries.count; i++)
		if (container->entries.at[i].value.kind != kind)
			return KIND_UNKNOWN;
	return kind;
}

struct value evaluate_sequence(struct facts *facts, node_id node)
{
	static const uint8_t kinds[NODE_KIND_COUNT] = {[NODE_LIST] = KIND_LIST, [NODE_SET] = KIND_SET};
	enum kind kind = kinds[node_kind(facts->tree, node)] ? (enum kind)kinds[node_kind(facts->tree, node)] : KIND_TUPLE;
	struct value value = container_value(facts, kind);
	struct container_thing *container = container_of(facts, value);
	struct bound spread = BOUND_OF(0);

	container->node = node;
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		struct value entry;

		entry = evaluate(facts, n);
		if (node_kind(facts->tree, n) == NODE_LIST_SPLAT) {
			container->whole = false;
			spread = bound_sum(spread, entry.rows);
			value.traits |= entry.traits & (1u << TRAIT_PARAMETER);
		}
		add_entry(facts, container, n, value_of_kind(KIND_NOTHING), entry);
	}
	value.rows = bound_sum(spread, BOUND_OF(container->entries.count));
	value.element = common_element(container);
	value.made = made_of_entries(container);
	if (kind == KIND_TUPLE && container->entries.count == 2)
		note_pair(facts, node, container->entries.at[0].value, container->entries.at[1].value);
	return record(facts, node, value);
}

/* {**other}: its entries; settings of the other one are settings of this one. */
bool pour_entries(struct facts *facts, struct container_thing *into, struct value other)
{
	const struct container_thing *container = other.kind == KIND_DICT ? container_of(facts, other) : NULL;

	if (!container || container == into || container->entries.count > ENTRIES_MOST)
		return false;
	configurations_join(facts, container->node, into->node);
	for (uint32_t i = 0; i < container->entries.count; i++)
		*list_push(facts->arena, &into->entries) = container->entries.at[i];
	return container->whole;
}

struct value evaluate_dictionary(struct facts *facts, node_id node)
{
	struct value value = container_value(facts, KIND_DICT);
	struct container_thing *container = container_of(facts, value);

	container->node = node;
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id key = node_child(facts->tree, n, FIELD_KEY), item = node_child(facts->tree, n, FIELD_VALUE);
		struct value key_value, item_value;

		if (!key || !item) {
			container->whole = pour_entries(facts, container, evaluate(facts, n)) && container->whole;
			continue;
		}
		key_value = evaluate(facts, key);
		item_value = evaluate(facts, item);
		add_entry(facts, container, n, key_value, item_value);
		note_pair(facts, n, key_value, item_value);
	}
	value.made = made_of_entries(container);
	value.rows = container->whole ? BOUND_OF(container->entries.count) : BOUND(UNKNOWN);
	return record(facts, node, value);
}

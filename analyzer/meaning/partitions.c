/* What is held of a partition on executors: lists that grow in a loop, copies of the whole. */
#include "meaning/evaluator.h"

enum { BASE_STEPS_MOST = 16 };

/* The name that a list hangs on: groups[key], groups.setdefault(key, []). 0: none. */
static node_id base_name(const struct tree *tree, node_id node)
{
	for (int step = 0; node && step < BASE_STEPS_MOST; step++) {
		node_id function = node_kind(tree, node) == NODE_CALL ? node_child(tree, node, FIELD_FUNCTION) : 0;

		if (node_kind(tree, node) == NODE_IDENTIFIER)
			return node;
		if (function && node_kind(tree, function) == NODE_ATTRIBUTE)
			node = node_child(tree, function, FIELD_OBJECT);
		else
			node = node_kind(tree, node) == NODE_SUBSCRIPT ? node_child(tree, node, FIELD_VALUE) : 0;
	}
	return 0;
}

static bool is_name(const struct tree *tree, node_id node, struct slice name)
{
	return node && node_kind(tree, node) == NODE_IDENTIFIER && slice_equal(node_text(tree, node), name);
}

static bool mentions(const struct tree *tree, node_id node, struct slice name)
{
	for (node_id n = node; n <= tree_node(tree, node)->last; n++)
		if (is_name(tree, n, name))
			return true;
	return false;
}

/* name[:], name[10:] */
static bool is_slice_of(const struct tree *tree, node_id node, struct slice name)
{
	node_id key = node && node_kind(tree, node) == NODE_SUBSCRIPT ? node_child(tree, node, FIELD_SUBSCRIPT) : 0;

	return key && node_kind(tree, key) == NODE_SLICE && is_name(tree, node_child(tree, node, FIELD_VALUE), name);
}

/* name = [], name, count = [], 0, name[:] = [], name = name[10:]; but not name = name + [x]. */
static bool assigns_anew(const struct facts *facts, node_id node, struct slice name)
{
	const struct tree *tree = facts->tree;
	node_id left = node_child(tree, node, FIELD_LEFT), right = node_child(tree, node, FIELD_RIGHT);

	if (!left || !right)
		return false;
	if (is_slice_of(tree, left, name) || is_slice_of(tree, right, name))
		return true;
	if (node_kind(tree, left) == NODE_SUBSCRIPT || node_kind(tree, left) == NODE_ATTRIBUTE || !mentions(tree, left, name))
		return false;
	return !mentions(tree, right, name);
}

/* del name[:] */
static bool deletes(const struct facts *facts, node_id node, struct slice name)
{
	node_id first = node_first(facts->tree, node);

	return first && (is_name(facts->tree, first, name) || is_slice_of(facts->tree, first, name));
}

/* name.clear(), name.popleft() */
static bool takes_out(const struct facts *facts, node_id node, struct slice name)
{
	static const enum kind holders[] = {KIND_LIST, KIND_SET, KIND_DICT};
	node_id function = node_child(facts->tree, node, FIELD_FUNCTION);
	node_id object = function ? node_child(facts->tree, function, FIELD_OBJECT) : 0;
	node_id method = function ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : 0;

	if (!method || !is_name(facts->tree, object, name))
		return false;
	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		if (facts->api->members[api_find_of_kind(facts->api, holders[i], node_text(facts->tree, method))].shrinks)
			return true;
	return false;
}

/* if len(name) >= most */
static bool looks_at_length(const struct facts *facts, node_id node, struct slice name)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id function = node_kind(facts->tree, n) == NODE_CALL ? node_child(facts->tree, n, FIELD_FUNCTION) : 0;
		node_id list = function ? node_child(facts->tree, n, FIELD_ARGUMENTS) : 0;

		if (list && is_name(facts->tree, function, SLICE("len")) && is_name(facts->tree, node_first(facts->tree, list), name))
			return true;
	}
	return false;
}

/* with open(path) as name: */
static bool opens(const struct facts *facts, node_id node, struct slice name)
{
	return is_name(facts->tree, node_first(facts->tree, node_child(facts->tree, node, FIELD_ALIAS)), name);
}

typedef bool keeps_small(const struct facts *facts, node_id node, struct slice name);

static keeps_small *const keepers[NODE_KIND_COUNT] = {
	[NODE_ASSIGNMENT] = assigns_anew, [NODE_DELETE] = deletes, [NODE_CALL] = takes_out, [NODE_COMPARISON] = looks_at_length,
	[NODE_AS_PATTERN] = opens};

static bool is_kept_below(const struct facts *facts, node_id top, struct slice name)
{
	for (node_id n = top; n <= tree_node(facts->tree, top)->last; n++) {
		keeps_small *keeps = keepers[node_kind(facts->tree, n)];

		if (keeps && keeps(facts, n, name))
			return true;
	}
	return false;
}

/* In the loop, or in a function beside it: def flush(): send(name); name.clear() */
static bool is_kept(const struct facts *facts, node_id loop, struct slice name)
{
	const struct tree *tree = facts->tree;
	node_id around = loop;

	if (is_kept_below(facts, loop, name))
		return true;
	while (around && node_kind(tree, around) != NODE_FUNCTION)
		around = node_parent(tree, around);
	for (node_id n = around + 1; around && n < loop; n++)
		if (node_kind(tree, n) == NODE_FUNCTION && !node_inside(tree, loop, n) && is_kept_below(facts, n, name))
			return true;
	return false;
}

bool is_kept_small(struct facts *facts, node_id loop, node_id list)
{
	node_id base = base_name(facts->tree, list);
	struct slice text = base ? node_text(facts->tree, base) : (struct slice){"", 0};
	name_t name = name_find(&facts->names, text);

	if (!base)
		return false;
	if (facts->kept.loop != loop || facts->kept.name != name) {
		facts->kept.loop = loop;
		facts->kept.name = name;
		spend(facts, tree_node(facts->tree, loop)->last - loop);
		facts->kept.small = is_kept(facts, loop, text);
	}
	return facts->kept.small;
}

bool is_long_partition(struct value value)
{
	return kind_is((enum kind)value.kind, KIND_PARTITION) && (value.rows.tag == BOUND_UNKNOWN || value.rows.tag == BOUND_UNBOUNDED);
}

/* In a function called per partition, a loop over the partition runs per row, or per batch. */
enum granularity turn_granularity(const struct facts *facts, struct value iterable)
{
	if (facts->frame->per != PER_PARTITION || !kind_is((enum kind)iterable.kind, KIND_PARTITION))
		return (enum granularity)facts->frame->per;
	return iterable.kind == KIND_BATCHES ? PER_BATCH : PER_ROW;
}

static bool is_copied(const struct call *call)
{
	const struct argument *first = call_argument(call, 0);

	if (!first || !is_long_partition(first->value) || call_argument(call, call->member->keeps))
		return false;
	if (call->member->element_same && call->member->grows != NO_ARGUMENT) /* out.extend(rows) */
		return true;
	return first->splat || slice_equal(call->member->uses, SLICE("copy"));
}

/* list(rows), out.extend(rows), zip(*rows) */
void note_copied_partition(struct facts *facts, const struct call *call)
{
	if (facts->frame->per != PER_NOTHING && is_copied(call))
		fact_of(facts, call->node)->marks |= MARK_PARTITION;
}

/* Not in the function that the call which ships it is in, nor in the call itself. */
static bool is_elsewhere(const struct facts *facts, node_id node, node_id shipment)
{
	node_id around = shipment && node_kind(facts->tree, shipment) == NODE_CALL ? enclosing_function(facts->tree, shipment) : 0;

	return around && !node_inside(facts->tree, node, around);
}

void note_grown_list(struct facts *facts, node_id node, node_id list)
{
	node_id loop = facts->frame->partition_loop, shipment = facts->frame->shipment;

	if (!loop || !base_name(facts->tree, list) || is_kept_small(facts, loop, list))
		return;
	if (facts->frame->per != PER_ROW || !is_elsewhere(facts, node, shipment)) {
		fact_of(facts, node)->marks |= MARK_PARTITION;
	} else if (!node_number(facts, NODE_GROWN, shipment)) {
		node_number_put(facts, NODE_GROWN, shipment, base_name(facts->tree, list));
		fact_of(facts, shipment)->marks |= MARK_SHIPS;
	}
}

node_id facts_grown(const struct facts *facts, node_id shipment)
{
	return node_number(facts, NODE_GROWN, shipment);
}

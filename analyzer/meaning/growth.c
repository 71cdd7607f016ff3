/* Lists, sets and dictionaries that get longer: by how much, and in which loops. */
#include "meaning/evaluator.h"

bool is_copy(const struct facts *facts, node_id node)
{
	return node && facts->frame->per != PER_NOTHING && facts_captured(facts, node) == YES;
}

/* Turns of the loops around a node, up to its function: the product of what they go through. */
static struct bound turns_around(const struct facts *facts, node_id node)
{
	const struct tree *tree = facts->tree;
	struct bound turns = BOUND_OF(1);

	for (node_id n = node_parent(tree, node), from = node; n; from = n, n = node_parent(tree, n)) {
		enum node_kind kind = node_kind(tree, n);
		const struct node_fact *fact = fact_find(facts, n);

		if (kind == NODE_FUNCTION || kind == NODE_LAMBDA)
			break;
		if ((kind == NODE_FOR || kind == NODE_WHILE) && tree_node(tree, from)->field == FIELD_BODY)
			turns = bound_product(turns, fact ? fact->value.rows : BOUND(UNKNOWN));
	}
	return turns;
}

static bool is_large(struct bound rows)
{
	return rows.tag == BOUND_UNBOUNDED || rows.tag == BOUND_GROUP;
}

/* Where the rows of the loops around a node come from, if one of them has no bound, or one for each key. */
static node_id unbounded_origin(const struct facts *facts, node_id node)
{
	const struct tree *tree = facts->tree;

	for (node_id n = node_parent(tree, node); n && node_kind(tree, n) != NODE_FUNCTION; n = node_parent(tree, n)) {
		const struct node_fact *fact = node_kind(tree, n) == NODE_FOR ? fact_find(facts, n) : NULL;

		if (fact && is_large(fact->value.rows))
			return fact->value.origin;
	}
	return 0;
}

struct bound grown_rows(const struct facts *facts, node_id node, struct bound before, struct bound each)
{
	if (!facts->frame->loop)
		return bound_sum(before, each);
	return facts->frame->again ? before : bound_sum(before, bound_product(turns_around(facts, node), each));
}

/* list.append(x), list.extend(xs), set.add(x), dict.update(d) */
void note_growth(struct facts *facts, const struct call *call)
{
	const struct argument *argument = call_argument(call, call->member->grows);
	struct container_thing *container = container_of(facts, call->receiver);
	struct value grown = call->receiver;
	bool named = call->receiver_node && node_kind(facts->tree, call->receiver_node) == NODE_IDENTIFIER;
	bool limited = value_has(call->receiver, TRAIT_LIMITED);
	bool in_loop = facts->frame->loop && !limited &&
	               !(call->receiver_node && is_kept_small(facts, facts->frame->loop, call->receiver_node));
	struct bound each = call->member->rows == ROWS_ARGUMENT && argument ? argument->value.rows : BOUND_OF(1);

	if (!argument)
		return;
	if (call->receiver_node && kind_is((enum kind)call->receiver.kind, KIND_LIST) && call->receiver.kind != KIND_SET && !limited)
		note_grown_list(facts, call->node, call->receiver_node);
	use(facts, argument->value, in_loop ? USE_GROWS : USE_STORED);
	keep(facts, argument->value);
	if (is_copy(facts, call->receiver_node))
		return;
	if (container && call->receiver.kind == KIND_DICT && argument->value.kind == KIND_DICT)
		container->whole = pour_entries(facts, container, argument->value) && container->whole;
	else if (container)
		*list_push(facts->arena, &container->entries) =
			(struct container_entry){value_of_kind(KIND_NOTHING), argument->value, argument->node};
	if (container && in_loop)
		container->whole = false;
	if (container && !named) /* an attribute: others may add to it as well */
		container->open = true;
	if (!named)
		return;
	grown.rows = in_loop ? grown_rows(facts, call->node, grown.rows, each) : bound_sum(grown.rows, each);
	if (is_large(grown.rows) && !grown.origin)
		grown.origin = is_large(argument->value.rows) ? argument->value.origin : unbounded_origin(facts, call->node);
	grown.element = argument->value.kind;
	bind_name(facts, node_text(facts->tree, call->receiver_node), grown);
}

/* What is known before the job runs: the same in each turn. */
static bool is_constant(const struct facts *facts, struct value value)
{
	struct slice text;
	double number;

	return number_of(facts, value, &number) || (text_of(facts, value, &text) && text_is_whole(text));
}

static uint8_t key_sort_at(const struct facts *facts, struct value key, node_id node)
{
	if (node && node_kind(facts->tree, node) == NODE_IDENTIFIER)
		return (uint8_t)key_sort_of(facts, node_text(facts->tree, node));
	return (uint8_t)key_sort_of_value(facts, key, node);
}

void note_item(struct facts *facts, node_id target, struct value owner, struct value key)
{
	node_id object = node_child(facts->tree, target, FIELD_VALUE), key_node = node_child(facts->tree, target, FIELD_SUBSCRIPT);
	struct bound turns;

	if (owner.kind != KIND_DICT || !object || node_kind(facts->tree, object) != NODE_IDENTIFIER)
		return;
	turns = grown_rows(facts, target, BOUND_OF(0), BOUND_OF(1));
	if (is_constant(facts, key))
		turns = BOUND_OF(!facts->frame->again);
	else if (turns.tag == BOUND_UNBOUNDED) /* as many as there are keys */
		turns = (struct bound){.tag = BOUND_GROUP, .keys = key_sort_at(facts, key, key_node)};
	owner.rows = bound_sum(owner.rows, turns);
	owner.origin = owner.origin ? owner.origin : unbounded_origin(facts, target);
	bind_name(facts, node_text(facts->tree, object), owner);
}

/* What runs whenever the block does: not in a loop, and in an `if` only where there is another arm. */
static bool runs_in(const struct tree *tree, node_id statement, node_id after)
{
	for (node_id n = node_parent(tree, statement); n && !node_inside(tree, after, n); n = node_parent(tree, n)) {
		enum node_kind kind = node_kind(tree, n);

		if (kind == NODE_FOR || kind == NODE_WHILE || kind == NODE_EXCEPT || kind == NODE_FUNCTION || kind == NODE_LAMBDA ||
		    (kind == NODE_IF && !node_child(tree, n, FIELD_ALTERNATIVE)))
			return false;
	}
	return true;
}

/* if all is None: all = part, else: all = pd.concat([all, part]) */
static bool is_other_arm(const struct tree *tree, node_id a, node_id b)
{
	for (node_id n = node_parent(tree, a); n && node_kind(tree, n) != NODE_FUNCTION; n = node_parent(tree, n))
		if (node_inside(tree, b, n))
			return node_kind(tree, n) == NODE_IF;
	return false;
}

bool is_new_each_turn(const struct facts *facts, node_id loop, node_id name, node_id statement)
{
	const struct tree *tree = facts->tree;

	for (node_id n = loop; n < statement; n++) {
		node_id left = node_kind(tree, n) == NODE_ASSIGNMENT || node_kind(tree, n) == NODE_FOR ? node_child(tree, n, FIELD_LEFT) : 0;
		node_id right = left ? node_child(tree, n, FIELD_RIGHT) : 0;

		if (right && node_kind(tree, n) == NODE_FOR && node_inside(tree, statement, n) && node_mentions(tree, left, node_text(tree, name)))
			return true;
		if (right && node_kind(tree, left) == NODE_IDENTIFIER && slice_equal(node_text(tree, left), node_text(tree, name)) &&
		    !node_mentions(tree, right, node_text(tree, name)) && runs_in(tree, n, statement) && !is_other_arm(tree, n, statement))
			return true;
	}
	return false;
}

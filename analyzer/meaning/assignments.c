/* Assignments, and the names that grow by them. */
#include "meaning/statements.h"

/* An annotation speaks where the value is not known. */
static struct value annotated(struct facts *facts, node_id type, struct value value)
{
	struct value declared = type ? annotated_value(facts, type) : (struct value){0};

	return value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING ? value_join(value, declared) : value;
}

/* Whether the expression reads the name that it is assigned to. */
static bool mentions(const struct tree *tree, node_id expression, node_id name)
{
	return node_kind(tree, name) == NODE_IDENTIFIER && node_mentions(tree, expression, node_text(tree, name));
}

/* all = pd.concat([all, part]) */
static void grow_by_copy(struct facts *facts, node_id node, node_id left, node_id right, struct value value)
{
	const struct node_fact *fact = fact_find(facts, right);
	node_id loop = value.made ? enclosing_loop(facts->tree, value.made) : facts->frame->loop;

	if (loop && node_inside(facts->tree, node, loop) && is_new_each_turn(facts, loop, left, node))
		return;
	use(facts, value, USE_GROWS);
	if (fact && slice_equal(facts->api->members[fact->entry].uses, SLICE("copy")))
		note_grown_list(facts, node, left);
}

/* What stands right of the sign; of `a = b = value` b, which has the value by then. */
static node_id assigned(const struct tree *tree, node_id assignment)
{
	node_id right = node_child(tree, assignment, FIELD_RIGHT);

	return right && node_kind(tree, right) == NODE_ASSIGNMENT ? node_child(tree, right, FIELD_LEFT) : right;
}

static void assign_once(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = assigned(facts->tree, node);
	node_id type = node_child(facts->tree, node, FIELD_TYPE);
	struct value value = {0};

	if (right)
		value = evaluate(facts, right);
	if (left && right && facts->frame->loop && mentions(facts->tree, right, left))
		grow_by_copy(facts, node, left, right, value);
	if (left && (right || type))
		assign(facts, left, annotated(facts, type, value));
}

/* a = b = value: from the value outwards. */
void assignment(struct facts *facts, node_id node)
{
	node_id at = node, right;

	while ((right = node_child(facts->tree, at, FIELD_RIGHT)) && node_kind(facts->tree, right) == NODE_ASSIGNMENT)
		at = right;
	for (; at != node; at = node_parent(facts->tree, at))
		assign_once(facts, at);
	assign_once(facts, node);
}

/* `rows += df.collect()` in a loop lets rows grow; elsewhere it copies. */
void augmented_assignment(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = node_child(facts->tree, node, FIELD_RIGHT);
	struct value value = right ? evaluate(facts, right) : (struct value){0}, before;
	bool grows;

	if (!left)
		return;
	before = evaluate(facts, left);
	grows = facts->frame->loop && !is_kept_small(facts, facts->frame->loop, left);
	use(facts, value, grows ? USE_GROWS : USE_COPIED);
	if (kind_is((enum kind)before.kind, KIND_LIST) || before.kind == KIND_STRING)
		note_grown_list(facts, node, left);
	if (before.kind == KIND_STRING || before.kind == KIND_NUMBER) {
		before.of = 0;
	} else if (kind_is((enum kind)before.kind, KIND_LIST)) {
		before.of = 0;
		before.rows = grown_rows(facts, node, before.rows, value.rows);
	} else if (before.kind == KIND_UNKNOWN) {
		before = value;
	}
	assign(facts, left, before);
}

/* `type(job).rows = y`: the grammar takes that for an alias of Python 3.12. */
void alias_statement(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = node_child(facts->tree, node, FIELD_RIGHT);
	node_id target = left ? node_first(facts->tree, left) : 0, given = right ? node_first(facts->tree, right) : 0;

	if (target && given && slice_starts(node_text(facts->tree, left), SLICE("(")))
		assign(facts, target, evaluate(facts, given));
}

/* Assignments: their targets, and what grows by them. */
#include "meaning/statements.h"

/* The same display, definition or constant, evaluated once more. */
static bool is_again(const struct facts *facts, struct value before, struct value value)
{
	const struct thing *a = thing_of(facts, before), *b = thing_of(facts, value);

	if (a->sort == THING_CONTAINER && b->sort == THING_CONTAINER)
		return a->is.container->node && a->is.container->node == b->is.container->node;
	if (a->sort == THING_FUNCTION && b->sort == THING_FUNCTION)
		return a->is.function->node == b->is.function->node;
	return before.kind == value.kind && same_constant(facts, before, value);
}

/* spark=None, where nobody is seen to give one. */
static bool is_optional(const struct facts *facts, struct value value)
{
	node_id otherwise = value_has(value, TRAIT_PARAMETER) && value.origin ? node_child(facts->tree, value.origin, FIELD_VALUE) : 0;

	return otherwise && node_kind(facts->tree, otherwise) == NODE_NONE;
}

static void assign_attribute(struct facts *facts, node_id target, struct value value)
{
	node_id object = node_child(facts->tree, target, FIELD_OBJECT), name = node_child(facts->tree, target, FIELD_ATTRIBUTE);
	struct value owner = object ? evaluate(facts, object) : (struct value){0};
	struct thing *thing = thing_of(facts, owner);
	struct attribute_thing *attribute;

	use(facts, value, USE_STORED);
	escape(facts, value);
	if (!name || (thing->sort != THING_INSTANCE && thing->sort != THING_CLASS) || set_property(facts, owner, target, value))
		return;
	attribute = instance_attribute(facts, thing->is.class_, node_text(facts->tree, name), true);
	attribute->unsure = attribute->unsure || value.kind == KIND_NOTHING || is_optional(facts, value) ||
	                    facts->frame->per != PER_NOTHING;
	if (!is_configuration((enum kind)value.kind)) /* another frame in each object */
		value.plan = 0;
	if (is_again(facts, attribute->value, value))
		attribute->value.of = value.of;
	value = attribute->value.kind == KIND_UNKNOWN ? value : value_join(attribute->value, value);
	if (value_differs(attribute->value, value) || value.of != attribute->value.of)
		facts->attributes_changed = true;
	attribute->value = value;
}

static void assign_subscript(struct facts *facts, node_id target, struct value value)
{
	node_id object = node_child(facts->tree, target, FIELD_VALUE);
	struct value owner = object ? evaluate(facts, object) : (struct value){0};
	struct container_thing *container = container_of(facts, owner);
	struct value key_value = subscript_key(facts, target);
	node_id assignment = node_parent(facts->tree, target);

	use(facts, value, facts->frame->loop_depth && !(value.made && value.made == owner.made) ? USE_GROWS : USE_STORED);
	escape(facts, value);
	if (!is_copy(facts, object)) {
		if (container)
			*list_push(facts->arena, &container->entries) = (struct container_entry){key_value, value, assignment};
		note_item(facts, target, owner, key_value);
	}
	note_setting(facts, assignment, key_value, value, (struct applied){.at = target, .configuration = container ? container->node : 0});
}

static bool is_pattern(enum node_kind kind)
{
	return kind == NODE_TUPLE_PATTERN || kind == NODE_LIST_PATTERN || kind == NODE_PATTERN_LIST || kind == NODE_TUPLE ||
	       kind == NODE_LIST || kind == NODE_EXPRESSION_LIST;
}

/* (x), which is x. The grammar calls it a pattern as it does (x,). */
static bool is_grouping(const struct tree *tree, node_id target)
{
	node_id only = node_first(tree, target);
	struct slice text;

	if (node_kind(tree, target) != NODE_TUPLE_PATTERN || !only || node_next(tree, only))
		return false;
	text = slice_part(tree->source->code, tree_node(tree, only)->end, tree_node(tree, target)->end);
	return !slice_has(text, SLICE(","));
}

node_id bare_target(const struct tree *tree, node_id target)
{
	while (is_grouping(tree, target))
		target = node_first(tree, target);
	return target;
}

static void assign_pattern(struct facts *facts, node_id target, struct value value)
{
	uint32_t at = 0;

	for (node_id t = node_first(facts->tree, target); t; t = node_next(facts->tree, t), at++)
		assign(facts, t, position_of(facts, value, at));
}

void assign(struct facts *facts, node_id target, struct value value)
{
	enum node_kind kind;

	target = bare_target(facts->tree, target);
	kind = node_kind(facts->tree, target);

	if (++facts->depth > DEPTH_MOST) {
		facts->stopped = target;
	} else if (kind == NODE_IDENTIFIER) {
		bind_target(facts, node_text(facts->tree, target), value, target);
		record(facts, target, value);
	} else if (kind == NODE_ATTRIBUTE) {
		assign_attribute(facts, target, value);
	} else if (kind == NODE_SUBSCRIPT) {
		assign_subscript(facts, target, value);
	} else if (is_pattern(kind)) {
		assign_pattern(facts, target, value);
	} else if (node_first(facts->tree, target)) { /* stars, parentheses, as-pattern targets */
		assign(facts, node_first(facts->tree, target), kind == NODE_LIST_SPLAT_PATTERN ? value_of_kind(KIND_LIST) : value);
	}
	facts->depth--;
}

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

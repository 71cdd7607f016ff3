/* Names and what they are bound to; targets of assignments. */
#include "meaning/evaluator.h"

struct environment *environment_new(struct facts *facts, uint32_t scope, struct environment *outer)
{
	struct environment *environment = ARENA_NEW(facts->arena, struct environment);

	environment->scope = scope;
	environment->outer = outer;
	environment->per = facts->frame ? facts->frame->per : PER_NOTHING;
	environment->slots = ARENA_ARRAY(facts->arena, struct binding, facts->scopes.all.at[scope].symbols.count + 1);
	return environment;
}

static struct scope *scope_at(const struct facts *facts, const struct environment *environment)
{
	return &facts->scopes.all.at[environment->scope];
}

/* Where a name is bound as seen from the running code: class bodies are not seen from inside functions and comprehensions. */
static struct environment *environment_of(const struct facts *facts, name_t name, uint32_t *slot)
{
	for (struct environment *e = facts->frame->environment; e; e = e->outer) {
		const struct scope *scope = scope_at(facts, e);
		enum declaration declared = DECLARED_NONLOCAL;

		*slot = scope->sort == SCOPE_CLASS && e != facts->frame->environment ? UINT32_MAX : scope_find(scope, name);
		if (*slot != UINT32_MAX)
			declared = (enum declaration)scope->symbols.at[*slot].elsewhere;
		if (declared == DECLARED_HERE)
			return e;
		if (declared == DECLARED_GLOBAL) {
			*slot = scope_find(scope_at(facts, facts->module), name);
			return facts->module;
		}
	}
	return NULL;
}

static struct value suggested_value(node_id identifier, enum kind kind)
{
	struct value value = value_of_kind(kind);

	value.origin = identifier;
	value.traits = 1u << TRAIT_PARAMETER;
	if (kind == KIND_DATAFRAME || kind == KIND_RDD)
		value.rows = BOUND(UNBOUNDED);
	return value;
}

/* A value that says nothing, or comes from a module that we know nothing of. */
static bool is_blank(const struct facts *facts, struct value value)
{
	struct slice path = path_of(facts, value), module = path;

	if (value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING)
		return true;
	if (!path.length)
		return false;
	while (module.length && !api_knows_module(facts->api, module)) {
		while (module.length && module.at[module.length - 1] != '.')
			module.length--;
		if (module.length)
			module.length--;
	}
	return !module.length;
}

/* What is done to a name tells what it is; last, how it is called. */
static struct value by_evidence(struct facts *facts, node_id identifier, uint8_t evidence, struct value value)
{
	struct slice text = node_text(facts->tree, identifier);
	enum kind kind = evidence ? (enum kind)evidence : api_suggested(facts->api, text);
	struct value found;

	if (kind == KIND_UNKNOWN || value.element == KIND_MODULE)
		return value;
	found = suggested_value(value.origin ? value.origin : identifier, kind);
	found.plan = value.plan;
	found.made = value.made;
	found.traits |= value.traits & 1u << TRAIT_GIVEN;
	return found;
}

/* sql("SHOW TABLES"): notebooks of Databricks have functions of its runtime without an import. */
static bool is_of_runtime(const struct facts *facts, struct slice text)
{
	return facts->tree->source->platform == PLATFORM_DATABRICKS && api_suggested(facts->api, text) == KIND_UNKNOWN &&
	       api_find(facts->api, SLICE("databricks.sdk.runtime"), text);
}

/* A name that the file binds nowhere: from a star import, a builtin, or given by the notebook. */
static struct value unbound_value(struct facts *facts, node_id identifier, struct slice text)
{
	struct value value;

	if (starred_name(facts, facts->stars.at, facts->stars.count, text, identifier, &value))
		return value;
	if (api_find(facts->api, SLICE("builtins"), text))
		return path_value(facts, arena_format(facts->arena, "builtins.%.*s", SLICE_ARGS(text)));
	if (is_of_runtime(facts, text))
		return path_value(facts, arena_format(facts->arena, "databricks.sdk.runtime.%.*s", SLICE_ARGS(text)));
	value = by_evidence(facts, identifier, KIND_UNKNOWN, (struct value){0});
	note_given_session(facts, identifier, (enum kind)value.kind);
	return value;
}

/* On executors, a name that the driver gave its value. */
static bool is_of_driver(const struct facts *facts, const struct environment *environment, uint32_t slot)
{
	return facts->frame->per != PER_NOTHING && environment->per == PER_NOTHING && !environment->slots[slot].by_worker;
}

struct value name_value(struct facts *facts, node_id identifier)
{
	struct slice text = node_text(facts->tree, identifier);
	name_t name = name_find(&facts->names, text);
	uint32_t slot;
	struct environment *environment = name ? environment_of(facts, name, &slot) : NULL;
	struct value value = {0};

	if (environment) {
		value = environment->slots[slot].value;
		if (!environment->slots[slot].bound && scope_at(facts, environment)->symbols.at[slot].by_functions)
			value = unbound_value(facts, identifier, text);
		if (is_blank(facts, value))
			value = by_evidence(facts, identifier, scope_at(facts, environment)->symbols.at[slot].evidence, value);
		if (!environment->slots[slot].bound)
			note_given_session(facts, identifier, (enum kind)value.kind);
		if (environment->slots[slot].defined && value.rows.tag != BOUND_UNKNOWN)
			fact_of(facts, identifier)->defined = environment->slots[slot].defined;
		if (is_of_driver(facts, environment, slot)) /* None for now, whatever else is done to it later */
			note_capture(facts, identifier, environment->slots[slot].value.kind == KIND_NOTHING ? value_of_kind(KIND_NOTHING) : value,
			             environment == facts->module);
		return value;
	}
	value = unbound_value(facts, identifier, text);
	if (facts->frame->per != PER_NOTHING && kind_is_spark((enum kind)value.kind))
		note_capture(facts, identifier, value, true);
	return value;
}

static void set_binding(struct facts *facts, struct binding *binding, struct value value, node_id target)
{
	binding_will_change(facts, binding);
	binding->defined = target;
	if (binding->bound)
		rebind(facts, binding, value);
	binding->value = value;
	binding->bound = true;
}

static void bind_target(struct facts *facts, struct slice text, struct value value, node_id target)
{
	name_t name = name_find(&facts->names, text);
	uint32_t slot;
	struct environment *environment = name ? environment_of(facts, name, &slot) : NULL;

	if (!environment)
		return;
	set_binding(facts, &environment->slots[slot], value, target);
	environment->slots[slot].by_worker = facts->frame->per != PER_NOTHING;
}

void bind_name(struct facts *facts, struct slice text, struct value value)
{
	bind_target(facts, text, value, 0);
}

/* The call that counts, of frame.count() or of n after n = frame.count(). 0: none does. */
static node_id counting_call(const struct facts *facts, node_id node)
{
	node_id call = node_kind(facts->tree, node) == NODE_IDENTIFIER ? assigned_to(facts, node) : node;

	return call && facts->api->members[facts_entry(facts, call)].counts ? call : 0;
}

/* So many rows as the comparison allows: not known, but somebody has looked. */
static void measure(struct facts *facts, node_id frame)
{
	name_t name = node_kind(facts->tree, frame) == NODE_IDENTIFIER ? name_find(&facts->names, node_text(facts->tree, frame)) : 0;
	uint32_t slot;
	struct environment *environment = name ? environment_of(facts, name, &slot) : NULL;
	struct binding *binding = environment && environment == facts->frame->environment ? &environment->slots[slot] : NULL;
	struct value value = binding ? facts_value(facts, frame) : (struct value){0}; /* a parameter may be known by what is done to it */

	if (value.rows.tag != BOUND_UNBOUNDED && value.rows.tag != BOUND_GROUP)
		return;
	binding_will_change(facts, binding);
	binding->value = value;
	binding->value.rows = BOUND(UNKNOWN);
}

static void note_comparison(struct facts *facts, node_id comparison, bool holds)
{
	const struct tree *tree = facts->tree;
	uint8_t operator = tree_node(tree, comparison)->operator;
	node_id left = node_first(tree, comparison), right = left ? node_next(tree, left) : 0;
	node_id first = right ? counting_call(facts, left) : 0, second = right ? counting_call(facts, right) : 0;
	bool less = operator == OPERATOR_LESS || operator == OPERATOR_LESS_EQUAL;
	double number;

	if (!first == !second || (!less && operator != OPERATOR_GREATER && operator != OPERATOR_GREATER_EQUAL))
		return; /* none is counted, or another frame is, too */
	if (number_of(facts, facts_value(facts, first ? right : left), &number) && number <= 1)
		return; /* whether there is any */
	if ((first ? less : !less) == holds)
		measure(facts, node_child(tree, node_child(tree, first ? first : second, FIELD_FUNCTION), FIELD_OBJECT));
}

void note_measured(struct facts *facts, node_id condition, bool holds)
{
	enum { LINKS_MOST = 32 };
	const struct tree *tree = facts->tree;

	for (int links = 0; condition && links < LINKS_MOST; links++) {
		node_id right = 0;

		while (node_kind(tree, condition) == NODE_PARENTHESIZED)
			condition = node_first(tree, condition);
		if (node_kind(tree, condition) == NODE_BOOLEAN && (tree_node(tree, condition)->operator == OPERATOR_BOOL_AND) == holds)
			right = node_child(tree, condition, FIELD_RIGHT);
		if (node_kind(tree, right ? right : condition) == NODE_COMPARISON)
			note_comparison(facts, right ? right : condition, holds);
		condition = right ? node_child(tree, condition, FIELD_LEFT) : 0;
	}
}

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

/* Names and what they are bound to. */
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

struct environment *environment_of(const struct facts *facts, name_t name, uint32_t *slot)
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
		if (environment->slots[slot].defined && (value.rows.tag != BOUND_UNKNOWN || value.kind == KIND_NUMBER))
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

void bind_target(struct facts *facts, struct slice text, struct value value, node_id target)
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

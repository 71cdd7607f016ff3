/* Where rows come from and what functions carry, as sentences. */
#include "meaning/evaluator.h"

#include "base/drives.h"

node_id callee_name(const struct facts *facts, node_id call)
{
	node_id function = node_child(facts->tree, call, FIELD_FUNCTION);

	return function && node_kind(facts->tree, function) == NODE_ATTRIBUTE ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : function;
}

/* The identifier of a parameter, or of what annotates it. */
static node_id bound_identifier(const struct facts *facts, node_id origin)
{
	node_id name = origin;

	if (node_kind(facts->tree, origin) == NODE_TYPE && node_parent(facts->tree, origin))
		name = node_parent(facts->tree, origin);
	while (node_kind(facts->tree, name) != NODE_IDENTIFIER && node_first(facts->tree, name))
		name = node_child(facts->tree, name, FIELD_NAME) ? node_child(facts->tree, name, FIELD_NAME) : node_first(facts->tree, name);
	return name;
}

/* The function whose parameter it is; 0: it is none. */
static node_id function_of_parameter(const struct facts *facts, node_id origin)
{
	const struct tree *tree = facts->tree;
	node_id node = origin;

	while (node && node_kind(tree, node) != NODE_PARAMETERS && node_kind(tree, node) != NODE_BLOCK)
		node = node_parent(tree, node);
	node = node && node_kind(tree, node) == NODE_PARAMETERS ? node_parent(tree, node) : 0;
	return node && node_kind(tree, node) == NODE_FUNCTION ? node : 0;
}

/* "parameter `df` of `load()`, whose 3 uses in this file do not say more" */
static struct slice of_function_words(const struct facts *facts, node_id function, struct slice parameter, struct arena *arena)
{
	struct slice name = node_text(facts->tree, node_child(facts->tree, function, FIELD_NAME));
	name_t known = name_find(&facts->names, name);
	uint32_t uses = known && facts->mentions[known] ? facts->mentions[known] - 1 : 0; /* its definition is none */
	struct slice words = arena_format(arena, "parameter `%.*s` of `%.*s()`", SLICE_ARGS(parameter), SLICE_ARGS(name));

	if (slice_starts(name, SLICE("__")))
		return words;
	if (!uses)
		return arena_format(arena, "%.*s, which nothing in this file calls", SLICE_ARGS(words));
	return arena_format(arena, "%.*s, whose %u use%s in this file do%s not say more", SLICE_ARGS(words), uses,
	                    uses == 1 ? "" : "s", uses == 1 ? "es" : "");
}

static struct slice parameter_words(const struct facts *facts, node_id origin, struct arena *arena)
{
	node_id function = function_of_parameter(facts, origin);

	if (node_kind(facts->tree, origin) == NODE_CALL)
		return arena_format(arena, "what `%.*s()` returns", SLICE_ARGS(node_text(facts->tree, callee_name(facts, origin))));
	if (function)
		return of_function_words(facts, function, node_text(facts->tree, bound_identifier(facts, origin)), arena);
	return arena_format(arena, "`%.*s`, which other code gives", SLICE_ARGS(node_text(facts->tree, bound_identifier(facts, origin))));
}

/* "what `load()` returns (a table, read whole, at jobs/load.py:12)" */
static struct slice distant_words(const struct facts *facts, node_id node, const struct distant_origin *origin, struct arena *arena)
{
	enum node_kind kind = node_kind(facts->tree, node);

	if (kind == NODE_CALL)
		return arena_format(arena, "what `%.*s()` returns: %.*s (%.*s:%u)", SLICE_ARGS(node_text(facts->tree, callee_name(facts, node))),
		                    SLICE_ARGS(origin->words), PATH_ARGS(origin->path), origin->line);
	return arena_format(arena, "`%.*s`: %.*s (%.*s:%u)", SLICE_ARGS(node_text(facts->tree, bound_identifier(facts, node))),
	                    SLICE_ARGS(origin->words), PATH_ARGS(origin->path), origin->line);
}

struct slice origin_words(const struct facts *facts, struct value value, struct arena *arena)
{
	const struct distant_origin *distant = value.origin ? distant_origin_of(facts, value.origin) : NULL;
	api_id entry = value.origin ? facts_entry(facts, value.origin) : 0;

	if (!value.origin)
		return SLICE("where it comes from is not known");
	if (distant)
		return distant_words(facts, value.origin, distant, arena);
	if (entry && value_has(facts_value(facts, value.origin), TRAIT_STREAMING))
		return SLICE("a stream");
	if (entry && facts->api->members[entry].about.length)
		return facts->api->members[entry].about;
	if (entry)
		return arena_format(arena, "made by `%.*s()`", SLICE_ARGS(facts->api->members[entry].name));
	return parameter_words(facts, value.origin, arena);
}

struct slice facts_origin_words(const struct facts *facts, node_id node, struct arena *arena)
{
	return origin_words(facts, facts_value(facts, node), arena);
}

struct slice facts_grown_words(const struct facts *facts, node_id shipment, struct arena *arena)
{
	node_id grown = facts_grown(facts, shipment);

	(void)arena;
	return grown ? node_text(facts->tree, grown) : SLICE("");
}

struct slice facts_carried_words(const struct facts *facts, node_id shipment, struct arena *arena)
{
	struct value value;
	struct slice attribute, name;
	node_id node = facts_carried_along(facts, shipment, &value, &attribute);

	if (!node)
		return SLICE("");
	name = node_text(facts->tree, node);
	return attribute.length ? arena_join(arena, name, SLICE("."), attribute) : name;
}

struct slice facts_cargo_words(const struct facts *facts, node_id shipment, struct arena *arena)
{
	struct value value;
	struct slice attribute;
	uint64_t elements;

	if (!facts_carried_along(facts, shipment, &value, &attribute))
		return SLICE("");
	if (value.kind == KIND_MODEL || value.element == KIND_MODEL)
		return SLICE("a model");
	if (value_is_heavy(value) && !(value.origin && facts_entry(facts, value.origin)))
		return SLICE("an object in serialised form");
	if (!value_is_heavy(value) && value_elements(value, &elements))
		return arena_format(arena, "%llu elements", (unsigned long long)elements);
	return origin_words(facts, value, arena);
}

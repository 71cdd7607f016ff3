/* Facts as sentences. */
#include "meaning/evaluator.h"

/* What a call calls, without what stands before the last dot; 0: it is no call. */
static node_id called_name(const struct facts *facts, node_id call)
{
	node_id function = node_child(facts->tree, call, FIELD_FUNCTION);

	return function && node_kind(facts->tree, function) == NODE_ATTRIBUTE ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : function;
}

/* Of a call: where its name stands, which may be far below the beginning of its chain. */
static uint32_t line_of(const struct facts *facts, node_id node)
{
	node_id name = called_name(facts, node);

	return source_place(facts->tree->source, tree_node(facts->tree, name ? name : node)->start).cell_line;
}

/* "limit", of the call that gave a bound. */
static struct slice step_name(const struct facts *facts, node_id step)
{
	api_id entry = facts_entry(facts, step);

	return entry ? facts->api->members[entry].name : (struct slice){"", 0};
}

static struct slice literal_words(struct bound bound, struct arena *arena)
{
	if (bound.count == COUNT_SOME)
		return SLICE("a limited number of rows");
	if (bound.count == 0)
		return SLICE("no rows");
	if (bound.count == 1)
		return SLICE("one row");
	return arena_format(arena, "at most %llu rows", (unsigned long long)bound.count);
}

/* "at most 50000 rows of 300 values" */
static struct slice width_words(struct slice words, struct value value, struct arena *arena)
{
	bool wide = value.width > 1 && value.rows.tag == BOUND_LITERAL && value.rows.count > 1 && value.rows.count < COUNT_SOME;

	return wide ? arena_format(arena, "%.*s of %u values", SLICE_ARGS(words), value.width) : words;
}

static struct slice bound_words(struct bound bound, struct arena *arena)
{
	static const struct { const char *words; } rows[] = {
		[BOUND_UNKNOWN] = {"not known how many rows"}, [BOUND_META] = {"as many rows as there is metadata"},
		[BOUND_PART] = {"one row per partition"}, [BOUND_GROUP] = {"one row per distinct key"}, [BOUND_UNBOUNDED] = {"no row bound"}};

	if (bound.tag == BOUND_LITERAL)
		return literal_words(bound, arena);
	if (bound.tag == BOUND_GROUP && bound.keys == KEYS_MANY)
		return SLICE("one row per distinct key, and there are many");
	return slice_of(rows[bound.tag].words);
}

struct slice facts_bound_words(const struct facts *facts, node_id node, struct arena *arena)
{
	struct value value = facts_value(facts, node);
	struct slice words = width_words(bound_words(value.rows, arena), value, arena), step = value.step ? step_name(facts, value.step) : (struct slice){"", 0};

	if (!step.length || value.rows.tag == BOUND_UNBOUNDED || value.step == node)
		return words;
	return arena_format(arena, "%.*s (`%.*s` at line %u)", SLICE_ARGS(words), SLICE_ARGS(step), line_of(facts, value.step));
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

static struct slice parameter_words(const struct facts *facts, node_id origin, struct arena *arena)
{
	if (node_kind(facts->tree, origin) == NODE_CALL)
		return arena_format(arena, "what `%.*s()` returns", SLICE_ARGS(node_text(facts->tree, called_name(facts, origin))));
	return arena_format(arena, "`%.*s`, which other code gives", SLICE_ARGS(node_text(facts->tree, bound_identifier(facts, origin))));
}

/* "what `load()` returns (a table, read whole, at jobs/load.py:12)" */
static struct slice distant_words(const struct facts *facts, node_id node, const struct distant_origin *origin, struct arena *arena)
{
	enum node_kind kind = node_kind(facts->tree, node);

	if (kind == NODE_CALL)
		return arena_format(arena, "what `%.*s()` returns: %.*s (%.*s:%u)", SLICE_ARGS(node_text(facts->tree, called_name(facts, node))),
		                    SLICE_ARGS(origin->words), SLICE_ARGS(origin->path), origin->line);
	return arena_format(arena, "`%.*s`: %.*s (%.*s:%u)", SLICE_ARGS(node_text(facts->tree, bound_identifier(facts, node))),
	                    SLICE_ARGS(origin->words), SLICE_ARGS(origin->path), origin->line);
}

struct slice origin_words(const struct facts *facts, struct value value, struct arena *arena)
{
	const struct distant_origin *distant = value.origin ? distant_origin_of(facts, value.origin) : NULL;
	api_id entry = value.origin ? facts_entry(facts, value.origin) : 0;

	if (!value.origin)
		return SLICE("where it comes from is not known");
	if (distant)
		return distant_words(facts, value.origin, distant, arena);
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

struct slice facts_carried_words(const struct facts *facts, node_id shipment, struct arena *arena)
{
	struct value value;
	struct slice attribute, name;
	node_id node = facts_carried_along(facts, shipment, &value, &attribute);

	if (!node)
		return SLICE("");
	name = node_text(facts->tree, node);
	return attribute.length ? arena_format(arena, "%.*s.%.*s", SLICE_ARGS(name), SLICE_ARGS(attribute)) : name;
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

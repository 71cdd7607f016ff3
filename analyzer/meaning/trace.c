#include "meaning/trace.h"

#include "meaning/evaluator.h"

/* What the value of this expression was made from; 0 at the source. */
static node_id made_from(const struct facts *facts, node_id node)
{
	const struct tree *tree = facts->tree;
	node_id function;

	switch (node_kind(tree, node)) {
	case NODE_IDENTIFIER: return assigned_to(facts, node);
	case NODE_ATTRIBUTE: return node_child(tree, node, FIELD_OBJECT);
	case NODE_PARENTHESIZED:
	case NODE_AWAIT: return node_first(tree, node);
	case NODE_SUBSCRIPT: return node_child(tree, node, FIELD_VALUE);
	case NODE_CALL: break;
	default: return 0;
	}
	function = node_child(tree, node, FIELD_FUNCTION);
	return function && node_kind(tree, function) == NODE_ATTRIBUTE ? node_child(tree, function, FIELD_OBJECT) : 0;
}

/* The frames in a list or a dictionary have rows, not the container. */
static bool has_rows(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	return value.rows.tag != BOUND_UNKNOWN && !container_of(facts, value);
}

/* A loop comes back to where it was. */
static bool was_there(const struct trace_step *steps, uint32_t count, node_id node)
{
	for (uint32_t i = 0; i < count; i++)
		if (steps[i].node == node)
			return true;
	return false;
}

/* What is known of the rows behind this step; the line that it is from is another step. */
static struct slice step_bound(const struct facts *facts, node_id node, struct arena *arena)
{
	struct slice bound = facts_bound_words(facts, node, arena);
	uint32_t place = slice_find(bound, SLICE(" (`"), 0);

	return place == UINT32_MAX ? bound : slice_part(bound, 0, place);
}

static struct slice step_words(const struct facts *facts, node_id node, struct arena *arena)
{
	api_id entry = facts_entry(facts, node);
	node_id function = node_child(facts->tree, node, FIELD_FUNCTION);
	struct slice bound = step_bound(facts, node, arena), name = {"", 0};

	if (facts_value(facts, node).origin == node || !function)
		return arena_format(arena, "%.*s: %.*s", SLICE_ARGS(facts_origin_words(facts, node, arena)), SLICE_ARGS(bound));
	if (entry)
		name = facts->api->members[entry].name;
	else
		name = node_text(facts->tree, node_kind(facts->tree, function) == NODE_ATTRIBUTE
		                                  ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : function);
	return arena_format(arena, "`%.*s()`: %.*s", SLICE_ARGS(name), SLICE_ARGS(bound));
}

static void add_step(const struct facts *facts, node_id node, struct arena *arena, struct trace_step *steps, uint32_t *count)
{
	if (*count < TRACE_MOST)
		steps[(*count)++] = (struct trace_step){.node = node, .words = step_words(facts, node, arena)};
}

static void reverse(struct trace_step *steps, uint32_t count)
{
	for (uint32_t i = 0; i < count / 2; i++) {
		struct trace_step step = steps[i];

		steps[i] = steps[count - 1 - i];
		steps[count - 1 - i] = step;
	}
}

/* Where a parameter or a helper's result comes from in another file, and in this one where no call on the way says it. */
static void add_source(const struct facts *facts, node_id node, struct arena *arena, struct trace_step *steps, uint32_t *count)
{
	node_id origin = facts_value(facts, node).origin;
	const struct distant_origin *distant = origin ? distant_origin_of(facts, origin) : NULL;

	if (origin && *count && steps[*count - 1].node != origin && origin < steps[*count - 1].node)
		add_step(facts, origin, arena, steps, count);
	if (distant && *count < TRACE_MOST)
		steps[(*count)++] = (struct trace_step){.node = origin, .words = arena_copy(arena, distant->words), .path = distant->path,
		                                        .line = distant->line};
}

uint32_t facts_trace(const struct facts *facts, node_id node, struct arena *arena, struct trace_step *steps)
{
	enum { LINKS_MOST = 64 };
	uint32_t count = 0;

	for (node_id at = node, links = 0; at && links < LINKS_MOST && !was_there(steps, count, at); at = made_from(facts, at), links++)
		if (node_kind(facts->tree, at) == NODE_CALL && has_rows(facts, at))
			add_step(facts, at, arena, steps, &count);
	add_source(facts, node, arena, steps, &count);
	reverse(steps, count);
	return count;
}

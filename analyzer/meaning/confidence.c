/* How sure what is known of a value is, judged by where its rows come from. */
#include "meaning/evaluator.h"

/* Rows that somebody made or read: of all else (sessions, modules, numbers) what it is called or written as says it all. */
static bool has_source(struct value value)
{
	return value.origin && (is_dataset((enum kind)value.kind) || value.rows.tag != BOUND_UNKNOWN);
}

/* Names, and calls that reach no entry of the model: other code gives the value. */
static bool is_given(const struct facts *facts, node_id origin)
{
	switch (node_kind(facts->tree, origin)) {
	case NODE_LIST:
	case NODE_TUPLE:
	case NODE_SET:
	case NODE_DICTIONARY:
	case NODE_STRING:
	case NODE_LIST_COMPREHENSION:
		return false;
	default:
		return !facts_entry(facts, origin);
	}
}

enum confidence facts_confidence(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	if (!has_source(value))
		return CONFIDENCE_CERTAIN;
	if (distant_origin_of(facts, value.origin) || is_given(facts, value.origin))
		return CONFIDENCE_LIKELY;
	return CONFIDENCE_CERTAIN;
}

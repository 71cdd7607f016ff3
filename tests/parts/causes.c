#include "causes.h"

enum { DESCENT_MOST = 40 };

static const char *const cause_words[CAUSE_COUNT] = {
#define C(identifier, about) about,
	CAUSES(C)
#undef C
};

const char *cause_text(enum cause cause)
{
	return cause_words[cause];
}

static bool module_is_known(const struct facts *facts, struct slice path)
{
	for (uint32_t end = path.length; end > 0; end--)
		if ((end == path.length || path.at[end] == '.') && api_has_module(facts->api, slice_part(path, 0, end)))
			return true;
	return false;
}

enum verdict verdict_of_value(const struct facts *facts, struct value value)
{
	const struct thing *thing = thing_of(facts, value);

	if (thing->sort == THING_PATH)
		return module_is_known(facts, thing->is.text) && !slice_starts(thing->is.text, SLICE("pyspark")) ? OTHER : UNDECIDED;
	if (value.kind == KIND_UNKNOWN || value.kind == KIND_OBJECT || value.kind == KIND_NOTHING)
		return UNDECIDED;
	return kind_is_spark((enum kind)value.kind) ? SPARK : OTHER;
}

static enum cause cause_of(const struct facts *facts, node_id node, int depth);

static bool binds(const struct tree *tree, node_id target, struct slice name)
{
	for (node_id n = target; target && n <= tree_node(tree, target)->last; n++)
		if (node_kind(tree, n) == NODE_IDENTIFIER && slice_equal(node_text(tree, n), name))
			return true;
	return false;
}

static node_id function_around(const struct tree *tree, node_id node)
{
	do
		node = node_parent(tree, node);
	while (node && node_kind(tree, node) != NODE_FUNCTION && node_kind(tree, node) != NODE_LAMBDA);
	return node;
}

/* The last thing before the name, in this function or the module, that binds it. */
static enum cause cause_of_binding(const struct facts *facts, node_id function, node_id name, int depth)
{
	const struct tree *tree = facts->tree;
	struct slice text = node_text(tree, name);
	node_id parameters = function ? node_child(tree, function, FIELD_PARAMETERS) : 0, found = 0;

	for (node_id n = function ? function : 1; n < name; n++) {
		enum node_kind kind = node_kind(tree, n);
		node_id left = node_child(tree, n, FIELD_LEFT);
		bool target = kind == NODE_ASSIGNMENT || kind == NODE_FOR || kind == NODE_FOR_IN;

		if (function_around(tree, n) == function && ((target && left && binds(tree, left, text)) ||
		    (kind == NODE_AS_PATTERN && binds(tree, tree_node(tree, n)->last, text)) ||
		    ((kind == NODE_IMPORT || kind == NODE_IMPORT_FROM) && binds(tree, n, text))))
			found = n;
	}
	if (!found && parameters && binds(tree, parameters, text))
		return CAUSE_PARAMETER;
	if (!found)
		return function ? cause_of_binding(facts, function_around(tree, function), name, depth + 1) : CAUSE_UNBOUND;
	if (node_kind(tree, found) == NODE_IMPORT || node_kind(tree, found) == NODE_IMPORT_FROM)
		return CAUSE_IMPORTED;
	if (node_kind(tree, found) == NODE_ASSIGNMENT && node_child(tree, found, FIELD_RIGHT))
		return cause_of(facts, node_child(tree, found, FIELD_RIGHT), depth + 1);
	return node_kind(tree, found) == NODE_AS_PATTERN ? cause_of(facts, node_first(tree, found), depth + 1) : CAUSE_ELEMENT;
}

static enum cause cause_of_call(const struct facts *facts, node_id call, int depth)
{
	node_id function = node_child(facts->tree, call, FIELD_FUNCTION);
	struct value value = function ? facts_value(facts, function) : (struct value){0};
	enum cause cause;

	if (!function)
		return CAUSE_REST;
	if (thing_of(facts, value)->sort == THING_PATH && !module_is_known(facts, path_of(facts, value)))
		return CAUSE_IMPORTED_CALL;
	if (facts_entry(facts, call))
		return CAUSE_METHOD;
	if (function_of(facts, value))
		return CAUSE_LOCAL_CALL;
	if (node_kind(facts->tree, function) == NODE_ATTRIBUTE) {
		node_id object = node_child(facts->tree, function, FIELD_OBJECT);

		if (verdict_of_value(facts, facts_value(facts, object)) != UNDECIDED)
			return CAUSE_METHOD;
		function = object;
	}
	cause = cause_of(facts, function, depth + 1);
	return cause == CAUSE_IMPORTED ? CAUSE_IMPORTED_CALL : cause;
}

static enum cause cause_of_attribute(const struct facts *facts, node_id attribute, int depth)
{
	node_id object = node_child(facts->tree, attribute, FIELD_OBJECT);
	struct value value = facts_value(facts, object);
	struct slice text = node_text(facts->tree, object);

	if (slice_equal(text, SLICE("self")) || slice_equal(text, SLICE("cls")) || thing_of(facts, value)->sort == THING_INSTANCE)
		return CAUSE_OWN_ATTRIBUTE;
	if (thing_of(facts, value)->sort == THING_PATH)
		return CAUSE_IMPORTED;
	return verdict_of_value(facts, value) == UNDECIDED ? cause_of(facts, object, depth + 1) : CAUSE_ATTRIBUTE;
}

static enum cause cause_of(const struct facts *facts, node_id node, int depth)
{
	const struct tree *tree = facts->tree;

	if (depth > DESCENT_MOST)
		return CAUSE_REST;
	switch (node_kind(tree, node)) {
	case NODE_PARENTHESIZED:
	case NODE_AWAIT:
	case NODE_CONDITIONAL:
	case NODE_BOOLEAN:
	case NODE_BINARY: return cause_of(facts, node_first(tree, node), depth + 1);
	case NODE_CALL: return cause_of_call(facts, node, depth);
	case NODE_ATTRIBUTE: return cause_of_attribute(facts, node, depth);
	case NODE_SUBSCRIPT:
		return verdict_of_value(facts, facts_value(facts, node_first(tree, node))) == UNDECIDED
		               ? cause_of(facts, node_first(tree, node), depth + 1) : CAUSE_ELEMENT;
	case NODE_IDENTIFIER: return cause_of_binding(facts, function_around(tree, node), node, depth);
	default: return CAUSE_REST;
	}
}

enum cause cause_of_expression(const struct facts *facts, node_id node)
{
	return cause_of(facts, node, 0);
}

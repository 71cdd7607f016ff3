/* Which sides of a join Spark can broadcast. It ignores a hint on any other side of an equi-join, whatever its size. */
#include "meaning/evaluator.h"

#include <ctype.h>

enum { BUILDS_NONE, BUILDS_LEFT = 1, BUILDS_RIGHT = 2, BUILDS_BOTH = 3, HOW_MOST = 16, TERMS_MOST = 64 };

/* canBuildBroadcastLeft and canBuildBroadcastRight; names as Spark reads them, without underscores. */
static const struct { const char *how; uint8_t builds; } types[] = {
	{"inner", BUILDS_BOTH}, {"cross", BUILDS_BOTH}, {"outer", BUILDS_NONE}, {"full", BUILDS_NONE}, {"fullouter", BUILDS_NONE},
	{"left", BUILDS_RIGHT}, {"leftouter", BUILDS_RIGHT}, {"semi", BUILDS_RIGHT}, {"leftsemi", BUILDS_RIGHT},
	{"anti", BUILDS_RIGHT}, {"leftanti", BUILDS_RIGHT}, {"right", BUILDS_LEFT}, {"rightouter", BUILDS_LEFT},
};

static uint8_t sides_built(struct slice how)
{
	char name[HOW_MOST];
	uint32_t length = 0;

	for (uint32_t i = 0; i < how.length && length < HOW_MOST; i++)
		if (how.at[i] != '_')
			name[length++] = (char)tolower((unsigned char)how.at[i]);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is((struct slice){name, length}, types[i].how))
			return types[i].builds;
	return BUILDS_BOTH;
}

static bool is_equality(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) == NODE_PARENTHESIZED)
		node = node_first(tree, node);
	return node && node_kind(tree, node) == NODE_COMPARISON && tree_node(tree, node)->operator == OPERATOR_EQUAL;
}

/* a == b, or (a == b) & (c > d): terms joined by & hang on their left. */
static bool has_equality(const struct tree *tree, node_id node)
{
	for (int term = 0; node && term < TERMS_MOST; term++) {
		if (is_equality(tree, node))
			return true;
		if (node_kind(tree, node) != NODE_BINARY || tree_node(tree, node)->operator != OPERATOR_AND)
			return false;
		if (is_equality(tree, node_child(tree, node, FIELD_RIGHT)))
			return true;
		node = node_child(tree, node, FIELD_LEFT);
	}
	return false;
}

/* By column names, or a == b: only such a join has sides that cannot be broadcast. */
static bool is_equi_join(const struct facts *facts, const struct argument *on)
{
	node_id node;

	if (!on)
		return false;
	if (on->value.kind == KIND_STRING || (kind_is((enum kind)on->value.kind, KIND_LIST) && on->value.element == KIND_STRING))
		return true;
	node = node_kind(facts->tree, on->node) == NODE_LIST ? node_first(facts->tree, on->node) : on->node;
	return has_equality(facts->tree, node);
}

static void note_side(struct facts *facts, struct value side, bool built)
{
	struct node_fact *fact;

	if (!side.plan || node_kind(facts->tree, side.plan) != NODE_CALL)
		return;
	fact = fact_of(facts, side.plan);
	fact->side_built = fact->side_built || built;
	fact->side_not_built = fact->side_not_built || !built;
}

void note_join(struct facts *facts, const struct call *call, struct slice how)
{
	const struct argument *other = call_argument(call, 0);
	const struct argument *on = call_argument(call, api_argument(call->member, SLICE("on")));
	uint8_t built = is_equi_join(facts, on) ? sides_built(how) : BUILDS_BOTH;

	note_side(facts, call->receiver, built & BUILDS_LEFT);
	if (other)
		note_side(facts, other->value, built & BUILDS_RIGHT);
}

static node_id without_parentheses(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) == NODE_PARENTHESIZED)
		node = node_first(tree, node);
	return node;
}

static node_id around_parentheses(const struct tree *tree, node_id node)
{
	do
		node = node_parent(tree, node);
	while (node_kind(tree, node) == NODE_PARENTHESIZED);
	return node;
}

/* The last call of the chain of methods that this call belongs to. */
static node_id chain_end(const struct tree *tree, node_id call)
{
	for (;;) {
		node_id method = around_parentheses(tree, call), next = node_parent(tree, method);

		if (node_kind(tree, method) != NODE_ATTRIBUTE || node_kind(tree, next) != NODE_CALL)
			return call;
		call = next;
	}
}

static uint32_t hinted_arguments(const struct facts *facts, node_id call)
{
	node_id list = node_child(facts->tree, call, FIELD_ARGUMENTS);
	uint32_t count = 0;

	for (node_id n = list ? node_first(facts->tree, list) : 0; n; n = node_next(facts->tree, n))
		count += value_has(facts_value(facts, n), TRAIT_HINTED);
	return count;
}

enum answer facts_sole_hint(const struct facts *facts, node_id hint)
{
	const struct tree *tree = facts->tree;
	node_id arguments = around_parentheses(tree, chain_end(tree, hint)), call;
	uint32_t count = 0;

	if (node_kind(tree, arguments) != NODE_ARGUMENTS)
		return YES;
	for (call = chain_end(tree, node_parent(tree, arguments)); call && node_kind(tree, call) == NODE_CALL;) {
		node_id method = node_child(tree, call, FIELD_FUNCTION);

		count += hinted_arguments(facts, call);
		call = method && node_kind(tree, method) == NODE_ATTRIBUTE ? without_parentheses(tree, node_child(tree, method, FIELD_OBJECT)) : 0;
	}
	return count > 1 ? MAYBE : YES;
}

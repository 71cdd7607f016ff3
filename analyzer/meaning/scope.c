#include "meaning/scope.h"

#include "base/search.h"

#ifdef OOMLINT_STRESS
enum { FIRST_BUCKETS = 1 };
#else
enum { FIRST_BUCKETS = 8 };
#endif

uint32_t scope_of(const struct scopes *scopes, node_id node)
{
	uint32_t at = 0;

	PARTITION_POINT(at, scopes->all.count, scopes->all.at[at].node < node);
	return at < scopes->all.count && scopes->all.at[at].node == node ? at : UINT32_MAX;
}

static uint32_t *bucket_of(const struct scope *scope, name_t name)
{
	uint32_t mask = scope->bucket_count - 1, at = (name * 2654435761u) & mask;

	while (scope->buckets[at] && scope->symbols.at[scope->buckets[at] - 1].name != name)
		at = (at + 1) & mask;
	return &scope->buckets[at];
}

uint32_t scope_find(const struct scope *scope, name_t name)
{
	return scope->bucket_count ? *bucket_of(scope, name) - 1 : UINT32_MAX;
}

static void buckets_grow(struct scope *scope, struct arena *arena)
{
	scope->bucket_count = scope->bucket_count ? scope->bucket_count * 2 : FIRST_BUCKETS * 2;
	scope->buckets = ARENA_ARRAY(arena, uint32_t, scope->bucket_count);
	for (uint32_t i = 0; i < scope->symbols.count; i++)
		*bucket_of(scope, scope->symbols.at[i].name) = i + 1;
}

struct symbol *scope_declare(struct scopes *scopes, uint32_t scope_number, struct slice text)
{
	struct scope *scope = &scopes->all.at[scope_number];
	name_t name = name_of(scopes->names, text);
	uint32_t *bucket;
	struct symbol *symbol;

	if (2 * (scope->symbols.count + 1) > scope->bucket_count)
		buckets_grow(scope, scopes->arena);
	bucket = bucket_of(scope, name);
	if (*bucket) {
		scope->symbols.at[*bucket - 1].by_functions = false;
		return &scope->symbols.at[*bucket - 1];
	}
	symbol = list_push(scopes->arena, &scope->symbols);
	symbol->name = name;
	*bucket = scope->symbols.count;
	return symbol;
}

static bool is_default_or_annotation(enum node_kind parent, enum node_field field)
{
	return (parent == NODE_DEFAULT_PARAMETER || parent == NODE_TYPED_DEFAULT_PARAMETER || parent == NODE_TYPED_PARAMETER) &&
	       (field == FIELD_VALUE || field == FIELD_TYPE);
}

bool is_evaluated_outside(const struct tree *tree, node_id part)
{
	node_id parent = node_parent(tree, part), body;
	enum node_field field = (enum node_field)tree_node(tree, part)->field;

	switch (node_kind(tree, parent)) {
	case NODE_FUNCTION: return field == FIELD_NAME || field == FIELD_RETURN_TYPE;
	case NODE_CLASS: return field == FIELD_NAME || field == FIELD_SUPERCLASSES;
	case NODE_FOR_IN:
		body = node_child(tree, node_parent(tree, parent), FIELD_BODY);
		return field == FIELD_RIGHT && body && node_next(tree, body) == parent;
	default: return is_default_or_annotation(node_kind(tree, parent), field);
	}
}

uint32_t scope_around(const struct scopes *scopes, node_id node)
{
	const struct tree *tree = scopes->tree;
	bool outside = false;

	for (node_id n = node; n; n = node_parent(tree, n)) {
		uint32_t scope = n == node ? UINT32_MAX : scope_of(scopes, n);

		if (scope != UINT32_MAX && !outside)
			return scope;
		outside = (outside && scope == UINT32_MAX) || is_evaluated_outside(tree, n);
	}
	return 0;
}

uint32_t scope_binding(const struct scopes *scopes, uint32_t from, name_t name)
{
	for (uint32_t s = from;; s = scopes->all.at[s].outer) {
		const struct scope *scope = &scopes->all.at[s];
		uint32_t slot = scope->sort == SCOPE_CLASS && s != from ? UINT32_MAX : scope_find(scope, name);
		enum declaration declared = slot == UINT32_MAX ? DECLARED_NONLOCAL : (enum declaration)scope->symbols.at[slot].elsewhere;

		if (declared == DECLARED_HERE)
			return s;
		if (s == 0 || declared == DECLARED_GLOBAL)
			return s && scope_find(&scopes->all.at[0], name) != UINT32_MAX ? 0 : UINT32_MAX;
	}
}

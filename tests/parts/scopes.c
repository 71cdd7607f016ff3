/* Which scope a name belongs to, as CPython's symtable says it. */
#include "telling.h"

#include <stdlib.h>

static bool in_annotation(const struct tree *tree, node_id node)
{
	for (node_id n = node; n; n = node_parent(tree, n)) {
		enum node_field field = (enum node_field)tree_node(tree, n)->field;

		if (node_kind(tree, n) == NODE_TYPE && (field == FIELD_TYPE || field == FIELD_RETURN_TYPE))
			return true;
	}
	return false;
}

/* Whether an identifier names a variable; the others are attributes, keywords, and modules and members in imports. */
static bool is_name(const struct tree *tree, node_id identifier)
{
	node_id parent = node_parent(tree, identifier), above = node_parent(tree, parent);
	enum node_kind kind = node_kind(tree, parent);
	enum node_field field = (enum node_field)tree_node(tree, identifier)->field;
	bool first = node_first(tree, parent) == identifier;

	if (kind == NODE_ATTRIBUTE)
		return field != FIELD_ATTRIBUTE;
	if (kind == NODE_KEYWORD_ARGUMENT)
		return field != FIELD_NAME;
	if (kind == NODE_MEMBER_TYPE)
		return first;
	if (kind == NODE_OTHER && node_kind(tree, above) == NODE_CASE_PATTERN) /* a keyword, or *rest */
		return slice_starts(node_text(tree, parent), SLICE("*"));
	if (kind != NODE_DOTTED_NAME)
		return true;
	switch (node_kind(tree, above)) {
	case NODE_IMPORT: return first;
	case NODE_IMPORT_FROM:
	case NODE_FUTURE_IMPORT: return tree_node(tree, parent)->field == FIELD_NAME;
	case NODE_ALIASED_IMPORT:
	case NODE_RELATIVE_IMPORT: return false;
	default: return first;
	}
}

static const char *class_of_name(const struct telling *telling, uint32_t scope, name_t name)
{
	const struct scopes *scopes = &telling->facts->scopes;
	uint32_t binding = scope_binding(scopes, scope, name), slot;

	if (binding == scope) {
		slot = scope_find(&scopes->all.at[scope], name);
		return scopes->all.at[scope].symbols.at[slot].by_functions ? "global" : "local";
	}
	return binding == UINT32_MAX || binding == 0 ? "global" : "free";
}

struct mention { uint32_t scope; name_t name; };

static int by_scope(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

/* A walrus in a comprehension binds a name of the scope around that. */
static uint32_t read_bindings(const struct scopes *scopes, struct mention *mentions, uint32_t count)
{
	for (uint32_t s = 0; s < scopes->all.count; s++)
		for (uint32_t i = 0; i < scopes->all.at[s].symbols.count; i++)
			if (!scopes->all.at[s].symbols.at[i].by_functions)
				mentions[count++] = (struct mention){s, scopes->all.at[s].symbols.at[i].name};
	return count;
}

static uint32_t read_mentions(const struct telling *telling, struct mention *mentions)
{
	const struct tree *tree = telling->tree;
	struct facts *facts = telling->facts;
	uint32_t count = 0;

	for (node_id n = 1; n < tree->count; n++)
		if (node_kind(tree, n) == NODE_IDENTIFIER && is_name(tree, n) && !(telling->future && in_annotation(tree, n)))
			mentions[count++] = (struct mention){scope_around(&facts->scopes, n), name_of(&facts->names, node_text(tree, n))};
	count = read_bindings(&facts->scopes, mentions, count);
	qsort(mentions, count, sizeof *mentions, by_scope);
	return count;
}

static void add_scope_name(struct telling *telling, uint32_t scope)
{
	static const char *const sorts[] = {"module", "function", "lambda", "class", "comprehension"};
	node_id node = telling->facts->scopes.all.at[scope].node, name = scope ? node_child(telling->tree, node, FIELD_NAME) : 0;

	buffer_format(&telling->out, "\"%s\",", sorts[telling->facts->scopes.all.at[scope].sort]);
	add_json(&telling->out, name ? node_text(telling->tree, name) : SLICE(""));
	buffer_format(&telling->out, ",%u", name ? source_line(telling->tree->source, tree_node(telling->tree, node)->start) + 1 : 0);
}

void tell_scopes(struct telling *telling)
{
	const struct scopes *scopes = &telling->facts->scopes;
	struct mention *mentions = ARENA_ARRAY(telling->facts->arena, struct mention, 2 * telling->tree->count);
	uint32_t count = read_mentions(telling, mentions), at = 0;
	struct buffer *out = &telling->out;

	for (uint32_t s = 0; s < scopes->all.count; s++) {
		name_t last = 0;

		if (telling->future && in_annotation(telling->tree, scopes->all.at[s].node))
			continue;
		buffer_add_text(out, "[\"scope\",");
		add_scope_name(telling, s);
		buffer_add_text(out, ",[");
		add_scope_name(telling, scopes->all.at[s].outer);
		buffer_add_text(out, "],{");
		for (; at < count && mentions[at].scope == s; at++) {
			if (mentions[at].name == last)
				continue;
			buffer_add_text(out, last ? "," : "");
			last = mentions[at].name;
			add_json(out, name_text(&telling->facts->names, last));
			buffer_format(out, ":\"%s\"", class_of_name(telling, s, last));
		}
		buffer_add_text(out, "}]\n");
	}
}

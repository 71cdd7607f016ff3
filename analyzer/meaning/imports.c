#include "meaning/statements.h"

static struct slice module_path(struct facts *facts, node_id module)
{
	struct slice text = module ? node_text(facts->tree, module) : (struct slice){"", 0};

	return arena_copy(facts->arena, text);
}

/* `import session` is a module, however it is called. */
static struct value module_value(struct facts *facts, node_id name)
{
	struct slice path = module_path(facts, name);
	const struct module_summary *distant = api_has_module(facts->api, path) ? NULL : neighbour_find(facts, path);
	struct value value;

	if (distant)
		return distant_module_value(facts, distant);
	value = path_value(facts, path);
	value.element = KIND_MODULE;
	return value;
}

void import_statement(struct facts *facts, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id alias = node_child(facts->tree, n, FIELD_ALIAS), name = node_child(facts->tree, n, FIELD_NAME);
		node_id first;

		if (alias && name) {
			bind_name(facts, node_text(facts->tree, alias), module_value(facts, name));
			continue;
		}
		first = node_kind(facts->tree, n) == NODE_DOTTED_NAME ? node_first(facts->tree, n) : 0;
		if (first)
			bind_name(facts, node_text(facts->tree, first), module_value(facts, first));
	}
}

/* from m import *: every name of module m that this scope binds nowhere becomes known. The last import of a module counts. */
static void import_all(struct facts *facts, struct slice module, const struct module_summary *distant)
{
	uint32_t kept = 0;

	if (!distant && !api_knows_module(facts->api, module))
		return;
	for (uint32_t i = 0; i < facts->stars.count; i++)
		if (!slice_equal(facts->stars.at[i].module, module))
			facts->stars.at[kept++] = facts->stars.at[i];
	facts->stars.count = kept;
	*list_push(facts->arena, &facts->stars) = (struct star){module, distant};
}

static bool path_is_known(const struct facts *facts, struct slice path)
{
	return api_find_dotted(facts->api, path) || api_class(facts->api, path) != KIND_UNKNOWN || api_has_module(facts->api, path);
}

/* One name, looked for in modules that pass on each other's names. */
struct name_search {
	struct slice name;
	node_id at;
	const struct module_summary *seen[STARS_MOST];
	uint32_t seen_count;
	struct value found;
};

static bool is_seen(struct name_search *search, const struct module_summary *module)
{
	for (uint32_t i = 0; i < search->seen_count; i++)
		if (slice_equal(search->seen[i]->path, module->path))
			return true;
	if (search->seen_count == STARS_MOST)
		return true;
	search->seen[search->seen_count++] = module;
	return false;
}

/* What these modules call so, or those that they open themselves. */
static bool name_behind(struct facts *facts, const struct star *stars, uint32_t count, struct name_search *search)
{
	spend(facts, count);
	for (uint32_t i = count; i > 0; i--) {
		const struct star *star = &stars[i - 1];
		const struct portable *portable = star->distant ? portable_find(&star->distant->names, search->name) : NULL;
		struct slice path = star->distant ? (struct slice){"", 0}
		                                  : arena_join(facts->arena, star->module, SLICE("."), search->name);

		if (portable || (path.length && path_is_known(facts, path))) {
			search->found = portable ? import_value(facts, portable, search->at) : path_value(facts, path);
			return true;
		}
		if (star->distant && !is_seen(search, star->distant) &&
		    name_behind(facts, star->distant->stars, star->distant->star_count, search))
			return true;
	}
	return false;
}

bool starred_name(struct facts *facts, const struct star *stars, uint32_t count, struct slice name, node_id at, struct value *value)
{
	struct name_search search = {.name = name, .at = at};
	bool found = name_behind(facts, stars, count, &search);

	if (found)
		*value = search.found;
	return found;
}

static struct value imported_name(struct facts *facts, struct slice module, const struct module_summary *distant, node_id name)
{
	struct slice text = node_text(facts->tree, name);
	struct value value;

	if (distant && distant_member(facts, distant, text, name, &value))
		return value;
	return path_value(facts, arena_join(facts->arena, module, SLICE("."), text));
}

void import_from(struct facts *facts, node_id node)
{
	struct slice module = module_path(facts, node_child(facts->tree, node, FIELD_MODULE_NAME));
	const struct module_summary *distant = api_has_module(facts->api, module) ? NULL : neighbour_find(facts, module);

	note_host(facts, node, module);
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id alias = node_child(facts->tree, n, FIELD_ALIAS), name = node_child(facts->tree, n, FIELD_NAME);

		if (node_kind(facts->tree, n) == NODE_WILDCARD_IMPORT)
			import_all(facts, module, distant);
		if (tree_node(facts->tree, n)->field != FIELD_NAME)
			continue;
		name = name ? name : n;
		bind_name(facts, node_text(facts->tree, alias ? alias : name), imported_name(facts, module, distant, name));
	}
}


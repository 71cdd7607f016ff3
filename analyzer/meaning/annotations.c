/* What an annotation says about a value. */
#include "meaning/evaluator.h"

/* "DataFrame" and "sp.DataFrame", quoted: a name of the module, and what hangs below it. */
static struct value quoted_value(struct facts *facts, struct slice text)
{
	uint32_t dot = slice_find(text, SLICE("."), 0);
	name_t name = name_find(&facts->names, slice_part(text, 0, dot == UINT32_MAX ? text.length : dot));
	uint32_t slot = name ? scope_find(&facts->scopes.all.at[0], name) : UINT32_MAX;
	struct value value = slot != UINT32_MAX ? facts->module->slots[slot].value : (struct value){0};

	if (dot == UINT32_MAX || !path_of(facts, value).length)
		return dot == UINT32_MAX ? value : (struct value){0};
	return path_value(facts, arena_format(facts->arena, "%.*s%.*s", SLICE_ARGS(path_of(facts, value)),
	                                      SLICE_ARGS(slice_part(text, dot, text.length))));
}

/* What one name of a type says: an object of that class. */
static struct value named_value(struct facts *facts, node_id name)
{
	struct value value = {0};
	struct slice path;

	if (node_kind(facts->tree, name) == NODE_STRING_CONTENT)
		value = quoted_value(facts, node_text(facts->tree, name));
	else
		value = node_kind(facts->tree, name) == NODE_IDENTIFIER ? name_value(facts, name) : evaluate(facts, name);
	path = path_of(facts, value);
	if (path.length && api_class(facts->api, path) != KIND_UNKNOWN)
		return value_of_kind(api_class(facts->api, path));
	return thing_of(facts, value)->sort == THING_CLASS ? instance_of(facts, thing_of(facts, value)->is.class_) : (struct value){0};
}

static enum kind container_kind(struct slice word)
{
	static const struct { const char *word; enum kind kind; } containers[] = {
		{"List", KIND_LIST}, {"list", KIND_LIST}, {"Sequence", KIND_LIST}, {"Iterable", KIND_LIST}, {"Iterator", KIND_ITERATOR},
		{"Generator", KIND_ITERATOR}, {"Dict", KIND_DICT}, {"dict", KIND_DICT}, {"Tuple", KIND_TUPLE}, {"tuple", KIND_TUPLE},
		{"Set", KIND_SET}, {"set", KIND_SET}, {"Mapping", KIND_DICT}, {"Callable", KIND_FUNCTION}, {"Type", KIND_CLASS}};

	for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
		if (slice_equal(word, slice_of(containers[i].word)))
			return containers[i].kind;
	return KIND_UNKNOWN;
}

/* The type that a name of the module stands for: Frames = List[DataFrame]. */
static node_id alias_of(const struct facts *facts, node_id name)
{
	name_t known = node_kind(facts->tree, name) == NODE_IDENTIFIER ? name_find(&facts->names, node_text(facts->tree, name)) : 0;
	uint32_t slot = known ? scope_find(&facts->scopes.all.at[0], known) : UINT32_MAX;
	node_id target = slot != UINT32_MAX ? facts->module->slots[slot].defined : 0, parent = target ? node_parent(facts->tree, target) : 0;
	node_id type = parent && node_kind(facts->tree, parent) == NODE_ASSIGNMENT ? node_child(facts->tree, parent, FIELD_RIGHT) : 0;
	enum node_kind kind = type ? node_kind(facts->tree, type) : NODE_OTHER;

	return kind == NODE_SUBSCRIPT || kind == NODE_BINARY ? type : 0;
}

static struct value type_value(struct facts *facts, node_id type, bool follows)
{
	struct value outer = {0}, value;

	for (node_id n = type; n <= tree_node(facts->tree, type)->last; n++) {
		enum node_kind kind = node_kind(facts->tree, n);
		node_id alias;

		if (kind != NODE_IDENTIFIER && kind != NODE_ATTRIBUTE && kind != NODE_MEMBER_TYPE && kind != NODE_STRING_CONTENT)
			continue;
		spend(facts, 1);
		if (!outer.kind)
			outer.kind = (uint8_t)container_kind(node_text(facts->tree, n));
		value = named_value(facts, n);
		if (value.kind == KIND_UNKNOWN && follows && (alias = alias_of(facts, n)))
			value = type_value(facts, alias, false);
		if (value.kind == KIND_UNKNOWN)
			continue;
		if (outer.kind) {
			outer.element = value.kind;
			return outer;
		}
		if (value.kind == KIND_DATAFRAME || value.kind == KIND_RDD || value.kind == KIND_PANDAS_ON_SPARK)
			value.rows = BOUND(UNBOUNDED);
		value.origin = type;
		return value;
	}
	return outer;
}

/* The first kind that a type mentions: DataFrame, Optional[DataFrame], Iterator[pd.DataFrame], "DataFrame". */
struct value annotated_value(struct facts *facts, node_id type)
{
	return type_value(facts, type, true);
}

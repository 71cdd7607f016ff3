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

/* The first kind that a type mentions: DataFrame, Optional[DataFrame], Iterator[pd.DataFrame], "DataFrame". */
struct value annotated_value(struct facts *facts, node_id type)
{
	static const struct { const char *word; enum kind kind; } containers[] = {
		{"List", KIND_LIST}, {"list", KIND_LIST}, {"Sequence", KIND_LIST}, {"Iterable", KIND_LIST}, {"Iterator", KIND_ITERATOR},
		{"Generator", KIND_ITERATOR}, {"Dict", KIND_DICT}, {"dict", KIND_DICT}, {"Tuple", KIND_TUPLE}, {"tuple", KIND_TUPLE},
		{"Set", KIND_SET}, {"set", KIND_SET}, {"Mapping", KIND_DICT}, {"Callable", KIND_FUNCTION}, {"Type", KIND_CLASS}};
	struct value outer = {0};

	for (node_id n = type; n <= tree_node(facts->tree, type)->last; n++) {
		enum node_kind kind = node_kind(facts->tree, n);
		struct value value = {0};
		struct slice path;

		if (kind != NODE_IDENTIFIER && kind != NODE_ATTRIBUTE && kind != NODE_MEMBER_TYPE && kind != NODE_STRING_CONTENT)
			continue;
		for (size_t i = 0; i < sizeof containers / sizeof *containers && !outer.kind; i++)
			if (slice_equal(node_text(facts->tree, n), slice_of(containers[i].word)))
				outer.kind = (uint8_t)containers[i].kind;
		if (kind == NODE_STRING_CONTENT)
			value = quoted_value(facts, node_text(facts->tree, n));
		else
			value = kind == NODE_IDENTIFIER ? name_value(facts, n) : evaluate(facts, n);
		path = path_of(facts, value);
		if (path.length && api_class(facts->api, path) != KIND_UNKNOWN)
			value = value_of_kind(api_class(facts->api, path));
		else if (thing_of(facts, value)->sort == THING_CLASS)
			value = instance_of(facts, thing_of(facts, value)->is.class_);
		else
			value = (struct value){0};
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


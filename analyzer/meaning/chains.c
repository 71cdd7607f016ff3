/* Chains of methods that only objects of Spark have in this order: data.select("id").distinct().collect(). */
#include "meaning/evaluator.h"

enum { CHAIN_MOST = 16 };

/* The method that is asked of what this call or attribute gives, as an attribute; 0: there is none. */
static node_id next_method(const struct tree *tree, node_id node)
{
	node_id parent = node_parent(tree, node);

	return parent && node_kind(tree, parent) == NODE_ATTRIBUTE && tree_node(tree, node)->field == FIELD_OBJECT ? parent : 0;
}

/* The call of an attribute, or the attribute itself. */
static node_id called(const struct tree *tree, node_id attribute)
{
	node_id parent = node_parent(tree, attribute);

	return parent && node_kind(tree, parent) == NODE_CALL && tree_node(tree, attribute)->field == FIELD_FUNCTION ? parent : attribute;
}

/* x.filter(lambda ...) is of an RDD, as frames take columns. */
static bool takes_lambda(const struct tree *tree, node_id call)
{
	node_id arguments = node_kind(tree, call) == NODE_CALL ? node_child(tree, call, FIELD_ARGUMENTS) : 0;
	node_id first = arguments ? node_first(tree, arguments) : 0;

	return first && node_kind(tree, first) == NODE_LAMBDA;
}

static bool is_imported(const struct facts *facts, const struct api_member *member)
{
	for (uint32_t i = 0; i < member->ends_chain_count; i++)
		if (facts_file_imports(facts, member->ends_chain[i]))
			return true;
	return false;
}

/* self.orders_df */
static bool suggests(const struct facts *facts, node_id object, enum kind kind)
{
	node_id name = node_kind(facts->tree, object) == NODE_ATTRIBUTE ? node_child(facts->tree, object, FIELD_ATTRIBUTE) : 0;

	return name && api_suggested(facts->api, node_text(facts->tree, name)) == kind;
}

/* No other library has toPandas(); collect() is Spark's in a file that knows Spark. */
static bool ends_chain(const struct facts *facts, const struct api_member *member, node_id call)
{
	return (member->proves || facts_file_imports(facts, SLICE("pyspark"))) && !is_imported(facts, member) &&
	       !node_first(facts->tree, node_child(facts->tree, call, FIELD_ARGUMENTS));
}

/* Whether an object of this kind can have the chain, and its last call says so. */
static bool is_chain_of(const struct facts *facts, enum kind kind, node_id object)
{
	const struct tree *tree = facts->tree;
	node_id attribute = next_method(tree, object);

	for (int step = 0; attribute && step < CHAIN_MOST; step++) {
		node_id call = called(tree, attribute);
		api_id entry = api_find_of_kind(facts->api, kind, node_text(tree, node_child(tree, attribute, FIELD_ATTRIBUTE)));
		const struct api_member *member = &facts->api->members[entry];

		if (!entry || (call == attribute) != member->property || (kind == KIND_DATAFRAME && takes_lambda(tree, call)))
			return false;
		if (member->ends_chain_count)
			return (step || suggests(facts, object, kind)) && ends_chain(facts, member, call);
		kind = (enum kind)member->returns;
		attribute = next_method(tree, call);
	}
	return false;
}

/* data, self.data; how many rows load(path) gives its own function knows. */
static bool is_name(const struct tree *tree, node_id object)
{
	while (object && node_kind(tree, object) == NODE_ATTRIBUTE)
		object = node_child(tree, object, FIELD_OBJECT);
	return object && node_kind(tree, object) == NODE_IDENTIFIER;
}

api_id proved_by_chain(const struct facts *facts, node_id object, struct slice name)
{
	static const enum kind kinds[] = {KIND_DATAFRAME, KIND_RDD};

	if (!is_name(facts->tree, object))
		return 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (is_chain_of(facts, kinds[i], object))
			return api_find_of_kind(facts->api, kinds[i], name);
	return 0;
}

/* What the settings say about a project: tables and functions that give few rows. */
#include "meaning/evaluator.h"

#include "base/glob.h"

static bool is_among(const struct declared *globs, struct slice name)
{
	for (uint32_t i = 0; name.length && i < globs->count; i++)
		if (glob_fits(globs->at[i], name, true))
			return true;
	return false;
}

bool is_declared_small(const struct facts *facts, struct slice table)
{
	return is_among(&facts->options.small_tables, table);
}

/* spark.table("shop.countries"), spark.read.parquet("s3://lake/codes/"): what makes a frame of a name. */
bool reads_declared(const struct facts *facts, const struct call *call, const struct value *result)
{
	struct slice text;

	return facts->options.small_tables.count && is_dataset((enum kind)result->kind) && !is_dataset((enum kind)call->receiver.kind) &&
	       call->arguments->count && text_of(facts, call->arguments->at[0].value, &text) && is_declared_small(facts, text);
}

/* By its own name, or by all of it, as the code says it or as it is imported. */
bool calls_declared(const struct facts *facts, node_id call)
{
	const struct declared *functions = &facts->options.bounded_functions;
	node_id function = functions->count ? node_child(facts->tree, call, FIELD_FUNCTION) : 0;
	node_id name = function ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : 0;
	const struct node_fact *fact = function ? fact_find(facts, function) : NULL;

	if (!function)
		return false;
	return is_among(functions, node_text(facts->tree, name ? name : function)) || is_among(functions, node_text(facts->tree, function)) ||
	       (fact && is_among(functions, path_of(facts, fact->value)));
}

/* What is known of a file as a whole. */
#include "meaning/evaluator.h"

bool facts_file_calls(const struct facts *facts, api_id entry)
{
	for (uint32_t i = 1; i < facts->all.count; i++)
		if (facts->all.at[i].entry == entry)
			return true;
	return false;
}

bool facts_file_imports(const struct facts *facts, struct slice module)
{
	const struct tree *tree = facts->tree;

	for (node_id n = 1; n < tree->count; n++) {
		struct slice path = node_kind(tree, n) == NODE_DOTTED_NAME ? node_text(tree, n) : SLICE("");

		if (slice_starts(path, module) && (path.length == module.length || path.at[module.length] == '.'))
			return true;
	}
	return false;
}

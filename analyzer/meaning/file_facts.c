/* What is known of a file as a whole. */
#include "meaning/evaluator.h"

enum { PARTS_MOST = 8 }; /* of a module's name that somebody may ask for */

void note_file_call(struct facts *facts, api_id entry)
{
	facts->file_calls[entry] = true;
}

/* import a.b.c is one of a, of a.b and of a.b.c. */
static void note_import(struct facts *facts, struct slice path)
{
	int parts = 0;

	for (uint32_t i = 1; i <= path.length && parts < PARTS_MOST; i++)
		if (i == path.length || path.at[i] == '.') {
			(void)name_of(&facts->imported, slice_part(path, 0, i));
			parts++;
		}
}

void file_facts_open(struct facts *facts)
{
	const struct tree *tree = facts->tree;

	facts->file_calls = ARENA_ARRAY(facts->arena, bool, facts->api->member_count);
	names_open(&facts->imported, facts->arena);
	for (node_id n = 1; n < tree->count; n++)
		if (node_kind(tree, n) == NODE_DOTTED_NAME)
			note_import(facts, node_text(tree, n));
}

bool facts_file_calls(const struct facts *facts, api_id entry)
{
	return facts->file_calls[entry];
}

bool facts_file_imports(const struct facts *facts, struct slice module)
{
	return name_find(&facts->imported, module) != 0;
}

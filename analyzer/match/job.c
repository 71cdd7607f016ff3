#include "match/job.h"

void job_read_code(struct job_settings *job, const struct facts *facts, struct arena *arena)
{
	const struct tree *tree = facts_tree(facts);
	uint32_t count;
	const node_id *nodes = facts_settings(facts, &count);

	memset(&job->code, 0, sizeof job->code);
	for (uint32_t i = 0; i < count; i++) {
		struct job_setting setting = {.from = FROM_CODE, .path = tree->source->path};
		api_id entry;

		if (!facts_setting(facts, nodes[i], &setting.key, &setting.value, &entry))
			continue;
		setting.line = source_place(tree->source, tree_node(tree, nodes[i])->start).line;
		*list_push(arena, &job->code) = setting;
	}
}

bool job_has_version(const struct job_settings *job, struct versions versions)
{
	uint16_t version = job->spark_version;

	return !version || (version >= versions.since && (!versions.until || version <= versions.until));
}

#include "match/job.h"

static bool is_startup_key(const struct job_settings *job, struct slice key)
{
	const struct spark_key *row = spark_key_find(job->keys, key);

	return row && row->when == WHEN_SUBMIT;
}

/* In a chain over many lines, the line of the key. */
static node_id written_at(const struct tree *tree, node_id setting)
{
	node_id arguments = node_child(tree, setting, FIELD_ARGUMENTS);

	return arguments ? arguments : setting;
}

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
		if (is_startup_key(job, setting.key) && jvm_is_running(facts_jvm(facts, nodes[i])))
			continue;
		setting.line = source_file_line(tree->source, tree_node(tree, written_at(tree, nodes[i]))->start);
		*list_push(arena, &job->code) = setting;
	}
}

bool job_may_have(const struct job_settings *job, struct versions versions)
{
	uint16_t version = job->spark_version;

	if (version && version < versions.since)
		return false;
	return !versions.until || (version ? version : job->spark_least) <= versions.until;
}

bool job_has(const struct job_settings *job, struct versions versions)
{
	return job_may_have(job, versions) && (!job->spark_least || job->spark_least >= versions.since);
}

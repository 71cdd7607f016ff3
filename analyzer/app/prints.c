#include "app/prints.h"

#include "base/hasher.h"

/* What is done with findings, and which files there are, changes none of them. */
static bool counts(int key)
{
	static const enum config_key others[] = {CONFIG_OUTPUT_FORMAT, CONFIG_FIX, CONFIG_FIX_ONLY, CONFIG_UNSAFE_FIXES, CONFIG_SHOW_FIXES,
	                                         CONFIG_INCLUDE, CONFIG_EXTEND_INCLUDE, CONFIG_EXCLUDE, CONFIG_EXTEND_EXCLUDE,
	                                         CONFIG_FORCE_EXCLUDE, CONFIG_RESPECT_GITIGNORE, CONFIG_CACHE_DIR};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (key == (int)others[i])
			return false;
	return true;
}

/* The places of the words as well: messages name them. */
static void add_layer(struct hasher *hasher, const struct config_layer *layer)
{
	hash_number(hasher, layer->from);
	hash_text(hasher, layer->path);
	hash_text(hasher, layer->folder);
	for (int key = 0; key < CONFIG_COUNT; key++) {
		const struct config_value *value = &layer->values[key];

		if (!counts(key))
			continue;
		hash_number(hasher, value->given | (uint64_t)value->words.count << 1);
		for (uint32_t i = 0; i < value->words.count; i++) {
			hash_text(hasher, value->words.at[i].key);
			hash_text(hasher, value->words.at[i].text);
			hash_number(hasher, (uint64_t)value->words.at[i].line << 32 | value->words.at[i].column);
		}
	}
}

static void add_job(struct hasher *hasher, const struct job_settings *job)
{
	hash_number(hasher, job->spark_version | (uint64_t)job->spark_least << 16);
	hash_text(hasher, job->spark_from);
	hash_number(hasher, job->given.count);
	for (uint32_t i = 0; i < job->given.count; i++) {
		hash_text(hasher, job->given.at[i].key);
		hash_text(hasher, job->given.at[i].value);
		hash_number(hasher, job->given.at[i].from);
		hash_text(hasher, job->given.at[i].path);
		hash_number(hasher, job->given.at[i].line);
	}
}

uint64_t settings_fingerprint(struct engine *engine, struct slice path)
{
	struct hasher hasher;

	engine_turn_to(engine, path);
	hasher_reset(&hasher);
	hash_text(&hasher, engine->configs.here);
	hash_text(&hasher, engine->path);
	hash_number(&hasher, engine->profile);
	for (uint32_t i = 0; i < engine->policy->config->layers.count; i++)
		add_layer(&hasher, engine->policy->config->layers.at[i]);
	add_job(&hasher, &engine->job);
	for (uint32_t i = 0; i < engine->topics.count; i++)
		hash_number(&hasher, engine->wanted[i]);
	engine_put_down(engine);
	return hasher_digest(&hasher);
}

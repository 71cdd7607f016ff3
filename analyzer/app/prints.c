#define XXH_INLINE_ALL
#include "app/prints.h"

#include <xxhash.h>

static void add_number(XXH3_state_t *state, uint64_t number)
{
	XXH3_64bits_update(state, &number, sizeof number);
}

static void add_text(XXH3_state_t *state, struct slice text)
{
	add_number(state, text.length);
	if (text.length)
		XXH3_64bits_update(state, text.at, text.length);
}

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
static void add_layer(XXH3_state_t *state, const struct config_layer *layer)
{
	add_number(state, layer->from);
	add_text(state, layer->path);
	add_text(state, layer->folder);
	for (int key = 0; key < CONFIG_COUNT; key++) {
		const struct config_value *value = &layer->values[key];

		if (!counts(key))
			continue;
		add_number(state, value->given | (uint64_t)value->words.count << 1);
		for (uint32_t i = 0; i < value->words.count; i++) {
			add_text(state, value->words.at[i].key);
			add_text(state, value->words.at[i].text);
			add_number(state, (uint64_t)value->words.at[i].line << 32 | value->words.at[i].column);
		}
	}
}

static void add_job(XXH3_state_t *state, const struct job_settings *job)
{
	add_number(state, job->spark_version | (uint64_t)job->spark_least << 16);
	add_text(state, job->spark_from);
	add_number(state, job->given.count);
	for (uint32_t i = 0; i < job->given.count; i++) {
		add_text(state, job->given.at[i].key);
		add_text(state, job->given.at[i].value);
		add_number(state, job->given.at[i].from);
		add_text(state, job->given.at[i].path);
		add_number(state, job->given.at[i].line);
	}
}

uint64_t settings_fingerprint(struct engine *engine, struct slice path)
{
	XXH3_state_t state;

	engine_turn_to(engine, path);
	XXH3_64bits_reset(&state);
	add_text(&state, engine->configs.here);
	add_text(&state, engine->path);
	add_number(&state, engine->profile);
	for (uint32_t i = 0; i < engine->policy->config->layers.count; i++)
		add_layer(&state, engine->policy->config->layers.at[i]);
	add_job(&state, &engine->job);
	for (uint32_t i = 0; i < engine->topics.count; i++)
		add_number(&state, engine->wanted[i]);
	arena_clear(&engine->document);
	return XXH3_64bits_digest(&state);
}

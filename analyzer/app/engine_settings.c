/* The engine and the settings of the file at hand. */
#include "app/engine_parts.h"

#include "app/complain.h"
#include "base/drives.h"
#include "config/paths.h"
#include "config/read.h"
#include "match/job.h"

#include <unistd.h>

/* --config: a file, or settings right there. */
static bool is_file(struct slice word)
{
	return !slice_has(word, SLICE("=")) || !access(word.at, F_OK);
}

static bool read_inline(struct engine *engine, const struct words *words, struct report *report)
{
	struct config_layer *layer = ARENA_NEW(&engine->forever, struct config_layer);
	bool right = true;

	layer->from = FROM_INLINE;
	layer->folder = engine->configs.here;
	for (uint32_t i = 0; i < words->count; i++)
		if (!is_file(words->at[i]))
			right = config_read_inline(words->at[i], layer, &engine->forever, report) && right;
		else if (!engine->configs.file.at)
			engine->configs.file = path_taken(words->at[i], &engine->forever);
		else {
			complain(report, &topic_option_invalid, SLICE(""), "--config: one settings file is enough, and `%.*s` is the second",
			         SLICE_ARGS(words->at[i]));
			right = false;
		}
	config_settle_paths(layer, &engine->forever);
	*list_push(&engine->forever, &engine->configs.above) = layer;
	return right;
}

bool engine_open_configs(struct engine *engine, const struct setup *setup, struct report *report)
{
	struct config_layer *variables = ARENA_NEW(&engine->forever, struct config_layer);
	struct config_layer *options = ARENA_NEW(&engine->forever, struct config_layer);
	bool right;

	configs_open(&engine->configs, &engine->forever, report);
	requirements_open(&engine->requirements, engine->configs.here, &engine->forever);
	engine->configs.isolated = setup->isolated;
	engine->configs.texts = setup->texts;
	engine->configs.version = SLICE(OOMLINT_VERSION);
	right = config_read_variables(variables, &engine->forever, report);
	*list_push(&engine->forever, &engine->configs.above) = variables;
	right = read_inline(engine, &setup->config, report) && right;
	*options = setup->options;
	options->from = FROM_OPTIONS;
	variables->folder = options->folder = engine->configs.here;
	config_settle_paths(options, &engine->forever);
	*list_push(&engine->forever, &engine->configs.above) = options;
	return right;
}

bool engine_select(struct engine *engine, struct policy *policy)
{
	return policy_select(policy, &engine->rules, &engine->topics, engine->configs.here, &engine->forever, engine->configs.report);
}

static struct policy *policy_for(struct engine *engine, const struct config *config)
{
	struct report *report = engine->configs.report;
	struct policy *policy;

	for (uint32_t i = 0; i < engine->policies.count; i++)
		if (engine->policies.at[i]->config == config)
			return engine->policies.at[i];
	policy = ARENA_NEW(&engine->forever, struct policy);
	*list_push(&engine->forever, &engine->policies) = policy;
	if (!policy_read(policy, config, engine->keys, engine->configs.here, &engine->forever, report) || engine->configs.wrong)
		engine->wrong = true;
	if (engine->matcher)
		engine->wrong = !engine_select(engine, policy) || engine->wrong;
	else
		engine->rules_wrong = !engine_load_rules(engine, policy, report) || engine->rules_wrong;
	return policy;
}

static struct slice folder_of(const struct engine *first, struct slice path, struct arena *scratch)
{
	struct slice whole = path_from(first->configs.here, path, scratch);

	return path.length && !slice_ends(path, SLICE("/")) ? path_folder(whole) : whole;
}

const struct policy *engine_policy(struct engine *engine, struct slice path)
{
	return policy_for(engine, configs_of(&engine->configs, path));
}

void engine_meet(struct engine *engine, struct slice path)
{
	struct arena scratch = {0};

	engine->policy = engine_policy(engine, path);
	if (!engine->configs.isolated && !engine->policy->job.spark_version)
		requirement_for(&engine->requirements, folder_of(engine, path, &scratch));
	arena_free(&scratch);
}

/* Several threads may ask while nobody reads: all that they ask for has been met. */
static const struct policy *policy_met(const struct engine *first, struct slice path)
{
	const struct config *config = configs_known(&first->configs, path);

	for (uint32_t i = 0; i < first->policies.count; i++)
		if (first->policies.at[i]->config == config)
			return first->policies.at[i];
	return NULL;
}

/* Where the settings do not say which Spark it is, the packages may that the project needs. */
static void find_version(struct engine *engine, const struct engine *first, struct slice path)
{
	const struct requirement *found = requirement_known(&first->requirements, folder_of(first, path, &engine->document));

	if (engine->job.spark_version || !found || !found->least)
		return;
	engine->job.spark_version = found->version;
	engine->job.spark_least = found->least;
	engine->job.spark_from = arena_format(&engine->document, "%.*s in %.*s:%u", SLICE_ARGS(found->text), PATH_ARGS(found->path), found->line);
}

void engine_turn_to(struct engine *engine, struct slice path)
{
	const struct engine *first = engine->first ? engine->first : engine;

	if (!engine->first)
		engine_meet(engine, path);
	engine->policy = policy_met(first, path);
	if (!engine->policy)
		engine->policy = first->policies.at[0];
	engine->job = engine->policy->job;
	find_version(engine, first, path);
	engine->path = path_from(first->configs.here, path, &engine->document);
	engine->profile = policy_profile(engine->policy, engine->path);
}

/* A rule that is not for this Spark says nothing. */
void engine_choose_rules(struct engine *engine, enum profile profile)
{
	engine->on = ARENA_ARRAY(&engine->document, bool, engine->topics.count);
	policy_narrow(engine->policy, &engine->topics, engine->path, profile, engine->on);
	for (uint32_t i = 0; i < engine->rules.count; i++)
		engine->on[i] = engine->on[i] && job_may_have(&engine->job, engine->rules.rules[i].spark);
	engine->now = (struct selection){.on = engine->on, .least = engine->policy->least};
}

void engine_put_down(struct engine *engine)
{
	engine->on = NULL;
	engine->now = (struct selection){0};
	engine->path = (struct slice){0};
	if (engine->policy)
		engine->job = engine->policy->job;
	arena_clear(&engine->document);
}

int engine_severity(const struct engine *engine, const struct topic *topic)
{
	for (uint32_t i = 0; i < engine->topics.count; i++)
		if (topic == engine->topics.at[i])
			return engine->policy->severities[i];
	return -1;
}

void engine_inform(const struct engine *engine, struct meaning_options *options)
{
	policy_inform(engine->policy, options);
	options->spark_version = engine->job.spark_version;
}

uint64_t engine_file_most(const struct engine *engine)
{
	const struct config_word *word = config_word(engine_config(engine), CONFIG_MAX_FILE_SIZE);
	double bytes = 0;

	return word && size_read(word->text, 'b', &bytes) ? (uint64_t)bytes : 16 << 20;
}


struct slice engine_rule_pages(const struct engine *engine)
{
	const struct config_word *word = engine->policies.count ? config_word(engine_config(engine), CONFIG_RULE_PAGES) : NULL;

	return word ? word->text : (struct slice){0};
}

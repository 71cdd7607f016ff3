#include "app/policy.h"

#include "app/select.h"
#include "base/drives.h"
#include "base/glob.h"
#include "config/paths.h"

#include <unistd.h>

static const char *const profile_words[PROFILE_COUNT] = {
	[PROFILE_JOB] = "job", [PROFILE_NOTEBOOK] = "notebook", [PROFILE_TEST] = "test", [PROFILE_LIBRARY] = "library"};

const char *profile_word(enum profile profile)
{
	return profile_words[profile];
}

/* ---- the job --------------------------------------------------------------------------------------------------------- */

static void read_version(struct policy *policy, struct arena *arena)
{
	const struct config_word *word = config_word(policy->config, CONFIG_SPARK_VERSION);

	if (!word)
		return;
	policy->job.spark_version = policy->job.spark_least = spark_version_of(word->text);
	policy->job.spark_from = config_origin(config_giver(policy->config, CONFIG_SPARK_VERSION), CONFIG_SPARK_VERSION, arena);
}

static bool add_conf(struct policy *policy, const struct config_item *item, struct arena *arena, struct report *report)
{
	bool file = item->layer->from == FROM_FILE;
	uint32_t first = report->diagnostics.count;
	struct job_setting setting = {.key = item->word->key,
	                              .value = item->word->text,
	                              .from = file ? FROM_SETTINGS_FILE : FROM_COMMAND_LINE,
	                              .path = file ? item->layer->path : SLICE(""),
	                              .line = file ? item->word->line : 0};
	bool right = settings_add(&policy->job, setting, arena, report);

	for (uint32_t i = first; file && i < report->diagnostics.count; i++) {
		report->diagnostics.at[i].topic = &topic_settings_invalid;
		report->diagnostics.at[i].column = item->word->column;
	}
	return right;
}

static bool read_properties(struct policy *policy, const struct config_item *item, struct slice path, struct arena *arena,
                            struct report *report)
{
	if (item->layer->from != FROM_FILE || !access(path.at, R_OK))
		return settings_read_properties(&policy->job, path, arena, report);
	config_complain(report, item->layer, CONFIG_PROPERTIES_FILE, item->word,
	                arena_format(report->arena, "there is no file `%.*s` that could be read", PATH_ARGS(path)));
	return false;
}

static bool read_job(struct policy *policy, struct slice here, struct arena *arena, struct report *report)
{
	struct config_items files = config_items(policy->config, CONFIG_PROPERTIES_FILE, arena);
	struct config_items conf = config_items(policy->config, CONFIG_SPARK_CONF, arena);
	bool right = true;

	read_version(policy, arena);
	for (uint32_t i = 0; i < files.count; i++)
		right = read_properties(policy, &files.at[i], path_shown(files.at[i].word->text, here), arena, report) && right;
	for (uint32_t i = 0; i < conf.count; i++)
		right = add_conf(policy, &conf.at[i], arena, report) && right;
	return right;
}

static enum jvm host_of(const struct config *config)
{
	static const struct { const char *word; enum jvm jvm; } hosts[] = {
		{"local", JVM_HERE},   {"submit", JVM_SUBMIT}, {"emr", JVM_SUBMIT},      {"session", JVM_SESSION}, {"dbt", JVM_SESSION},
		{"connect", JVM_CONNECT}, {"databricks", JVM_DATABRICKS}, {"glue", JVM_GLUE}, {"fabric", JVM_SYNAPSE}, {"synapse", JVM_SYNAPSE}};
	const struct config_word *word = config_word(config, CONFIG_PLATFORM);

	for (size_t i = 0; word && i < sizeof hosts / sizeof *hosts; i++)
		if (slice_equal(word->text, slice_of(hosts[i].word)))
			return hosts[i].jvm;
	return JVM_UNKNOWN;
}

static struct declared declared_by(const struct config *config, enum config_key key, struct arena *arena)
{
	struct config_items items = config_items(config, key, arena);
	struct slice *texts = ARENA_ARRAY(arena, struct slice, items.count + 1);

	for (uint32_t i = 0; i < items.count; i++)
		texts[i] = items.at[i].word->text;
	return (struct declared){texts, items.count};
}

void policy_inform(const struct policy *policy, struct meaning_options *options)
{
	options->host = policy->host;
	options->small_tables = policy->small_tables;
	options->few_keys = policy->few_keys;
	options->bounded_functions = policy->bounded_functions;
}

/* `*.py`, which is what nearly all of them are, asks for an ending. */
static void want(struct policy *policy, const struct config_layer *layer, struct slice glob, struct arena *arena)
{
	struct wanted_files wanted = {.layer = layer, .glob = glob, .any_folder = !slice_has(glob, SLICE("/"))};
	struct slice rest = slice_part(glob, 1, glob.length);
	bool plain = slice_starts(glob, SLICE("*"));

	for (uint32_t i = 0; i < rest.length; i++)
		plain = plain && !strchr("*?[\\", rest.at[i]);
	if (wanted.any_folder && plain)
		wanted.ending = rest;
	wanted.glob = slice_part(glob, slice_starts(glob, SLICE("/")), glob.length);
	*list_push(arena, &policy->include) = wanted;
}

static void want_all(struct policy *policy, const struct config_layer *layer, enum config_key key, struct arena *arena)
{
	for (uint32_t i = 0; i < layer->values[key].words.count; i++)
		want(policy, layer, layer->values[key].words.at[i].text, arena);
}

/* The default is what stands between quotes in the table of settings. What extends is added up over all layers. */
static void read_include(struct policy *policy, struct arena *arena)
{
	const struct config_layer *giver = config_giver(policy->config, CONFIG_INCLUDE);
	struct slice usual = slice_of(config_rows[CONFIG_INCLUDE].otherwise), word;

	for (bool quoted = false; !giver && slice_next(&usual, '"', &word); quoted = !quoted)
		if (quoted)
			want(policy, NULL, word, arena);
	if (giver)
		want_all(policy, giver, CONFIG_INCLUDE, arena);
	for (uint32_t i = 0; i < policy->config->layers.count; i++)
		want_all(policy, policy->config->layers.at[i], CONFIG_EXTEND_INCLUDE, arena);
}

bool policy_read(struct policy *policy, const struct config *config, const struct spark_keys *keys, struct slice here,
                 struct arena *arena, struct report *report)
{
	const struct config_word *sure = config_word(config, CONFIG_CONFIDENCE);

	*policy = (struct policy){.config = config, .job = {.keys = keys}};
	if (sure)
		(void)confidence_find(sure->text, &policy->least); /* checked when it was read */
	policy->rule_folders = config_items(config, CONFIG_RULES, arena);
	policy->per_file = config_items(config, CONFIG_PER_FILE_IGNORES, arena);
	policy->per_profile = config_items(config, CONFIG_PER_PROFILE_IGNORES, arena);
	policy->profiles = config_items(config, CONFIG_PROFILES, arena);
	policy->host = host_of(config);
	read_include(policy, arena);
	policy->small_tables = declared_by(config, CONFIG_SMALL_TABLES, arena);
	policy->few_keys = declared_by(config, CONFIG_LOW_CARDINALITY_KEYS, arena);
	policy->bounded_functions = declared_by(config, CONFIG_BOUNDED_FUNCTIONS, arena);
	return read_job(policy, here, arena, report);
}

/* ---- rules ----------------------------------------------------------------------------------------------------------- */

/* Rules of the user's own are on where the settings name their folder. */
static bool is_at_hand(const struct policy *policy, const struct rule *rule, struct slice here)
{
	struct slice rest;

	if (!slice_starts(rule->topic.page_option, SLICE("--rules")))
		return true;
	for (uint32_t i = 0; i < policy->rule_folders.count; i++) {
		struct slice folder = path_shown(policy->rule_folders.at[i].word->text, here);

		if (slice_equal(folder, SLICE(".")) || path_is_below(rule->query_path, folder, &rest))
			return true;
	}
	return false;
}

bool policy_select(struct policy *policy, const struct rule_set *set, const struct topics *topics, struct slice here, struct arena *arena,
                   struct report *report)
{
	bool right = true, all_known = !policy->rules_missing && !policy->config->partial;

	for (uint32_t i = 0; all_known && i < policy->config->layers.count; i++)
		right = check_rule_words(set, topics, policy->config->layers.at[i], report) && right;
	policy->on = ARENA_ARRAY(arena, bool, topics->count);
	policy->severities = ARENA_ARRAY(arena, signed char, topics->count);
	select_topics(topics, policy->config, policy->on);
	select_severities(topics, policy->config, policy->severities);
	for (uint32_t i = 0; i < set->count; i++)
		policy->on[i] = policy->on[i] && is_at_hand(policy, &set->rules[i], here);
	return right;
}

/* ---- files ----------------------------------------------------------------------------------------------------------- */

/* With a `!` in front: all but those. */
static bool is_meant(const struct config_layer *layer, struct slice glob, struct slice path)
{
	struct slice below = config_path(layer, path);
	bool other = slice_starts(glob, SLICE("!"));

	if (!below.at)
		return false;
	return glob_means(other ? slice_part(glob, 1, glob.length) : glob, below) != other;
}

enum profile policy_profile(const struct policy *policy, struct slice path)
{
	for (uint32_t i = 0; i < policy->profiles.count; i++) {
		const struct config_item *item = &policy->profiles.at[i];

		if (!is_meant(item->layer, item->word->text, path))
			continue;
		for (int profile = PROFILE_JOB; profile < PROFILE_COUNT; profile++)
			if (slice_equal(item->word->key, slice_of(profile_words[profile])))
				return (enum profile)profile;
	}
	return PROFILE_UNSAID;
}

static void turn_off(const struct topics *topics, struct slice word, bool *on)
{
	for (uint32_t i = 0; i < topics->count; i++)
		on[i] = on[i] && !(topic_can_be_chosen(topics->at[i]) && topic_is_meant(topics->at[i], word));
}

void policy_narrow(const struct policy *policy, const struct topics *topics, struct slice path, enum profile profile, bool *on)
{
	memcpy(on, policy->on, topics->count * sizeof *on);
	for (uint32_t i = 0; i < policy->per_file.count; i++)
		if (is_meant(policy->per_file.at[i].layer, policy->per_file.at[i].word->key, path))
			turn_off(topics, policy->per_file.at[i].word->text, on);
	for (uint32_t i = 0; profile && i < policy->per_profile.count; i++)
		if (slice_equal(policy->per_profile.at[i].word->key, slice_of(profile_words[profile])))
			turn_off(topics, policy->per_profile.at[i].word->text, on);
}

static bool names_it(const struct config_layer *layer, enum config_key key, struct slice path)
{
	for (uint32_t i = 0; layer && i < layer->values[key].words.count; i++)
		if (is_meant(layer, layer->values[key].words.at[i].text, path))
			return true;
	return false;
}

/* What extends is added up over all layers. */
bool policy_excludes(const struct policy *policy, struct slice path)
{
	bool excludes = names_it(config_giver(policy->config, CONFIG_EXCLUDE), CONFIG_EXCLUDE, path);

	for (uint32_t i = 0; !excludes && i < policy->config->layers.count; i++)
		excludes = names_it(policy->config->layers.at[i], CONFIG_EXTEND_EXCLUDE, path);
	return excludes;
}

static bool wants(const struct wanted_files *wanted, struct slice path, struct slice name)
{
	struct slice below;

	if (wanted->ending.at)
		return slice_ends(name, wanted->ending);
	if (wanted->any_folder)
		return glob_fits(wanted->glob, name, false);
	below = config_path(wanted->layer, path);
	return below.at && glob_fits(wanted->glob, below, false);
}

bool policy_includes(const struct policy *policy, struct slice path)
{
	struct slice name = path_name(path);

	for (uint32_t i = 0; i < policy->include.count; i++)
		if (wants(&policy->include.at[i], path, name))
			return true;
	return false;
}

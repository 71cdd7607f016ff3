#include "app/engine_parts.h"

#include "app/complain.h"
#include "config/paths.h"
#include "data/load.h"
#include "syntax/encoding.h"

#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

static int by_code(const void *a, const void *b)
{
	return slice_order(((const struct rule *)a)->topic.code, ((const struct rule *)b)->topic.code);
}

static bool same_name(const struct rule *rule, const struct rule_set *set)
{
	for (uint32_t i = 0; i < set->count; i++)
		if (slice_equal(rule->topic.name, set->rules[i].topic.name))
			return true;
	return false;
}

/* As a shell takes it. */
static struct slice quoted(struct slice word, struct arena *arena)
{
	struct buffer out = {0};
	bool plain = word.length > 0;
	struct slice copy;

	buffer_add_char(&out, '\'');
	for (uint32_t i = 0; i < word.length; i++) {
		plain = plain && (isalnum((unsigned char)word.at[i]) || strchr("._-/+,=@%", word.at[i]));
		buffer_add(&out, word.at[i] == '\'' ? SLICE("'\\''") : slice_part(word, i, i + 1));
	}
	buffer_add_char(&out, '\'');
	copy = plain ? word : arena_copy(arena, buffer_slice(&out));
	buffer_free(&out);
	return copy;
}

/* The same rules; each says what `oomlint rule` needs to find it. */
static struct rule_set with_option(const struct rule_set *set, const char *option, struct slice directory, struct arena *arena)
{
	struct rule *rules = ARENA_ARRAY(arena, struct rule, set->count);
	struct slice name = quoted(directory, arena), words = arena_format(arena, "%s %.*s", option, SLICE_ARGS(name));

	for (uint32_t i = 0; i < set->count; i++) {
		rules[i] = set->rules[i];
		rules[i].topic.page_option = words;
	}
	return (struct rule_set){rules, set->count};
}

/* A user's rule takes the place of ours with the same name; a code must not be used twice. */
static bool merge(struct engine *engine, const struct rule_set *added, struct report *report)
{
	struct rule *all = ARENA_ARRAY(&engine->forever, struct rule, engine->rules.count + added->count);
	uint32_t count = 0;
	bool right = true;

	for (uint32_t i = 0; i < engine->rules.count; i++)
		if (!same_name(&engine->rules.rules[i], added))
			all[count++] = engine->rules.rules[i];
	for (uint32_t i = 0; i < added->count; i++)
		all[count++] = added->rules[i];
	if (count)
		qsort(all, count, sizeof *all, by_code);
	for (uint32_t i = 1; i < count; i++)
		if (slice_equal(all[i].topic.code, all[i - 1].topic.code)) {
			complain(report, &topic_rule_invalid, SLICE(""), "the rules `%.*s` and `%.*s` have the same code, %.*s",
			         SLICE_ARGS(all[i - 1].topic.name), SLICE_ARGS(all[i].topic.name), SLICE_ARGS(all[i].topic.code));
			right = false;
		}
	engine->rules = (struct rule_set){all, count};
	return right;
}

/* --data DIR: nothing built in is used. */
static bool load_all(struct engine *engine, struct slice directory, struct report *report)
{
	struct api *api = ARENA_NEW(&engine->forever, struct api);
	struct spark_keys *keys = ARENA_NEW(&engine->forever, struct spark_keys);
	bool right = api_load(api, directory, &engine->forever, report);

	right = spark_keys_load(keys, directory, &engine->forever, report) && right;
	engine->api = api;
	engine->keys = keys;
	right = rules_load(&engine->rules, directory, &engine->forever, report) && right;
	engine->rules = with_option(&engine->rules, "--data", directory, &engine->forever);
	return right;
}

static bool is_loaded(const struct engine *engine, struct slice folder)
{
	for (uint32_t i = 0; i < engine->rule_folders.count; i++)
		if (slice_equal(engine->rule_folders.at[i], folder))
			return true;
	return false;
}

bool engine_load_rules(struct engine *engine, struct policy *policy, struct report *report)
{
	const struct config_items *folders = &policy->rule_folders;
	bool right = true;

	for (uint32_t i = 0; i < folders->count; i++) {
		struct slice folder = path_shown(folders->at[i].word->text, engine->configs.here);
		struct rule_set added = {0};

		if (is_loaded(engine, folder))
			continue;
		if (folders->at[i].layer->from == FROM_FILE && access(folder.at, R_OK)) {
			config_complain(report, folders->at[i].layer, CONFIG_RULES, folders->at[i].word,
			                arena_format(report->arena, "there is no folder `%.*s` that could be read", SLICE_ARGS(folder)));
			engine->wrong = policy->rules_missing = true;
			continue;
		}
		*list_push(&engine->forever, &engine->rule_folders) = folder;
		right = rules_load(&added, folder, &engine->forever, report) && right;
		added = with_option(&added, "--rules", folder, &engine->forever);
		right = merge(engine, &added, report) && right;
	}
	return right;
}

/* The rules in the order of their codes, then our own topics. */
static void list_topics(struct engine *engine)
{
	uint32_t count = engine->rules.count, own = 0;
	const struct topic **topics;

	while (own_topics[own])
		own++;
	topics = ARENA_ARRAY(&engine->forever, const struct topic *, count + own);
	for (uint32_t i = 0; i < count; i++)
		topics[i] = &engine->rules.rules[i].topic;
	memcpy(topics + count, own_topics, own * sizeof *topics);
	engine->topics = (struct topics){topics, count + own};
}

bool engine_open(struct engine *engine, const struct setup *setup, struct report *report)
{
	bool right = true;

	*engine = (struct engine){.rules = built_in_rules, .api = &built_in_api, .keys = &built_in_keys};
	if (setup->data.at)
		right = load_all(engine, setup->data, report);
	right = engine_open_configs(engine, setup, report) && right;
	engine_meet(engine, SLICE(""));
	list_topics(engine);
	right = engine_select(engine, engine->policies.at[0]) && right;
	return right && !engine->wrong && !engine->rules_wrong;
}

void engine_examine(struct engine *engine, struct slice path)
{
	engine_meet(engine, path);
	list_topics(engine);
	for (uint32_t i = 0; i < engine->policies.count; i++)
		if (engine->policies.at[i] == engine->policy && !engine->policy->on)
			(void)engine_select(engine, engine->policies.at[i]);
}

void engine_can_parse(struct engine *engine)
{
	for (uint32_t i = 0; i < engine->api->word_count; i++)
		word_search_add(&engine->spark_words, engine->api->words[i], &engine->forever);
	word_search_ready(&engine->spark_words, &engine->forever);
	engine->parser = parser_open();
}

/* Every policy knows now which rules there are; what one of them wants is searched for. */
static bool select_all(struct engine *engine)
{
	list_topics(engine);
	engine->wanted = ARENA_ARRAY(&engine->forever, bool, engine->topics.count);
	for (uint32_t p = 0; p < engine->policies.count; p++) {
		struct policy *policy = engine->policies.at[p];

		engine->wrong = !engine_select(engine, policy) || engine->wrong;
		for (uint32_t i = 0; i < engine->topics.count; i++)
			engine->wanted[i] = engine->wanted[i] || policy->on[i] || engine->asks_all;
	}
	return !engine->wrong;
}

static bool open_matcher(struct engine *engine, const bool *wanted, struct report *report)
{
	const struct selection selection = {.on = wanted, .checked = engine->rules.rules == built_in_rules.rules};
	uint32_t before = report->diagnostics.count;

	engine->matcher = matcher_open(&engine->rules, &selection, engine->api, engine->keys, &engine->forever, report);
	return engine->matcher && report->diagnostics.count == before;
}

bool engine_ready(struct engine *engine, struct report *report)
{
	if (!engine->parser)
		engine_can_parse(engine);
	if (!select_all(engine))
		return false;
	return engine->matcher || open_matcher(engine, engine->wanted, report);
}

void engine_copy(struct engine *copy, const struct engine *engine)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory}; /* what there is to say, the first one said */

	*copy = (struct engine){.first = engine, .rules = engine->rules, .topics = engine->topics, .api = engine->api, .keys = engine->keys};
	engine_can_parse(copy);
	(void)open_matcher(copy, engine->wanted, &quiet);
	arena_free(&memory);
}

/* In UTF-16 and UTF-32, words are there with NULs between their letters. */
static bool is_wide_spark(const struct engine *engine, struct slice bytes)
{
	struct buffer letters = {0};
	bool found;

	for (uint32_t i = 0; i < bytes.length; i++)
		if (bytes.at[i])
			buffer_add_char(&letters, bytes.at[i]);
	found = word_search_in(&engine->spark_words, buffer_slice(&letters));
	buffer_free(&letters);
	return found;
}

bool engine_finds_spark(const struct engine *engine, struct slice bytes)
{
	return word_search_in(&engine->spark_words, bytes) || (encoding_is_wide(bytes) && is_wide_spark(engine, bytes));
}

void engine_close(struct engine *engine)
{
	if (engine->matcher)
		matcher_close(engine->matcher);
	if (engine->parser)
		ts_parser_delete(engine->parser);
	arena_free(&engine->document);
	arena_free(&engine->forever);
}

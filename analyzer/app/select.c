#include "app/select.h"

enum { CLOSE_ALL = 1, CLOSE_FAMILY, CLOSE_PREFIX, CLOSE_NAME = 100 };

/* How closely a word names it: its name or code is closer than a prefix of the code (OOM1), that than its family, that than
 * ALL. 0: not at all. */
static unsigned topic_closeness(const struct topic *topic, struct slice word)
{
	if (!topic_is_meant(topic, word))
		return 0;
	if (slice_equal(word, SLICE("ALL")))
		return CLOSE_ALL;
	if (slice_equal(word, topic->family))
		return CLOSE_FAMILY;
	if (slice_equal(word, topic->name) || word.length == topic->code.length)
		return CLOSE_NAME;
	return CLOSE_PREFIX + word.length;
}

struct guess rule_guess(const struct rule_set *set, struct slice word)
{
	struct guess guess = guess_start(word);

	for (uint32_t i = 0; i < set->count; i++) {
		guess_offer(&guess, set->rules[i].topic.name);
		guess_offer(&guess, set->rules[i].topic.code);
		guess_offer(&guess, set->rules[i].topic.family);
	}
	return guess;
}

/* A run cannot choose not to be told that a file could not be read. */
bool topic_can_be_chosen(const struct topic *topic)
{
	return !slice_equal(topic->family, SLICE("oomlint"));
}

/* The closest word of a setting for a topic, weighed with the strength of its layer. */
static unsigned closest(const struct topic *topic, const struct config *config, enum config_key key, bool only_last)
{
	unsigned best = 0;

	for (uint32_t l = config->layers.count; l > 0; l--) {
		const struct config_value *value = &config->layers.at[l - 1]->values[key];

		for (uint32_t i = 0; i < value->words.count; i++) {
			unsigned closeness = topic_closeness(topic, value->words.at[i].text) * 256;

			if (closeness && closeness + l > best)
				best = closeness + l;
		}
		if (only_last && value->given)
			break;
	}
	return best;
}

static bool is_selected(const struct topic *topic, const struct config *config)
{
	unsigned selected = closest(topic, config, CONFIG_SELECT, true), more = closest(topic, config, CONFIG_EXTEND_SELECT, false);

	if (!config_giver(config, CONFIG_SELECT))
		selected = CLOSE_ALL * 256;
	return (selected > more ? selected : more) > closest(topic, config, CONFIG_IGNORE, false);
}

void select_topics(const struct topics *topics, const struct config *config, bool *on)
{
	for (uint32_t i = 0; i < topics->count; i++)
		on[i] = !topic_can_be_chosen(topics->at[i]) || is_selected(topics->at[i], config);
}

static signed char severity_in(const struct topic *topic, const struct config *config)
{
	signed char severity = -1;
	unsigned best = 0;

	for (uint32_t l = 0; l < config->layers.count; l++) {
		const struct config_value *value = &config->layers.at[l]->values[CONFIG_SEVERITY];

		for (uint32_t i = 0; i < value->words.count; i++) {
			unsigned closeness = topic_closeness(topic, value->words.at[i].key);

			if (!closeness || closeness < best)
				continue;
			best = closeness;
			severity = (signed char)severity_named(value->words.at[i].text);
		}
	}
	return severity;
}

void select_severities(const struct topics *topics, const struct config *config, signed char *severities)
{
	for (uint32_t i = 0; i < topics->count; i++)
		severities[i] = topic_can_be_chosen(topics->at[i]) ? severity_in(topics->at[i], config) : -1;
}

/* Settings whose words name rules; of a table of severities its keys do. */
static const enum config_key rule_keys[] = {
	CONFIG_SELECT, CONFIG_EXTEND_SELECT, CONFIG_IGNORE, CONFIG_SEVERITY, CONFIG_PER_FILE_IGNORES, CONFIG_PER_PROFILE_IGNORES};

static bool means_any(const struct topics *topics, struct slice word)
{
	for (uint32_t i = 0; i < topics->count; i++)
		if (topic_can_be_chosen(topics->at[i]) && topic_is_meant(topics->at[i], word))
			return true;
	return slice_equal(word, SLICE("ALL"));
}

static void say_unknown(const struct rule_set *set, const struct config_layer *layer, enum config_key key, const struct config_word *word,
                        struct slice name, struct report *report)
{
	struct guess guess = rule_guess(set, name);
	struct slice hint = guess_words(&guess, report->arena);
	struct slice message = arena_format(report->arena, "no rule is called `%.*s`%.*s", SLICE_ARGS(name), SLICE_ARGS(hint));

	guess_tell(&guess, config_complain(report, layer, key, word, message), report->arena);
}

bool check_rule_words(const struct rule_set *set, const struct topics *topics, const struct config_layer *layer, struct report *report)
{
	bool right = true;

	for (size_t k = 0; k < sizeof rule_keys / sizeof *rule_keys; k++) {
		const struct config_value *value = &layer->values[rule_keys[k]];

		for (uint32_t i = 0; i < value->words.count; i++) {
			const struct config_word *word = &value->words.at[i];
			struct slice name = rule_keys[k] == CONFIG_SEVERITY ? word->key : word->text;

			if (means_any(topics, name))
				continue;
			say_unknown(set, layer, rule_keys[k], word, name, report);
			right = false;
		}
	}
	return right;
}

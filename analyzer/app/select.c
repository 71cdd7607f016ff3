#include "app/select.h"

#include "data/reading.h"

enum { CLOSE_ALL = 1, CLOSE_FAMILY, CLOSE_PREFIX, CLOSE_NAME = 100 };

unsigned rule_closeness(const struct rule *rule, struct slice word)
{
	const struct topic *topic = &rule->topic;

	if (slice_equal(word, topic->name) || slice_equal_ignoring_case(word, topic->code))
		return CLOSE_NAME;
	if (word.length > 3 && slice_starts(topic->code, word)) /* at least one digit, so that `O` does not mean everything */
		return CLOSE_PREFIX + word.length;
	if (slice_equal(word, topic->family))
		return CLOSE_FAMILY;
	return slice_equal(word, SLICE("ALL")) ? CLOSE_ALL : 0;
}

struct slice rule_suggestion(const struct rule_set *set, struct slice word, struct arena *arena)
{
	struct guess guess = guess_start(word);

	for (uint32_t i = 0; i < set->count; i++) {
		guess_offer(&guess, set->rules[i].topic.name);
		guess_offer(&guess, set->rules[i].topic.code);
		guess_offer(&guess, set->rules[i].topic.family);
	}
	return guess_words(&guess, arena);
}

/* The closest word of a setting for a rule, weighed with the strength of its layer. */
static unsigned closest(const struct rule *rule, const struct config *config, enum config_key key, bool only_last)
{
	unsigned best = 0;

	for (uint32_t l = config->layers.count; l > 0; l--) {
		const struct config_value *value = &config->layers.at[l - 1]->values[key];

		for (uint32_t i = 0; i < value->words.count; i++) {
			unsigned closeness = rule_closeness(rule, value->words.at[i].text) * 256;

			if (closeness && closeness + l > best)
				best = closeness + l;
		}
		if (only_last && value->given)
			break;
	}
	return best;
}

void select_rules(const struct rule_set *set, const struct config *config, bool *on)
{
	bool all = !config_giver(config, CONFIG_SELECT);

	for (uint32_t i = 0; i < set->count; i++) {
		const struct rule *rule = &set->rules[i];
		unsigned selected = closest(rule, config, CONFIG_SELECT, true), more = closest(rule, config, CONFIG_EXTEND_SELECT, false);

		if (all)
			selected = CLOSE_ALL * 256;
		on[i] = (selected > more ? selected : more) > closest(rule, config, CONFIG_IGNORE, false);
	}
}

void select_severities(const struct rule_set *set, const struct config *config, signed char *severities)
{
	for (uint32_t i = 0; i < set->count; i++) {
		unsigned best = 0;

		severities[i] = -1;
		for (uint32_t l = 0; l < config->layers.count; l++) {
			const struct config_value *value = &config->layers.at[l]->values[CONFIG_SEVERITY];

			for (uint32_t w = 0; w < value->words.count; w++) {
				unsigned closeness = rule_closeness(&set->rules[i], value->words.at[w].key);

				if (!closeness || closeness < best)
					continue;
				best = closeness;
				severities[i] = (signed char)severity_named(value->words.at[w].text);
			}
		}
	}
}

/* Settings whose words name rules; of a table of severities its keys do. */
static const enum config_key rule_keys[] = {
	CONFIG_SELECT, CONFIG_EXTEND_SELECT, CONFIG_IGNORE, CONFIG_SEVERITY, CONFIG_PER_FILE_IGNORES, CONFIG_PER_PROFILE_IGNORES};

static bool means_any(const struct rule_set *set, struct slice word)
{
	for (uint32_t i = 0; i < set->count; i++)
		if (rule_closeness(&set->rules[i], word))
			return true;
	return slice_equal(word, SLICE("ALL"));
}

bool check_rule_words(const struct rule_set *set, const struct config_layer *layer, struct report *report)
{
	bool right = true;

	for (size_t k = 0; k < sizeof rule_keys / sizeof *rule_keys; k++) {
		const struct config_value *value = &layer->values[rule_keys[k]];

		for (uint32_t i = 0; i < value->words.count; i++) {
			const struct config_word *word = &value->words.at[i];
			struct slice name = rule_keys[k] == CONFIG_SEVERITY ? word->key : word->text, hint;

			if (means_any(set, name))
				continue;
			hint = rule_suggestion(set, name, report->arena);
			config_complain(report, layer, rule_keys[k], word,
			                arena_format(report->arena, "no rule is called `%.*s`%.*s", SLICE_ARGS(name), SLICE_ARGS(hint)));
			right = false;
		}
	}
	return right;
}

#include "app/select.h"

#include "app/complain.h"
#include "data/reading.h"

/* A prefix has the letters of a code and at least one of its digits, so that `O` does not mean everything. */
static bool is_prefix(struct slice code, struct slice word)
{
	return word.length > 3 && slice_starts(code, word);
}

bool rule_is_meant(const struct rule *rule, struct slice word)
{
	const struct topic *topic = &rule->topic;

	return slice_equal(word, SLICE("ALL")) || slice_equal(word, topic->name) || slice_equal(word, topic->family) ||
	       slice_equal_ignoring_case(word, topic->code) || is_prefix(topic->code, word);
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

/* Sets on[] of the rules that one word means; false when it means none. */
static bool apply_word(const struct rule_set *set, struct slice word, bool to, bool *on)
{
	bool any = false;

	for (uint32_t i = 0; i < set->count; i++)
		if (rule_is_meant(&set->rules[i], word)) {
			on[i] = to;
			any = true;
		}
	return any;
}

static bool apply(const struct rule_set *set, const struct words *words, bool to, bool *on, struct report *report)
{
	bool right = true;

	for (uint32_t i = 0; i < words->count; i++) {
		struct slice rest = words->at[i], word;

		while (slice_next(&rest, ',', &word)) {
			word = slice_trim(word);
			if (!word.length || apply_word(set, word, to, on))
				continue;
			complain(report, &topic_option_invalid, SLICE(""), "no rule is called `%.*s`%.*s", SLICE_ARGS(word),
			         SLICE_ARGS(rule_suggestion(set, word, report->arena)));
			right = false;
		}
	}
	return right;
}

bool select_rules(const struct rule_set *set, const struct setup *setup, bool *on, struct report *report)
{
	bool right;

	for (uint32_t i = 0; i < set->count; i++)
		on[i] = setup->select.count == 0;
	right = apply(set, &setup->select, true, on, report);
	return apply(set, &setup->ignore, false, on, report) && right;
}

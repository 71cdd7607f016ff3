#include "app/select.h"

#include "app/complain.h"
#include "data/reading.h"

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

/* A run cannot choose not to be told that a file could not be read. */
static bool can_be_chosen(const struct topic *topic)
{
	return !slice_equal(topic->family, SLICE("oomlint"));
}

/* Sets on[] of what one word means; false when it means nothing. */
static bool apply_word(const struct topics *topics, struct slice word, bool to, bool *on)
{
	bool any = false;

	for (uint32_t i = 0; i < topics->count; i++)
		if (can_be_chosen(topics->at[i]) && topic_is_meant(topics->at[i], word)) {
			on[i] = to;
			any = true;
		}
	return any;
}

/* What a run applies words to. */
struct choice {
	const struct rule_set *set;
	const struct topics *topics;
	bool *on;
	struct report *report;
};

static bool apply(const struct choice *choice, const struct words *words, bool to)
{
	bool right = true;

	for (uint32_t i = 0; i < words->count; i++) {
		struct slice rest = words->at[i], word;

		while (slice_next(&rest, ',', &word)) {
			word = slice_trim(word);
			if (!word.length || apply_word(choice->topics, word, to, choice->on))
				continue;
			complain(choice->report, &topic_option_invalid, SLICE(""), "no rule is called `%.*s`%.*s", SLICE_ARGS(word),
			         SLICE_ARGS(rule_suggestion(choice->set, word, choice->report->arena)));
			right = false;
		}
	}
	return right;
}

bool select_topics(const struct rule_set *set, const struct topics *topics, const struct setup *setup, bool *on, struct report *report)
{
	const struct choice choice = {set, topics, on, report};
	bool right;

	for (uint32_t i = 0; i < topics->count; i++)
		on[i] = setup->select.count == 0 || !can_be_chosen(topics->at[i]);
	right = apply(&choice, &setup->select, true);
	return apply(&choice, &setup->ignore, false) && right;
}

#include "match/triggers.h"

/* spark.driver.maxResultSize -> maxResultSize, spark.driver.* -> driver */
static struct slice last_part(struct slice key)
{
	uint32_t start;

	while (slice_ends(key, SLICE("*")) || slice_ends(key, SLICE(".")))
		key.length--;
	for (start = key.length; start > 0 && key.at[start - 1] != '.'; start--)
		;
	return slice_part(key, start, key.length);
}

/* Operators call __getitem__ without its name. */
static void add_name(struct word_search *search, struct slice name, struct arena *arena)
{
	if (slice_starts(name, SLICE("__")))
		search->always = true;
	else
		word_search_add(search, name, arena);
}

static bool names_words(const struct question *question)
{
	return !question->negated && !question->doubtful && question->count &&
	       (!strcmp(question->predicate->name, "calls?") || !strcmp(question->predicate->name, "sets?"));
}

static void add_pattern(struct word_search *search, const struct pattern *pattern, const struct api *api, struct arena *arena)
{
	const struct question *question = pattern->questions, *end = question + pattern->question_count;

	while (question < end && !names_words(question))
		question++;
	if (question == end) {
		search->always = true;
		return;
	}
	for (uint32_t i = 0; i < question->count; i++) {
		const struct operand *word = &question->rest[i];

		add_name(search, word->sort == OPERAND_ENTRY ? api->members[word->is.entry].name : last_part(word->is.text), arena);
	}
}

void triggers_add(struct word_search *search, const struct rule *rule, const struct pattern *patterns, uint32_t count,
                  const struct api *api, struct arena *arena)
{
	for (uint32_t i = 0; i < rule->trigger_count; i++)
		word_search_add(search, rule->triggers[i], arena);
	for (uint32_t i = 0; i < count && !rule->trigger_count; i++)
		add_pattern(search, &patterns[i], api, arena);
}

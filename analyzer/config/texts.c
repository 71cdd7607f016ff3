/* What stands on the command line and in the environment becomes a layer. */
#include "config/read.h"

#include "config/words.h"

#include <stdlib.h>

static bool add_word(struct config_layer *layer, enum config_key key, struct slice name, struct slice text, struct arena *arena,
                     struct slice *problem)
{
	struct config_word word = {.key = name, .text = text};
	struct guess guess;

	*problem = config_word_problem(key, &word, &guess, arena);
	*list_push(arena, &layer->values[key].words) = word;
	return !problem->at;
}

static bool add_words(struct config_layer *layer, enum config_key key, struct slice name, struct slice text, struct arena *arena,
                      struct slice *problem)
{
	struct slice word;

	while (slice_next(&text, ',', &word)) {
		word = slice_trim(word);
		if (word.length && !add_word(layer, key, name, word, arena, problem))
			return false;
	}
	return true;
}

/* KEY=VALUE, or KEY:VALUE. */
static bool add_entry(struct config_layer *layer, enum config_key key, struct slice text, struct arena *arena, struct slice *problem)
{
	const struct config_row *row = &config_rows[key];
	char mark = strchr(row->argument, '=') ? '=' : ':';
	struct slice rest = text, name;

	if (!slice_next(&rest, mark, &name) || !rest.at || !slice_trim(name).length) {
		*problem = arena_format(arena, "`%.*s` lacks a `%c`: it takes `%s`", SLICE_ARGS(text), mark, row->argument);
		return false;
	}
	name = slice_trim(name);
	return row->sort == TAKES_TABLE ? add_word(layer, key, name, rest, arena, problem)
	                                : add_words(layer, key, name, rest, arena, problem);
}

bool config_take_text(struct config_layer *layer, enum config_key key, struct slice text, struct arena *arena, struct slice *problem)
{
	enum config_sort sort = config_rows[key].sort;
	struct config_value *value = &layer->values[key];

	value->given = true;
	if (sort == TAKES_FLAG)
		text = text.at ? text : SLICE("true");
	if (!config_sort_is_list(sort) && !config_sort_is_table(sort))
		value->words.count = 0; /* the last one counts */
	if (config_sort_is_table(sort))
		return add_entry(layer, key, text, arena, problem);
	if (sort == TAKES_WORDS)
		return add_words(layer, key, (struct slice){0}, text, arena, problem);
	return add_word(layer, key, (struct slice){0}, text, arena, problem);
}

bool config_read_variables(struct config_layer *layer, struct arena *arena, struct report *report)
{
	bool right = true;

	layer->from = FROM_VARIABLES;
	for (int key = 0; key < CONFIG_COUNT; key++) {
		const char *text = config_rows[key].variable ? getenv(config_rows[key].variable) : NULL;
		struct slice problem;

		if (!text || !*text || config_take_text(layer, (enum config_key)key, slice_of(text), arena, &problem))
			continue;
		config_complain(report, layer, (enum config_key)key, &(struct config_word){0}, problem);
		right = false;
	}
	return right;
}

#include "config/words.h"

#include "settings/settings.h"

#define SIZE_MOST 1073741824.0 /* offsets in files have 32 bits */

const char *config_takes(enum config_sort sort)
{
	static const char *const words[] = {
		[TAKES_FLAG] = "`true` or `false`",          [TAKES_TEXT] = "a text",
		[TAKES_PATH] = "a path",                     [TAKES_SIZE] = "a size, like \"16m\"",
		[TAKES_VERSION] = "a version, like \"3.5\"", [TAKES_WORDS] = "a list of texts",
		[TAKES_TEXTS] = "a text or a list of texts", [TAKES_PATHS] = "a list of paths",
		[TAKES_TABLE] = "a table",                   [TAKES_TABLE_OF_WORDS] = "a table of lists"};

	return words[sort];
}

bool config_sort_is_list(enum config_sort sort)
{
	return sort == TAKES_WORDS || sort == TAKES_TEXTS || sort == TAKES_PATHS;
}

bool config_sort_is_table(enum config_sort sort)
{
	return sort == TAKES_TABLE || sort == TAKES_TABLE_OF_WORDS;
}

bool choice_fits(const char *choices, struct slice word)
{
	struct slice rest = slice_of(choices), choice;

	if (!rest.length)
		return true;
	while (slice_next(&rest, '|', &choice))
		if (slice_equal(choice, word))
			return true;
	return false;
}

struct slice choice_problem(const char *choices, struct slice word, struct guess *guess, struct arena *arena)
{
	struct slice rest = slice_of(choices), choice, hint;
	struct buffer list = {0};
	struct slice sentence;

	*guess = guess_start(word);
	while (slice_next(&rest, '|', &choice)) {
		guess_offer(guess, choice);
		buffer_format(&list, "%s`%.*s`", list.length ? ", " : "", SLICE_ARGS(choice));
	}
	hint = guess_words(guess, arena);
	sentence = arena_format(arena, "`%.*s` is none of %.*s%.*s", SLICE_ARGS(word), (int)list.length, list.at, SLICE_ARGS(hint));
	buffer_free(&list);
	return sentence;
}

static bool value_fits(enum config_sort sort, struct slice text)
{
	double size;

	if (sort == TAKES_FLAG)
		return slice_equal(text, SLICE("true")) || slice_equal(text, SLICE("false"));
	if (sort == TAKES_SIZE)
		return size_read(text, 'b', &size) && size >= 0 && size <= SIZE_MOST;
	if (sort == TAKES_VERSION)
		return spark_version_of(text) != 0;
	return sort != TAKES_PATH && sort != TAKES_PATHS ? true : text.length > 0;
}

struct slice config_word_problem(enum config_key key, const struct config_word *word, struct guess *guess, struct arena *arena)
{
	const struct config_row *row = &config_rows[key];

	*guess = (struct guess){0};
	if (word->key.at && !choice_fits(row->keys, word->key))
		return choice_problem(row->keys, word->key, guess, arena);
	if (!choice_fits(row->values, word->text))
		return choice_problem(row->values, word->text, guess, arena);
	if (!value_fits(row->sort, word->text))
		return arena_format(arena, "`%s` takes %s, not `%.*s`", row->key, config_takes(row->sort), SLICE_ARGS(word->text));
	return (struct slice){0};
}

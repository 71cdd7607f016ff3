/* What a word of a setting may be, wherever it comes from. Private to config/. */
#ifndef OOMLINT_CONFIG_WORDS_H
#define OOMLINT_CONFIG_WORDS_H

#include "config/config.h"
#include "data/reading.h"

/* What a setting takes, as in "`fix` takes `true` or `false`". */
const char *config_takes(enum config_sort sort);
/* Whether words with bars between them are among the choices; "": any is. */
bool choice_fits(const char *choices, struct slice word);
/* "`x` is none of `info`, `warning`, `error`, did you mean `info`?" */
struct slice choice_problem(const char *choices, struct slice word, struct guess *guess, struct arena *arena);
/* Says what is wrong with a word in a sentence, and what was meant; empty when nothing is wrong. */
struct slice config_word_problem(enum config_key key, const struct config_word *word, struct guess *guess, struct arena *arena);
bool config_sort_is_list(enum config_sort sort);
bool config_sort_is_table(enum config_sort sort);

#endif

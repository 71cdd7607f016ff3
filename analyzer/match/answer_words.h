/* Answers to questions, as sentences for the people whose code they are about. */
#ifndef OOMLINT_MATCH_ANSWER_WORDS_H
#define OOMLINT_MATCH_ANSWER_WORDS_H

#include "match/questions.h"
#include "match/words.h"

/* Why the question was answered with NO or MAYBE: "`rows` has at most 1000 rows (`limit(1000)` at line 12)". */
struct slice answer_words(const struct question *question, enum answer answer, const struct telling *telling);

#endif

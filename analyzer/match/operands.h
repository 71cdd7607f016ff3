/* Operands of a question: words of a .scm looked up by the letter that the predicate takes. */
#ifndef OOMLINT_MATCH_OPERANDS_H
#define OOMLINT_MATCH_OPERANDS_H

#include "match/questions.h"

/* "a capture", "an API entry": what the letter stands for. */
const char *operand_words(char letter);
/* false after a mistake was reported. */
bool operand_read(struct operand *operand, char letter, const struct query_word *word, const struct query_pattern *pattern,
                  const struct vocabulary *vocabulary, struct query_file *file);

#endif

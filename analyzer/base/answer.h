/* Three-valued truth: what we know, know not to be, or cannot tell. Negation is a minus sign. */
#ifndef OOMLINT_BASE_ANSWER_H
#define OOMLINT_BASE_ANSWER_H

#include <stdbool.h>

enum answer { NO = -1, MAYBE = 0, YES = 1 };

static inline enum answer answer_of(bool known) { return known ? YES : NO; }
static inline enum answer answer_not(enum answer a) { return (enum answer)-a; }
static inline enum answer answer_and(enum answer a, enum answer b) { return a < b ? a : b; }
static inline enum answer answer_or(enum answer a, enum answer b) { return a > b ? a : b; }
/* What holds when both are possible histories of one place. */
static inline enum answer answer_join(enum answer a, enum answer b) { return a == b ? a : MAYBE; }

#endif

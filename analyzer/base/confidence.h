/* How sure a finding is. The larger, the more doubt. */
#ifndef OOMLINT_BASE_CONFIDENCE_H
#define OOMLINT_BASE_CONFIDENCE_H

#include "base/slice.h"

#define CONFIDENCES(C) \
	C(CERTAIN, "certain", "it rests on what the file says, with nothing assumed") \
	C(LIKELY, "likely", "it rests on a name, on what other code gives or on an assumed default as well") \
	C(POSSIBLE, "possible", "something that it needs is not known")

enum confidence {
	CONFIDENCE_UNSAID,
#define C(identifier, word, about) CONFIDENCE_##identifier,
	CONFIDENCES(C)
#undef C
	CONFIDENCE_COUNT
};

/* What is reported where nobody says what is wanted. */
enum { CONFIDENCE_USUAL = CONFIDENCE_LIKELY };

/* "certain"; empty for UNSAID. */
struct slice confidence_word(enum confidence confidence);
bool confidence_find(struct slice word, enum confidence *confidence);
/* The one with more doubt: a chain is as strong as its weakest link. */
static inline enum confidence confidence_least(enum confidence a, enum confidence b) { return a > b ? a : b; }

#endif

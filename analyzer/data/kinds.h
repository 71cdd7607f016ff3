/* The kinds of values: one table (kinds.def) for the evaluator, the API model, the queries and the docs. */
#ifndef OOMLINT_DATA_KINDS_H
#define OOMLINT_DATA_KINDS_H

#include "base/slice.h"

enum kind {
#define KIND(identifier, word, super, about) KIND_##identifier,
#include "data/kinds.def"
#undef KIND
	KIND_COUNT
};

struct kind_row {
	struct slice word, about;
	enum kind super;
};

extern const struct kind_row kind_rows[KIND_COUNT];

/* false when there is no such word. */
bool kind_find(struct slice word, enum kind *kind);
/* Whether `kind` is `wanted` or below it. */
bool kind_is(enum kind kind, enum kind wanted);
/* Whether values of this kind are Spark's (not python, not unknown, not object). */
bool kind_is_spark(enum kind kind);

#endif

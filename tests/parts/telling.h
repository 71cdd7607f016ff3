/* What tests/differential.c says of one file. */
#ifndef OOMLINT_TESTS_TELLING_H
#define OOMLINT_TESTS_TELLING_H

#include "meaning/evaluator.h"
#include "text/json_string.h"

struct telling {
	struct facts *facts;
	const struct tree *tree;
	struct buffer out;
	bool future;             /* annotations are not evaluated */
};

static inline void add_json(struct buffer *out, struct slice text)
{
	buffer_add_char(out, '"');
	json_escape(out, text, false);
	buffer_add_char(out, '"');
}

/* A line for each scope, with what its names are to it. */
void tell_scopes(struct telling *telling);

#endif

/* Whether a value is Spark's, and why nothing is known of it; for tests/decided.c. */
#ifndef OOMLINT_TESTS_CAUSES_H
#define OOMLINT_TESTS_CAUSES_H

#include "meaning/evaluator.h"

enum verdict { UNDECIDED, SPARK, OTHER };

/* Why nothing is known. */
#define CAUSES(C) \
	C(PARAMETER, "parameter of a function") \
	C(IMPORTED, "name imported from another module") \
	C(IMPORTED_CALL, "call of something imported") \
	C(LOCAL_CALL, "call of a function of the file") \
	C(METHOD, "method that the model does not say all of") \
	C(OWN_ATTRIBUTE, "attribute of self or of a class") \
	C(ATTRIBUTE, "attribute of another object") \
	C(ELEMENT, "element of a container, or loop variable") \
	C(UNBOUND, "name that the file does not bind") \
	C(BOUND_ONLY, "a frame whose rows are not known") \
	C(UNREACHED, "code that was not evaluated") \
	C(REST, "something else")

enum cause {
#define C(identifier, about) CAUSE_##identifier,
	CAUSES(C)
#undef C
	CAUSE_COUNT
};

/* "parameter of a function" */
const char *cause_text(enum cause cause);
enum verdict verdict_of_value(const struct facts *facts, struct value value);
/* Why nothing is known of this expression: the innermost thing in it of which nothing is. */
enum cause cause_of_expression(const struct facts *facts, node_id node);

#endif

/* Words of `rows:` that have a file of their own; for the table in rows.c. */
#ifndef OOMLINT_MEANING_ROWS_H
#define OOMLINT_MEANING_ROWS_H

#include "meaning/evaluator.h"

struct bound rows_same(struct facts *facts, const struct call *call, struct value *result);
struct bound rows_filter(struct facts *facts, const struct call *call, struct value *result);
struct bound rows_sample(struct facts *facts, const struct call *call, struct value *result);
struct bound rows_shape(struct facts *facts, const struct call *call, struct value *result);
struct bound rows_file(struct facts *facts, const struct call *call, struct value *result);
/* Of a frame that is made of a dictionary of columns. */
struct bound columns_rows(struct facts *facts, struct value value, struct value *result);
/* The value of an argument; unknown where it is not given. */
struct value argument_value(const struct call *call, uint8_t number);

#endif

/* One function for each word of `rows:` (ROWS_EFFECTS). Private to meaning/. */
#ifndef OOMLINT_MEANING_ROWS_H
#define OOMLINT_MEANING_ROWS_H

#include "meaning/evaluator.h"

#define R(identifier, function, word, wants) \
	struct bound rows_##function(struct facts *facts, const struct call *call, struct value *result);
ROWS_EFFECTS(R)
#undef R

/* Joins (row_joins.c); `on` is key_names() of the keys, 0 where they are not known. */
enum join_sort { JOIN_INNER, JOIN_CROSS, JOIN_LEFT, JOIN_RIGHT, JOIN_FULL, JOIN_KEEPS_LEFT };
struct bound joined_rows(enum join_sort sort, struct value left, struct value right, uint32_t on);
/* false, 1 = 0: what makes an empty frame of the same columns (row_filters.c). */
bool condition_is_never(struct slice condition);
/* Options of readers (options.c): what the call adds to them, and what they say about the rows; false: nothing. */
void remember_options(struct facts *facts, const struct call *call, struct value *result);
bool source_rows(struct facts *facts, const struct call *call, struct value *result, struct bound *rows);
const struct value *option_find(const struct facts *facts, const struct container_thing *options, struct slice name); /* NULL: not given */
/* Row numbers (row_numbers.c): how many windows there are, and what a condition on the number leaves of the frame. */
struct bound window_count(const struct call *call);
bool row_number_rows(const struct facts *facts, const struct call *call, struct bound *rows);
void result_row_number(struct facts *facts, const struct call *call, struct value *result);
/* So many rows of each one, by a generator among the columns: explode(items). */
struct bound generated_rows(struct bound rows, struct value frame, struct value column);
/* Of a frame that is made of a dictionary of columns. */
struct bound columns_rows(struct facts *facts, struct value value, struct value *result);

#endif

/* Which entry the name of a method proves, as an index: entry 0 of the members is no member, its `arguments` are the
 * entries that prove a kind ("dataframe.withColumn"), sorted by the name of the method, `rows_literal` of them. */
#ifndef OOMLINT_DATA_PROOFS_H
#define OOMLINT_DATA_PROOFS_H

#include "data/api.h"

struct proofs {
	const struct slice *at;
	uint32_t count;
};

static inline struct proofs proofs_of(const struct api *api)
{
	return api->member_count ? (struct proofs){api->members->arguments, api->members->rows_literal} : (struct proofs){0};
}

/* "withColumn"; the word of a kind has no dot. */
static inline struct slice proof_method(struct slice entry)
{
	return slice_part(entry, slice_find(entry, SLICE("."), 0) + 1, entry.length);
}

#endif

#include "data/kinds.h"

const struct kind_row kind_rows[KIND_COUNT] = {
#define KIND(identifier, word, super, about) {{word, sizeof word - 1}, {about, sizeof about - 1}, KIND_##super},
#include "data/kinds.def"
#undef KIND
};

bool kind_find(struct slice word, enum kind *kind)
{
	for (int k = 0; k < KIND_COUNT; k++)
		if (slice_equal(kind_rows[k].word, word)) {
			*kind = (enum kind)k;
			return true;
		}
	return false;
}

bool kind_is(enum kind kind, enum kind wanted)
{
	while (kind != wanted && kind != KIND_UNKNOWN)
		kind = kind_rows[kind].super;
	return kind == wanted;
}

bool kind_is_spark(enum kind kind)
{
	return kind != KIND_UNKNOWN && kind != KIND_OBJECT && !kind_is(kind, KIND_PYTHON);
}

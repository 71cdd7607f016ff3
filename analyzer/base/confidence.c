#include "base/confidence.h"

static const struct slice words[] = {
	[CONFIDENCE_UNSAID] = {"", 0},
#define C(identifier, word, about) [CONFIDENCE_##identifier] = {word, sizeof word - 1},
	CONFIDENCES(C)
#undef C
};

struct slice confidence_word(enum confidence confidence)
{
	return words[confidence];
}

bool confidence_find(struct slice word, enum confidence *confidence)
{
	for (int i = CONFIDENCE_CERTAIN; i < CONFIDENCE_COUNT; i++)
		if (slice_equal(words[i], word)) {
			*confidence = (enum confidence)i;
			return true;
		}
	return false;
}

/* Whether a text has one of many words, in one pass over it: a table of three bytes of each word passes over the rest. */
#ifndef OOMLINT_MATCH_WORD_SEARCH_H
#define OOMLINT_MATCH_WORD_SEARCH_H

#include "base/list.h"

struct searched_word {
	struct slice text;
	uint32_t offset;          /* of its three bytes in it */
	uint16_t next;            /* 1 + index of the next one of the same hash, 0 for none */
};

struct word_search {
	bool always;              /* a word too short to search for: every text may have it */
	LIST(struct searched_word) words; /* each once */
	bool *may_be;             /* by hash of three bytes: some word has them */
	uint16_t *first;          /* the same: 1 + index in words, 0 for none */
};

void word_search_add(struct word_search *search, struct slice word, struct arena *arena);
/* After the last word. */
void word_search_ready(struct word_search *search, struct arena *arena);
bool word_search_in(const struct word_search *search, struct slice text);

#endif

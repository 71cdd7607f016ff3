/* Whether a text has one of many words, in one pass over it: a table of the words' first three bytes passes over the rest. */
#ifndef OOMLINT_MATCH_WORD_SEARCH_H
#define OOMLINT_MATCH_WORD_SEARCH_H

#include "base/list.h"

struct word_search {
	bool always;              /* a word too short to search for: every text may have it */
	LIST(struct slice) words; /* each once */
	uint16_t *first;          /* by hash of three bytes: 1 + index in words, 0 for none */
	uint16_t *next;           /* by index in words: the next one of the same hash */
};

void word_search_add(struct word_search *search, struct slice word, struct arena *arena);
/* After the last word. */
void word_search_ready(struct word_search *search, struct arena *arena);
bool word_search_in(const struct word_search *search, struct slice text);

#endif

#include "match/word_search.h"

enum { BYTES_HASHED = 3, HASH_BITS = 13, WORDS_MOST = UINT16_MAX - 1 };

/* Three bytes, first one lowest, whatever the machine's order. */
static uint32_t three_bytes(const char *at)
{
	return (uint32_t)(unsigned char)at[0] | (uint32_t)(unsigned char)at[1] << 8 | (uint32_t)(unsigned char)at[2] << 16;
}

static uint32_t hash_of(uint32_t three)
{
	return (three * 0x9E3779B1u) >> (32 - HASH_BITS);
}

void word_search_add(struct word_search *search, struct slice word, struct arena *arena)
{
	if (word.length < BYTES_HASHED || search->words.count == WORDS_MOST)
		search->always = true;
	if (search->always)
		return;
	for (uint32_t i = 0; i < search->words.count; i++)
		if (slice_equal(search->words.at[i], word))
			return;
	*list_push(arena, &search->words) = word;
}

void word_search_ready(struct word_search *search, struct arena *arena)
{
	search->first = ARENA_ARRAY(arena, uint16_t, 1u << HASH_BITS);
	search->next = ARENA_ARRAY(arena, uint16_t, search->words.count);
	for (uint32_t i = 0; i < search->words.count; i++) {
		uint16_t *first = &search->first[hash_of(three_bytes(search->words.at[i].at))];

		search->next[i] = *first;
		*first = (uint16_t)(i + 1);
	}
}

static bool starts_with_any(const struct word_search *search, uint32_t candidate, struct slice rest)
{
	for (; candidate; candidate = search->next[candidate - 1])
		if (slice_starts(rest, search->words.at[candidate - 1]))
			return true;
	return false;
}

bool word_search_in(const struct word_search *search, struct slice text)
{
	if (search->always)
		return true;
	for (uint32_t at = 0; at + BYTES_HASHED <= text.length; at++) {
		uint32_t candidate = search->first[hash_of(three_bytes(text.at + at))];

		if (candidate && starts_with_any(search, candidate, slice_part(text, at, text.length)))
			return true;
	}
	return false;
}

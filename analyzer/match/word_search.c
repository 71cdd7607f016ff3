#include "match/word_search.h"

enum { BYTES_HASHED = 3, HASH_BITS = 13, WORDS_MOST = UINT16_MAX - 1, AT_ONCE = 6 };

/* Bytes lowest first, whatever the machine's order; compilers know these for one load. */
static uint32_t three_bytes(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
}

static uint64_t eight_bytes(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
	       (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* Of the lowest three. */
static uint32_t hash_of(uint64_t bytes)
{
	return ((uint32_t)(bytes & 0xFFFFFF) * 0x9E3779B1u) >> (32 - HASH_BITS);
}

/* Roughly how often a character stands in Python. */
static uint32_t commonness(char c)
{
	static const char common[] = " etaoinsrlcd_upmfhgyb.,(=vwkxjqz"; /* the most common one first */
	const char *at = memchr(common, c, sizeof common - 1);

	return at ? (uint32_t)(sizeof common - (size_t)(at - common)) : 1;
}

/* Where the rarest three bytes of a word are, so that few texts that do not have the word have them. */
static uint32_t rarest_part(struct slice word)
{
	uint32_t best = 0, least = UINT32_MAX;

	for (uint32_t i = 0; i + BYTES_HASHED <= word.length; i++) {
		uint32_t sum = commonness(word.at[i]) + commonness(word.at[i + 1]) + commonness(word.at[i + 2]);

		if (sum < least) {
			least = sum;
			best = i;
		}
	}
	return best;
}

void word_search_add(struct word_search *search, struct slice word, struct arena *arena)
{
	if (word.length < BYTES_HASHED || search->words.count == WORDS_MOST)
		search->always = true;
	if (search->always)
		return;
	for (uint32_t i = 0; i < search->words.count; i++)
		if (slice_equal(search->words.at[i].text, word))
			return;
	*list_push(arena, &search->words) = (struct searched_word){.text = word, .offset = rarest_part(word)};
}

void word_search_ready(struct word_search *search, struct arena *arena)
{
	search->may_be = ARENA_ARRAY(arena, bool, 1u << HASH_BITS);
	search->first = ARENA_ARRAY(arena, uint16_t, 1u << HASH_BITS);
	for (uint32_t i = 0; i < search->words.count; i++) {
		struct searched_word *word = &search->words.at[i];
		uint32_t hash = hash_of(three_bytes(word->text.at + word->offset));

		word->next = search->first[hash];
		search->first[hash] = (uint16_t)(i + 1);
		search->may_be[hash] = true;
	}
}

static bool is_at(const struct word_search *search, struct slice text, uint32_t at)
{
	uint32_t candidate = search->first[hash_of(three_bytes(text.at + at))];

	while (candidate) {
		const struct searched_word *word = &search->words.at[candidate - 1];

		if (at >= word->offset && slice_starts(slice_part(text, at - word->offset, text.length), word->text))
			return true;
		candidate = word->next;
	}
	return false;
}

/* Whether one of the words may be around one of the next AT_ONCE places; without a branch for each of them. */
static bool may_be_near(const bool *may_be, const char *at)
{
	uint64_t bytes = eight_bytes(at);

	return may_be[hash_of(bytes)] | may_be[hash_of(bytes >> 8)] | may_be[hash_of(bytes >> 16)] | may_be[hash_of(bytes >> 24)] |
	       may_be[hash_of(bytes >> 32)] | may_be[hash_of(bytes >> 40)];
}

bool word_search_in(const struct word_search *search, struct slice text)
{
	uint32_t at = 0;

	if (search->always)
		return true;
	while (at + BYTES_HASHED <= text.length) {
		bool many = at + sizeof(uint64_t) <= text.length;
		uint32_t end = at + (many ? AT_ONCE : 1);

		if (many && !may_be_near(search->may_be, text.at + at)) {
			at = end;
			continue;
		}
		for (; at < end; at++)
			if (is_at(search, text, at))
				return true;
	}
	return false;
}

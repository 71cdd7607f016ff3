#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "base/slice.h"

#include <ctype.h>

enum { DISTANCE_MOST = 64 };

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice slice_trim(struct slice s)
{
	while (s.length && is_space(s.at[0])) {
		s.at++;
		s.length--;
	}
	while (s.length && is_space(s.at[s.length - 1]))
		s.length--;
	return s;
}

bool slice_equal_ignoring_case(struct slice a, struct slice b)
{
	if (a.length != b.length)
		return false;
	for (uint32_t i = 0; i < a.length; i++)
		if (tolower((unsigned char)a.at[i]) != tolower((unsigned char)b.at[i]))
			return false;
	return true;
}

int slice_order(struct slice a, struct slice b)
{
	uint32_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.at, b.at, shorter) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

uint32_t slice_find(struct slice s, struct slice needle, uint32_t from)
{
	const char *hit;

	if (from > s.length || s.length - from < needle.length)
		return UINT32_MAX;
	if (!needle.length)
		return from;
	hit = memmem(s.at + from, s.length - from, needle.at, needle.length);
	return hit ? (uint32_t)(hit - s.at) : UINT32_MAX;
}

bool slice_next(struct slice *rest, char mark, struct slice *part)
{
	const char *hit;

	if (!rest->at)
		return false;
	hit = rest->length ? memchr(rest->at, mark, rest->length) : NULL;
	if (!hit) {
		*part = *rest;
		*rest = (struct slice){0};
		return true;
	}
	*part = slice_between(rest->at, hit);
	*rest = slice_between(hit + 1, rest->at + rest->length);
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned slice_distance(struct slice a, struct slice b, unsigned most)
{
	unsigned row[DISTANCE_MOST + 1];

	a = slice_part(a, 0, DISTANCE_MOST);
	b = slice_part(b, 0, DISTANCE_MOST);
	for (unsigned j = 0; j <= b.length; j++)
		row[j] = j;
	for (unsigned i = 1; i <= a.length; i++) {
		unsigned diagonal = row[0];

		row[0] = i;
		for (unsigned j = 1; j <= b.length; j++) {
			unsigned change = diagonal + (a.at[i - 1] != b.at[j - 1]);

			diagonal = row[j];
			row[j] = least(change, least(row[j], row[j - 1]) + 1);
		}
	}
	return least(row[b.length], most);
}

/* Borrowed text: a pointer and a length, never freed, never NUL-terminated by promise. */
#ifndef OOMLINT_BASE_SLICE_H
#define OOMLINT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
	const char *at;
	uint32_t length;
};

/* A half-open range of byte offsets. */
struct span {
	uint32_t start, end;
};

#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})
#define SLICE_ARGS(s) (int)(s).length, (s).at /* for "%.*s" */

static inline struct slice slice_of(const char *text)
{
	return (struct slice){text, text ? (uint32_t)strlen(text) : 0};
}

static inline struct slice slice_between(const char *start, const char *end)
{
	return (struct slice){start, (uint32_t)(end - start)};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

/* Whether it is this text; does not measure the text first. */
static inline bool slice_is(struct slice s, const char *text)
{
	return (!s.length || *s.at == *text) && !strncmp(text, s.at, s.length) && strlen(text) == s.length;
}

/* The part [start, end), cut to what there is. */
static inline struct slice slice_part(struct slice s, uint32_t start, uint32_t end)
{
	if (!s.at)
		return s;
	if (end > s.length)
		end = s.length;
	if (start > end)
		start = end;
	return (struct slice){s.at + start, end - start};
}

/* Most texts differ in their first byte. */
static inline bool slice_starts(struct slice s, struct slice prefix)
{
	return s.length >= prefix.length && (!prefix.length || (*s.at == *prefix.at && memcmp(s.at, prefix.at, prefix.length) == 0));
}

/* Most texts differ in their last byte. */
static inline bool slice_ends(struct slice s, struct slice suffix)
{
	return s.length >= suffix.length && (!suffix.length || (s.at[s.length - 1] == suffix.at[suffix.length - 1] &&
	                                                        memcmp(s.at + s.length - suffix.length, suffix.at, suffix.length) == 0));
}

struct slice slice_trim(struct slice s);                       /* without ASCII white space at both ends */
bool slice_equal_ignoring_case(struct slice a, struct slice b); /* ASCII */
int slice_order(struct slice a, struct slice b);               /* like strcmp, by bytes */
/* Offset of the first `needle` at or after `from`, or UINT32_MAX. */
uint32_t slice_find(struct slice s, struct slice needle, uint32_t from);
static inline bool slice_has(struct slice s, struct slice needle)
{
	return slice_find(s, needle, 0) != UINT32_MAX;
}
/* Takes the text up to `mark` off the front of *rest (the mark goes too); all of it when there is no mark.
 * false when *rest was empty (at == NULL). */
bool slice_next(struct slice *rest, char mark, struct slice *part);
/* Levenshtein distance, counted up to `most` (at most 64 bytes of each are compared). */
unsigned slice_distance(struct slice a, struct slice b, unsigned most);

#endif

#include "config/required.h"

#include <ctype.h>

enum { PARTS = 3 };

/* "0.1" as 0, 1, 0; false when it is no version. *given: how many parts there are. */
static bool read_version(struct slice text, unsigned long parts[PARTS], uint32_t *given)
{
	struct slice part;

	memset(parts, 0, PARTS * sizeof *parts);
	for (*given = 0; slice_next(&text, '.', &part); ++*given) {
		if (!part.length || part.length > 6 || *given == PARTS)
			return false;
		for (uint32_t i = 0; i < part.length; i++) {
			if (!isdigit((unsigned char)part.at[i]))
				return false;
			parts[*given] = parts[*given] * 10 + (unsigned long)(part.at[i] - '0');
		}
	}
	return *given > 0;
}

static int order(const unsigned long *a, const unsigned long *b, uint32_t parts)
{
	for (uint32_t i = 0; i < parts; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* ~=0.1.2: at least that, and the same but for the last part. */
enum condition { SAME, OTHER, LEAST, MOST, ABOVE, BELOW, LIKE };
static const char *const signs[] = {[SAME] = "==", [OTHER] = "!=", [LEAST] = ">=", [MOST] = "<=", [ABOVE] = ">", [BELOW] = "<", [LIKE] = "~="};

static bool holds(enum condition condition, const unsigned long *is, const unsigned long *wanted, uint32_t given)
{
	int sign = order(is, wanted, PARTS);

	switch (condition) {
	case SAME: return sign == 0;
	case OTHER: return sign != 0;
	case LEAST: return sign >= 0;
	case MOST: return sign <= 0;
	case ABOVE: return sign > 0;
	case BELOW: return sign < 0;
	case LIKE: return sign >= 0 && given > 1 && order(is, wanted, given - 1) == 0;
	}
	return false;
}

static enum condition take_sign(struct slice *text)
{
	*text = slice_trim(*text);
	for (int i = SAME; i <= LIKE; i++)
		if (slice_starts(*text, slice_of(signs[i]))) {
			*text = slice_trim(slice_part(*text, (uint32_t)strlen(signs[i]), text->length));
			return (enum condition)i;
		}
	return SAME;
}

struct slice required_version_problem(struct slice wanted, struct slice version, struct arena *arena)
{
	unsigned long is[PARTS], asked[PARTS];
	struct slice rest = wanted, part;
	uint32_t given;

	read_version(version, is, &given);
	while (slice_next(&rest, ',', &part)) {
		enum condition condition = take_sign(&part);

		if (!read_version(part, asked, &given))
			return arena_format(arena, "`%.*s` is no condition on versions: write it as in `>=0.1,<1`", SLICE_ARGS(wanted));
		if (!holds(condition, is, asked, given))
			return arena_format(arena, "these settings are for oomlint `%.*s`, and this is %.*s", SLICE_ARGS(wanted), SLICE_ARGS(version));
	}
	return (struct slice){0};
}

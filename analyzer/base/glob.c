#include "base/glob.h"

enum { TEXT_MOST = 4096 };

/* One part of a pattern. */
struct part {
	enum { PART_CHAR, PART_ANY_CHAR, PART_SET, PART_STAR, PART_STARS, PART_FOLDERS } kind;
	struct slice text;
};

/* "[!a-z]": the set with its brackets, or a bracket by itself where none closes it. */
static uint32_t set_length(struct slice rest)
{
	uint32_t i = 1;

	if (i < rest.length && (rest.at[i] == '!' || rest.at[i] == '^'))
		i++;
	if (i < rest.length && rest.at[i] == ']')
		i++;
	while (i < rest.length && rest.at[i] != ']')
		i++;
	return i < rest.length ? i + 1 : 0;
}

static struct part next_part(struct slice *rest, bool free)
{
	struct part part = {.kind = PART_CHAR};
	uint32_t length = 1;
	char c = rest->at[0];

	if (c == '?') {
		part.kind = PART_ANY_CHAR;
	} else if (c == '[' && set_length(*rest)) {
		part.kind = PART_SET;
		length = set_length(*rest);
	} else if (slice_starts(*rest, SLICE("**/")) && !free) {
		part.kind = PART_FOLDERS;
		length = 3;
	} else if (slice_starts(*rest, SLICE("**"))) {
		part.kind = PART_STARS;
		length = 2;
	} else if (c == '*') {
		part.kind = free ? PART_STARS : PART_STAR;
	}
	part.text = slice_part(*rest, 0, length);
	*rest = slice_part(*rest, length, rest->length);
	return part;
}

static bool in_set(struct slice set, char c)
{
	bool other = set.at[1] == '!' || set.at[1] == '^', found = false;

	for (uint32_t i = other ? 2 : 1; i + 1 < set.length; i++) {
		if (i + 3 < set.length && set.at[i + 1] == '-') {
			found = found || (set.at[i] <= c && c <= set.at[i + 2]);
			i += 2;
		} else {
			found = found || set.at[i] == c;
		}
	}
	return found != other;
}

static bool takes(const struct part *part, char c)
{
	switch (part->kind) {
	case PART_CHAR: return c == part->text.at[0];
	case PART_ANY_CHAR: return c != '/';
	case PART_SET: return c != '/' && in_set(part->text, c);
	case PART_STAR: return c != '/';
	case PART_STARS:
	case PART_FOLDERS: break;
	}
	return true;
}

/* From the places that the pattern before it reaches to those that this part reaches, in place: for one character from behind, for
 * stars from the front. */
static void advance(const struct part *part, struct slice text, bool *reached)
{
	bool began = false;

	if (part->kind < PART_STAR) {
		for (uint32_t i = text.length; i > 0; i--)
			reached[i] = reached[i - 1] && takes(part, text.at[i - 1]);
		reached[0] = false;
	} else if (part->kind == PART_FOLDERS) {
		for (uint32_t i = 0; i <= text.length; i++) {
			bool was = reached[i];

			reached[i] = was || (began && text.at[i - 1] == '/');
			began = began || was;
		}
	} else {
		for (uint32_t i = 1; i <= text.length; i++)
			reached[i] = reached[i] || (reached[i - 1] && takes(part, text.at[i - 1]));
	}
}

bool glob_fits(struct slice pattern, struct slice text, bool free)
{
	bool reached[TEXT_MOST + 1] = {true};

	if (text.length > TEXT_MOST)
		return false;
	while (pattern.length) {
		const struct part part = next_part(&pattern, free);

		advance(&part, text, reached);
	}
	return reached[text.length];
}

static bool any_name_fits(struct slice pattern, struct slice path)
{
	struct slice name;

	while (slice_next(&path, '/', &name))
		if (glob_fits(pattern, name, false))
			return true;
	return false;
}

bool glob_means(struct slice pattern, struct slice path)
{
	while (slice_starts(pattern, SLICE("./")))
		pattern = slice_part(pattern, 2, pattern.length);
	while (pattern.length > 1 && slice_ends(pattern, SLICE("/")))
		pattern.length--;
	if (!slice_has(pattern, SLICE("/")))
		return any_name_fits(pattern, path);
	if (slice_starts(pattern, SLICE("/")))
		pattern = slice_part(pattern, 1, pattern.length);
	for (uint32_t end = 1; end <= path.length; end++)
		if ((end == path.length || path.at[end] == '/') && glob_fits(pattern, slice_part(path, 0, end), false))
			return true;
	return false;
}

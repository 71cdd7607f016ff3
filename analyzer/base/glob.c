#include "base/glob.h"

#include <ctype.h>

enum { TEXT_MOST = 4096 };

/* One part of a pattern. PART_BROKEN fits nothing. */
struct part {
	enum { PART_CHAR, PART_ANY_CHAR, PART_SET, PART_BROKEN, PART_STAR, PART_STARS, PART_FOLDERS } kind;
	struct slice text;      /* the character, or the set with its brackets */
	uint32_t length;        /* in the pattern */
};

/* The names of git: they mean ASCII. */
static const struct { const char *name; int (*has)(int); } classes[] = {
	{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank}, {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
	{"lower", islower}, {"print", isprint}, {"punct", ispunct}, {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit}};

static bool in_class(struct slice name, unsigned char c, bool *found)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (slice_equal(name, slice_of(classes[i].name))) {
			*found = *found || (c < 128 && classes[i].has(c));
			return true;
		}
	return false;
}

/* Where a set is read, and what is known of it. */
struct set {
	struct slice text;
	uint32_t at;
	unsigned char before;   /* what a `-` would start from; 0: nothing */
	bool found;
};

/* The next character, which a backslash may stand before; false at the end. */
static bool set_char(struct set *set, unsigned char *c)
{
	if (set->at < set->text.length && set->text.at[set->at] == '\\')
		set->at++;
	if (set->at >= set->text.length)
		return false;
	*c = (unsigned char)set->text.at[set->at++];
	return true;
}

/* "[:digit:]"; *none: it is no class but a bracket by itself. */
static bool take_class(struct set *set, unsigned char c, bool *none)
{
	uint32_t start = set->at + 2, end = slice_find(set->text, SLICE("]"), start);

	if (end == UINT32_MAX)
		return false;
	*none = end == start || set->text.at[end - 1] != ':';
	if (*none)
		return true;
	set->at = end + 1;
	set->before = 0;
	return in_class(slice_part(set->text, start, end - 1), c, &set->found);
}

/* One member: a class, the rest of a range, a character. false: the set is broken. */
static bool take_member(struct set *set, unsigned char c)
{
	struct slice rest = slice_part(set->text, set->at, set->text.length);
	unsigned char member;
	bool none = true;

	if (slice_starts(rest, SLICE("[:"))) {
		if (!take_class(set, c, &none))
			return false;
		if (!none)
			return true;
	}
	if (rest.at[0] == '-' && set->before && rest.length > 1 && rest.at[1] != ']') {
		set->at++;
		if (!set_char(set, &member))
			return false;
		set->found = set->found || (set->before <= c && c <= member);
		set->before = 0;
		return true;
	}
	if (!set_char(set, &member))
		return false;
	set->found = set->found || member == c;
	set->before = member;
	return true;
}

/* How long the set is that the text begins with, with its brackets, and whether `c` is in it; 0: no bracket closes it, or it names a
 * class that there is not. */
static uint32_t read_set(struct slice text, unsigned char c, bool *found)
{
	struct set set = {.text = text, .at = 1};
	bool other = text.length > 1 && (text.at[1] == '!' || text.at[1] == '^');

	set.at += other;
	do {
		if (set.at >= text.length || !take_member(&set, c))
			return 0;
	} while (set.at >= text.length || text.at[set.at] != ']');
	*found = set.found != other;
	return set.at + 1;
}

static uint32_t stars_at(struct slice pattern, uint32_t at)
{
	uint32_t count = 0;

	while (at + count < pattern.length && pattern.at[at + count] == '*')
		count++;
	return count;
}

/* Two stars or more go across folders where they have a whole name to themselves. */
static struct part stars_part(struct slice pattern, uint32_t at, bool free)
{
	uint32_t count = stars_at(pattern, at);
	struct slice rest = slice_part(pattern, at + count, pattern.length);
	struct part part = {.kind = free ? PART_STARS : PART_STAR, .length = count};

	if (free || count < 2 || (at && pattern.at[at - 1] != '/'))
		return part;
	if (slice_starts(rest, SLICE("/"))) {
		part.kind = PART_FOLDERS;
		part.length++;
	} else if (!rest.length || slice_starts(rest, SLICE("\\/"))) {
		part.kind = PART_STARS;
	}
	return part;
}

static struct part part_at(struct slice pattern, uint32_t at, bool free)
{
	struct part part = {.kind = PART_CHAR, .length = 1, .text = slice_part(pattern, at, at + 1)};
	bool found;

	switch (pattern.at[at]) {
	case '*': return stars_part(pattern, at, free);
	case '?': part.kind = PART_ANY_CHAR; break;
	case '\\':
		part.kind = at + 1 < pattern.length ? PART_CHAR : PART_BROKEN;
		part.text = slice_part(pattern, at + 1, at + 2);
		part.length = 2;
		break;
	case '[':
		part.length = read_set(slice_part(pattern, at, pattern.length), 0, &found);
		part.kind = part.length ? PART_SET : PART_BROKEN;
		part.text = slice_part(pattern, at, at + part.length);
		break;
	}
	return part;
}

static bool in_set(struct slice set, char c)
{
	bool found = false;

	(void)read_set(set, (unsigned char)c, &found);
	return found;
}

static bool takes(const struct part *part, char c)
{
	switch (part->kind) {
	case PART_CHAR: return c == part->text.at[0];
	case PART_ANY_CHAR: return c != '/';
	case PART_SET: return c != '/' && in_set(part->text, c);
	case PART_STAR: return c != '/';
	case PART_BROKEN: return false;
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
	bool reached[TEXT_MOST + 1];

	if (text.length > TEXT_MOST)
		return false;
	memset(reached, 0, text.length + 1);
	reached[0] = true;
	for (uint32_t at = 0; at < pattern.length;) {
		const struct part part = part_at(pattern, at, free);

		if (part.kind == PART_BROKEN)
			return false;
		advance(&part, text, reached);
		at += part.length;
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

#include "ignore/gitignore.h"

#include "base/glob.h"

/* Spaces at the end do not count, but one behind a backslash does. */
static struct slice without_spaces(struct slice line)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < line.length; i++) {
		if (line.at[i] == '\\' && ++i >= line.length)
			return line;
		if (line.at[i] != ' ' || (i && line.at[i - 1] == '\\'))
			end = i + 1;
	}
	return slice_part(line, 0, end);
}

static uint32_t plain_length(struct slice text)
{
	uint32_t i = 0;

	while (i < text.length && !strchr("*?[\\", text.at[i]))
		i++;
	return i;
}

static struct ignore_pattern pattern_of(struct slice line)
{
	struct ignore_pattern pattern = {.negative = slice_starts(line, SLICE("!"))};

	line = slice_part(line, pattern.negative, line.length);
	pattern.folders_only = slice_ends(line, SLICE("/"));
	line = slice_part(line, 0, line.length - pattern.folders_only);
	pattern.any_folder = !slice_has(line, SLICE("/"));
	pattern.text = slice_part(line, slice_starts(line, SLICE("/")), line.length);
	pattern.plain = plain_length(pattern.text);
	if (pattern.any_folder && slice_starts(pattern.text, SLICE("*")))
		pattern.ending = plain_length(slice_part(pattern.text, 1, pattern.text.length)) == pattern.text.length - 1;
	return pattern;
}

void ignore_read(struct ignore_patterns *patterns, struct slice text, struct arena *arena)
{
	struct slice line;

	if (slice_starts(text, SLICE("\xEF\xBB\xBF")))
		text = slice_part(text, 3, text.length);
	while (slice_next(&text, '\n', &line)) {
		uint32_t nul = slice_find(line, (struct slice){"", 1}, 0);

		if (!line.length || line.at[0] == '#')
			continue;
		if (line.at[line.length - 1] == '\r')
			line.length--;
		line = without_spaces(slice_part(line, 0, nul));
		*list_push(arena, &patterns->list) = pattern_of(line);
	}
}

/* What stands before the first wildcard is compared first and then forgotten, as git does: so `a**` + `/b` goes across folders. */
static bool fits(const struct ignore_pattern *pattern, struct slice text)
{
	struct slice plain = slice_part(pattern->text, 0, pattern->plain);

	if (pattern->ending)
		return slice_ends(text, slice_part(pattern->text, 1, pattern->text.length));
	if (!slice_starts(text, plain))
		return false;
	if (pattern->plain == pattern->text.length)
		return text.length == pattern->plain;
	return glob_fits(slice_part(pattern->text, pattern->plain, pattern->text.length), slice_part(text, pattern->plain, text.length), false);
}

static struct slice name_in(struct slice path)
{
	uint32_t start = path.length;

	while (start > 0 && path.at[start - 1] != '/')
		start--;
	return slice_part(path, start, path.length);
}

enum ignore_word ignore_asks(const struct ignore_patterns *patterns, struct slice path, bool folder)
{
	struct slice name = name_in(path);

	for (uint32_t i = patterns->list.count; i-- > 0;) {
		const struct ignore_pattern *pattern = &patterns->list.at[i];

		if ((folder || !pattern->folders_only) && fits(pattern, pattern->any_folder ? name : path))
			return pattern->negative ? IGNORE_IN : IGNORE_OUT;
	}
	return IGNORE_UNSAID;
}

#include "base/drives.h"

#include <ctype.h>

static bool is_drive(struct slice text)
{
	return text.length >= 2 && text.at[1] == ':' && isalpha((unsigned char)text.at[0]) &&
	       (text.length == 2 || text.at[2] == '/' || text.at[2] == '\\');
}

/* \\server\share, //server/share */
static bool is_shared(struct slice text)
{
	return text.length > 2 && strchr("/\\", text.at[0]) && strchr("/\\", text.at[1]) && !strchr("/\\", text.at[2]);
}

struct slice drive_words(struct slice path)
{
	struct slice words = slice_part(path, 1, path.length);

	return slice_starts(path, SLICE("/")) && (is_drive(words) || slice_starts(words, SLICE("\\\\"))) ? words : path;
}

struct slice drive_path(struct slice text, struct arena *arena)
{
	struct slice words = drive_words(text);
	bool shared = is_shared(words), whole = shared || is_drive(words);
	char *out = arena_take(arena, (size_t)words.length + whole + 1);

	if (!words.length)
		return text;
	out[0] = '/';
	memcpy(out + whole, words.at, words.length);
	for (uint32_t i = 0; i < words.length + whole; i++)
		out[i] = out[i] == '\\' ? '/' : out[i];
	if (shared)
		out[1] = out[2] = '\\';
	else if (whole)
		out[1] = (char)toupper((unsigned char)out[1]);
	return (struct slice){out, words.length + whole};
}

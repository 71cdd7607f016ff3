#include "config/paths.h"

#include "base/buffer.h"
#include "base/drives.h"

static void add_parts(struct buffer *out, struct slice path)
{
	struct slice part;

	while (slice_next(&path, '/', &part)) {
		if (!part.length || slice_equal(part, SLICE(".")))
			continue;
		if (slice_equal(part, SLICE(".."))) {
			while (out->length > 0 && out->at[--out->length] != '/')
				;
			continue;
		}
		buffer_add_char(out, '/');
		buffer_add(out, part);
	}
}

struct slice path_from(struct slice folder, struct slice path, struct arena *arena)
{
	struct buffer out = {0};
	struct slice whole;

	path = path_taken(path, arena);
	if (!slice_starts(path, SLICE("/")))
		add_parts(&out, folder);
	add_parts(&out, path);
	whole = out.length ? arena_copy(arena, buffer_slice(&out)) : SLICE("/");
	buffer_free(&out);
	return whole;
}

/* Where the last part begins. */
static uint32_t name_start(struct slice path)
{
	uint32_t start = path.length;

	while (start && path.at[start - 1] != '/')
		start--;
	return start;
}

struct slice path_name(struct slice path)
{
	return slice_part(path, name_start(path), path.length);
}

struct slice path_folder(struct slice path)
{
	uint32_t end = name_start(path);

	return end <= 1 ? SLICE("/") : slice_part(path, 0, end - 1);
}

bool path_is_below(struct slice path, struct slice folder, struct slice *rest)
{
	uint32_t skip = folder.length;

	if (!slice_starts(path, folder))
		return false;
	if (path.length > skip && !slice_ends(folder, SLICE("/"))) {
		if (path.at[skip] != '/')
			return false;
		skip++;
	}
	*rest = slice_part(path, skip, path.length);
	return true;
}

struct slice path_shown(struct slice path, struct slice here)
{
	struct slice rest;

	return path_is_below(path, here, &rest) ? (rest.length ? rest : SLICE(".")) : path_said(path);
}

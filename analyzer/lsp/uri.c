#include "lsp/uri.h"

#include "base/buffer.h"
#include "base/drives.h"

#include <ctype.h>
#include <strings.h>

enum { SCHEME = sizeof "file:/" - 1 };

static int digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* Where the path begins: "file:/a" and "FILE:///a" are said, too. UINT32_MAX: nowhere. */
static uint32_t path_start(struct slice uri, uint32_t host)
{
	if (uri.length < SCHEME || strncasecmp(uri.at, "file:/", SCHEME))
		return UINT32_MAX;
	return slice_find(uri, SLICE("/"), uri.length > SCHEME && uri.at[SCHEME] == '/' ? host : SCHEME - 1);
}

struct slice uri_path(struct slice uri, struct arena *arena)
{
	struct buffer path = {0};
	struct slice copy;
	uint32_t host = SCHEME + 1, at = path_start(uri, host);

	if (at == UINT32_MAX)
		return (struct slice){0};
	if (HAS_DRIVES && at > host)
		at = host - 2; /* a folder of another machine */
	for (; at < uri.length; at++)
		if (uri.at[at] == '%' && at + 2 < uri.length && isxdigit((unsigned char)uri.at[at + 1]) && isxdigit((unsigned char)uri.at[at + 2])) {
			buffer_add_char(&path, (char)(digit(uri.at[at + 1]) << 4 | digit(uri.at[at + 2])));
			at += 2;
		} else {
			buffer_add_char(&path, uri.at[at]);
		}
	copy = path_taken(arena_copy(arena, buffer_slice(&path)), arena);
	buffer_free(&path);
	return copy;
}

struct slice uri_of(struct slice path, struct arena *arena)
{
	struct buffer uri = {0};
	struct slice copy;

	buffer_add_text(&uri, "file://");
	if (HAS_DRIVES && slice_starts(path, SLICE("/\\\\")))
		path = slice_part(path, 3, path.length);
	for (uint32_t i = 0; i < path.length; i++)
		if (isalnum((unsigned char)path.at[i]) || strchr("-._~/", path.at[i]))
			buffer_add_char(&uri, path.at[i]);
		else
			buffer_format(&uri, "%%%02X", (unsigned char)path.at[i]);
	copy = arena_copy(arena, buffer_slice(&uri));
	buffer_free(&uri);
	return copy;
}

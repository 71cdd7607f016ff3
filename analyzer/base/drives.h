/* How whole paths are written. Inside they begin with a slash everywhere, and have slashes between names: on Windows, "/C:/jobs/a.py" is
 * C:\jobs\a.py, and "/\\server/share" a folder of another machine. People read and write them without that slash. */
#ifndef OOMLINT_BASE_DRIVES_H
#define OOMLINT_BASE_DRIVES_H

#include "base/arena.h"

#ifdef _WIN32
enum { HAS_DRIVES = 1 };
#else
enum { HAS_DRIVES = 0 };
#endif

/* A path as Windows, its users and its programs write it, as we have it: "/C:/a" of "c:\a" and of "/c:/a", "a/b" of "a\b". */
struct slice drive_path(struct slice text, struct arena *arena);
/* The other way round, with slashes: "C:/a" of "/C:/a". */
struct slice drive_words(struct slice path);

/* What came from outside, as we have it. */
static inline struct slice path_taken(struct slice text, struct arena *arena)
{
	return HAS_DRIVES ? drive_path(text, arena) : text;
}

/* As it is shown. */
static inline struct slice path_said(struct slice path)
{
	return HAS_DRIVES ? drive_words(path) : path;
}

/* For "%.*s" where people read it. */
#define PATH_ARGS(path) SLICE_ARGS(path_said(path))

#endif

/* Paths without links, and variables in UTF-8. */
#pragma once

#include_next <stdlib.h>

/* `room` is NULL; the caller frees. */
char *realpath(const char *path, char *room);
char *windows_getenv(const char *name);

#define getenv windows_getenv

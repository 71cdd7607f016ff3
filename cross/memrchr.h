/* GNU's, which neither macOS nor Windows has. */
#pragma once

#include <stddef.h>

static inline void *memrchr(const void *at, int byte, size_t length)
{
	const char *bytes = at;

	while (length--)
		if (bytes[length] == (char)byte)
			return (void *)(bytes + length);
	return NULL;
}

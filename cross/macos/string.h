/* What GNU's has besides. */
#pragma once

#include_next <string.h>

static inline void *memrchr(const void *at, int byte, size_t length)
{
	const char *bytes = at;

	while (length--)
		if (bytes[length] == (char)byte)
			return (void *)(bytes + length);
	return NULL;
}

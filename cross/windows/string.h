/* What GNU's has besides, and the words of errors where Windows' mislead. */
#pragma once

#include_next <string.h>

#include "../memrchr.h"

/* By the first byte, for which memchr is fast. */
static inline void *memmem(const void *at, size_t length, const void *wanted, size_t size)
{
	const char *from = at, *end = from + length;

	if (!size)
		return (void *)at;
	while ((size_t)(end - from) >= size && (from = memchr(from, *(const char *)wanted, (size_t)(end - from) - size + 1))) {
		if (!memcmp(from, wanted, size))
			return (void *)from;
		from++;
	}
	return NULL;
}

char *windows_strerror(int error);

#define strerror windows_strerror

#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void panic(const char *format, ...)
{
	va_list arguments;

	fputs("oomlint: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(2);
}

void *memory_take(size_t size)
{
	return memory_grow(NULL, size);
}

void *memory_take_zeroed(size_t size)
{
	void *taken = calloc(1, size ? size : 1);

	if (!taken)
		panic("out of memory (%zu bytes wanted)", size);
	return taken;
}

void *memory_grow(void *at, size_t size)
{
	void *grown = realloc(at, size ? size : 1);

	if (!grown)
		panic("out of memory (%zu bytes wanted)", size);
	return grown;
}

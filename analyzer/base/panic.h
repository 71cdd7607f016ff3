/* Ending the program in one line: out of memory and broken invariants only. Never for bad input. */
#ifndef OOMLINT_BASE_PANIC_H
#define OOMLINT_BASE_PANIC_H

#include <stddef.h>

/* Writes "oomlint: <message>" to stderr and exits with status 2. */
_Noreturn void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* malloc and realloc that panic instead of returning NULL. The caller frees. */
void *memory_take(size_t size);
void *memory_take_zeroed(size_t size);
void *memory_grow(void *at, size_t size);

#endif

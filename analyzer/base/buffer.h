/* Text that grows. The owner frees it. */
#ifndef OOMLINT_BASE_BUFFER_H
#define OOMLINT_BASE_BUFFER_H

#include "base/slice.h"

struct buffer {
	char *at;
	size_t length, capacity;
};

void buffer_add(struct buffer *buffer, struct slice text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for `more` bytes after the end; the caller writes there and raises length. */
char *buffer_room(struct buffer *buffer, size_t more);
void buffer_free(struct buffer *buffer);
static inline struct slice buffer_slice(const struct buffer *buffer)
{
	return (struct slice){buffer->at, (uint32_t)buffer->length};
}

#endif

#include "base/buffer.h"
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEAST = 64 }; /* bytes */

char *buffer_room(struct buffer *buffer, size_t more)
{
	size_t wanted = buffer->length + more;

	if (wanted > buffer->capacity) {
		buffer->capacity = wanted < 2 * buffer->capacity ? 2 * buffer->capacity : wanted < LEAST ? LEAST : wanted;
		buffer->at = memory_grow(buffer->at, buffer->capacity);
	}
	return buffer->at + buffer->length;
}

void buffer_add(struct buffer *buffer, struct slice text)
{
	if (!text.length)
		return;
	memcpy(buffer_room(buffer, text.length), text.at, text.length);
	buffer->length += text.length;
}

void buffer_add_char(struct buffer *buffer, char c)
{
	buffer_add(buffer, (struct slice){&c, 1});
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, slice_of(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	vsnprintf(buffer_room(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
	va_end(again);
	buffer->length += (size_t)length;
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->at);
	*buffer = (struct buffer){0};
}

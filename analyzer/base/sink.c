#include "base/sink.h"

#include "base/again.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { FLUSH_AT = 64 * 1024 };

bool sink_flush(struct sink *sink)
{
	size_t done = 0;

	if (sink->descriptor < 0)
		return true;
	while (!sink->failed && !sink->deaf && done < sink->pending.length) {
		ssize_t wrote = write(sink->descriptor, sink->pending.at + done, sink->pending.length - done);

		if (wrote >= 0) {
			done += (size_t)wrote;
		} else if (errno == EPIPE) {
			sink->deaf = true;
		} else if (!worth_again(sink->descriptor, POLLOUT)) {
			sink->failed = true;
			sink->error = errno;
		}
	}
	sink->pending.length = 0;
	return !sink->failed;
}

void sink_add(struct sink *sink, struct slice text)
{
	buffer_add(&sink->pending, text);
	if (sink->pending.length >= FLUSH_AT)
		sink_flush(sink);
}

void sink_text(struct sink *sink, const char *text)
{
	sink_add(sink, slice_of(text));
}

void sink_format(struct sink *sink, const char *format, ...)
{
	va_list arguments, again;
	int length;
	char *room;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	room = buffer_room(&sink->pending, (size_t)length + 1);
	vsnprintf(room, (size_t)length + 1, format, again);
	va_end(again);
	sink->pending.length += (size_t)length;
	if (sink->pending.length >= FLUSH_AT)
		sink_flush(sink);
}

void sink_free(struct sink *sink)
{
	buffer_free(&sink->pending);
}

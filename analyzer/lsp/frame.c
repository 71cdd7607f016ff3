#include "lsp/frame.h"

#include <strings.h>

enum { HEADER_MOST = 8192, KEEP_MOST = 1 << 16 };

static const char length_word[] = "Content-Length:";
enum { LENGTH_WORD = sizeof length_word - 1 };

void frames_add(struct frames *frames, struct slice bytes)
{
	struct buffer *all = &frames->bytes;

	if (frames->taken == all->length)
		frames->taken = all->length = 0;
	if (!all->length && all->capacity > KEEP_MOST)
		buffer_free(all);
	if (frames->taken > all->length / 2) {
		memmove(all->at, all->at + frames->taken, all->length - frames->taken);
		all->length -= frames->taken;
		frames->taken = 0;
	}
	buffer_add(all, bytes);
}

/* The last place where a length is said, or NULL: what stands before it is what is left of something broken. */
static const char *last_length(const char *start, const char *end)
{
	for (const char *at = end - LENGTH_WORD; at >= start; at--)
		if (!strncasecmp(at, length_word, LENGTH_WORD))
			return at;
	return NULL;
}

/* The number behind the word; false where there is none, or one that nobody means. */
static bool read_length(const char *start, const char *end, size_t *length)
{
	const char *at = last_length(start, end);
	const char *digits;

	if (!at)
		return false;
	at += LENGTH_WORD;
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	for (digits = at, *length = 0; at < end && *at >= '0' && *at <= '9' && *length <= FRAME_MOST; at++)
		*length = *length * 10 + (size_t)(*at - '0');
	return at > digits && *length <= FRAME_MOST;
}

/* A header that does not end is left out, but for what may be the beginning of another one. */
static enum frame_outcome leave_out(struct frames *frames)
{
	size_t end = frames->bytes.length, keep = LENGTH_WORD - 1;
	const char *from = frames->bytes.at + frames->taken + 1, *next = last_length(from, frames->bytes.at + end);

	if (next && frames->bytes.at + end - next < HEADER_MOST)
		frames->taken = (size_t)(next - frames->bytes.at);
	else
		frames->taken = end - keep;
	return FRAME_BROKEN;
}

enum frame_outcome frames_next(struct frames *frames, struct slice *text)
{
	size_t waiting = frames->bytes.length - frames->taken, header, length;
	const char *start = frames->bytes.at + frames->taken;
	const char *end = waiting ? memmem(start, waiting < HEADER_MOST ? waiting : HEADER_MOST, "\r\n\r\n", 4) : NULL;

	if (!end)
		return waiting > HEADER_MOST ? leave_out(frames) : FRAME_NONE;
	header = (size_t)(end - start) + 4;
	if (!read_length(start, end, &length)) {
		frames->taken += header;
		return FRAME_BROKEN;
	}
	if (waiting - header < length)
		return FRAME_NONE;
	*text = (struct slice){end + 4, (uint32_t)length};
	frames->taken += header + length;
	return FRAME_READY;
}

void frames_free(struct frames *frames)
{
	buffer_free(&frames->bytes);
}

void frame_write(struct buffer *out, struct slice text)
{
	buffer_format(out, "%s %u\r\n\r\n", length_word, text.length);
	buffer_add(out, text);
}

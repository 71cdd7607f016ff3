/* Messages in a stream of bytes: a header that says how long the text behind it is. */
#ifndef OOMLINT_LSP_FRAME_H
#define OOMLINT_LSP_FRAME_H

#include "base/buffer.h"

/* Bytes that have come and were not taken yet. Empty when zeroed. */
struct frames {
	struct buffer bytes;
	size_t taken;
};

enum frame_outcome {
	FRAME_NONE,      /* there is no whole message yet */
	FRAME_READY,
	FRAME_BROKEN     /* what stood there is no header, or one of a message that is too long: it was left out */
};

enum { FRAME_MOST = 64 << 20 };

/* Bytes from the other side; a message that was taken before is gone then. */
void frames_add(struct frames *frames, struct slice bytes);
/* Takes the next message. Behind what is broken, the next header is looked for. The text may be written to. */
enum frame_outcome frames_next(struct frames *frames, struct slice *text);
/* Whether a message has begun and is not there yet. */
static inline bool frames_wait(const struct frames *frames) { return frames->bytes.length > frames->taken; }
void frames_free(struct frames *frames);
/* Appends a message with its header. */
void frame_write(struct buffer *out, struct slice text);

#endif

/* The two pipes to a client: what can be read is read before anything else, also while it is slow to read what we write. */
#ifndef OOMLINT_LSP_STREAM_H
#define OOMLINT_LSP_STREAM_H

#include "lsp/frame.h"

#include <sys/types.h>

struct stream {
	int input, output;     /* -1: nobody listens */
	pid_t parent;          /* when it is gone, so are we; 0: nobody said who it is */
	struct frames frames;
	bool ended;            /* there is nothing more to read */
	bool broken;           /* there is nobody to write to */
};

/* Reads what there is, and waits so many milliseconds for it where there is nothing; -1: for ever. */
void stream_read(struct stream *stream, int milliseconds);
/* Writes a text as a message, and comes back when the client has taken it. */
void stream_write(struct stream *stream, struct slice text);

#endif

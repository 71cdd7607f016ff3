/* Where output goes: a stream or memory. The only writer of stdio outside app/ and host/. */
#ifndef OOMLINT_BASE_SINK_H
#define OOMLINT_BASE_SINK_H

#include "base/buffer.h"

#include <stdbool.h>

struct sink {
	struct buffer pending;
	int descriptor;  /* -1: keep everything in `pending` */
	bool deaf;       /* the reader has closed its end: what comes now is for nobody, which is no failure */
	bool failed;     /* a write failed; errno of that moment in `error` */
	int error;
};

void sink_add(struct sink *sink, struct slice text);
void sink_text(struct sink *sink, const char *text);
void sink_format(struct sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Writes what is pending; false when it could not (then sink->error says why). */
bool sink_flush(struct sink *sink);
void sink_free(struct sink *sink);

#endif

/* A report as bytes, and back. */
#ifndef OOMLINT_APP_CACHE_REPORT_H
#define OOMLINT_APP_CACHE_REPORT_H

#include "base/buffer.h"
#include "report/report.h"
#include "suppress/directive.h"

/* What is read; `broken` once something does not fit. Anybody may have written it: nothing in it is taken for granted. */
struct cache_reader {
	struct slice rest;
	uint32_t code;            /* bytes of the text that places are in */
	bool broken;
};

void cache_put_number(struct buffer *out, uint64_t number);
void cache_put_text(struct buffer *out, struct slice text);
uint64_t cache_get_number(struct cache_reader *in);
/* A part of what is read. */
struct slice cache_get_text(struct cache_reader *in);

/* What there is to say about one file. */
void cache_put_report(struct buffer *out, const struct report *report);
/* Adds it to a report, in whose arena the texts go. Diagnostics about the text get `source`. false, and nothing is added: it is broken. */
bool cache_get_report(struct cache_reader *in, const struct topics *topics, const struct source *source, struct report *report);
/* Whether some of it is about the text, so that a source is needed. */
bool cache_report_has_places(const struct report *report);

#endif

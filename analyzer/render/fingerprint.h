/* The hash of a line that code scanning recognises an alert by, computed as GitHub's upload action does: a polynomial of
 * factor 37 over the 100 UTF-16 units from the line's start, blanks left out, all line ends alike, and a number for equal
 * lines. */
#ifndef OOMLINT_RENDER_FINGERPRINT_H
#define OOMLINT_RENDER_FINGERPRINT_H

#include "base/buffer.h"
#include "text/source.h"

struct fingerprint {
	uint64_t hash;
	uint32_t same;          /* lines with this hash up to this one, itself included */
};

/* Those of one source, kept for the next finding in it. */
struct fingerprints {
	const struct source *source;
	struct arena arena;
	LIST(struct fingerprint) lines;
};

/* Appends "<hash>:<n>" for a line (1-based, at most as many as the source has) of the file. */
void fingerprint_add(struct fingerprints *fingerprints, const struct source *source, uint32_t line, struct buffer *out);
void fingerprints_free(struct fingerprints *fingerprints);

#endif

/* Another program, run to its end without a shell. */
#ifndef OOMLINT_APP_CHILD_H
#define OOMLINT_APP_CHILD_H

#include "base/buffer.h"

struct child {
	struct buffer out, errors;  /* what it wrote; the caller frees */
	int status;                 /* of its exit; 128 and the signal when one killed it */
	const char *problem;        /* why it could not be run; NULL: it was */
};

/* Runs words[0], looked for in PATH, with these words, the last of which is NULL. Its stdin is empty. What it writes is read up to
 * `most` bytes. */
void child_run(struct child *child, const char *const *words, size_t most);
void child_free(struct child *child);

#endif

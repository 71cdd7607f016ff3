/* Texts that count instead of what is on disk: what editors have open. */
#ifndef OOMLINT_APP_TEXTS_H
#define OOMLINT_APP_TEXTS_H

#include "app/input.h"
#include "base/names.h"

struct texts {
	struct arena memory;       /* of the paths */
	struct names paths;
	LIST(struct buffer) at;    /* by name; at == NULL: the disk counts */
};

void texts_open(struct texts *texts);
void texts_close(struct texts *texts);
/* The text is copied. */
void texts_set(struct texts *texts, struct slice path, struct slice text);
void texts_forget(struct texts *texts, struct slice path);
/* Whether there is one; `text` may be NULL. */
bool texts_find(const struct texts *texts, struct slice path, struct slice *text);
/* The bytes of a file from here or from disk; false after reporting why not. */
bool texts_read(const struct texts *texts, struct input *input, struct slice path, uint64_t most, struct report *report);

#endif

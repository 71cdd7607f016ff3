/* The difference of two texts as a patch. */
#ifndef OOMLINT_APP_DIFF_H
#define OOMLINT_APP_DIFF_H

#include "base/sink.h"

/* A unified diff that `git apply` takes; nothing where the texts are the same. */
void diff_write(struct sink *sink, struct slice path, struct slice before, struct slice after);

#endif

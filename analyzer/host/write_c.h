/* Rules, API model and configuration keys as C: constant tables that need no work when the program starts. */
#ifndef OOMLINT_HOST_WRITE_C_H
#define OOMLINT_HOST_WRITE_C_H

#include "base/buffer.h"
#include "data/api.h"
#include "data/rules.h"

/* The same input gives the same bytes. */
void write_c(struct buffer *out, const struct rule_set *rules, const struct api *api, const struct spark_keys *keys);

#endif

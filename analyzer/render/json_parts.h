/* What the JSON formats write alike. */
#ifndef OOMLINT_RENDER_JSON_PARTS_H
#define OOMLINT_RENDER_JSON_PARTS_H

#include "render/json_write.h"
#include "render/render.h"

extern const char *const applicability_words[]; /* by enum applicability */

/* "settings": [{key, value, because, where}] */
void put_settings(struct json_writer *json, const struct diagnostic *diagnostic);
/* Address of the topic's page; false when there are no pages. */
bool put_help_url(struct json_writer *json, const char *key, const struct topic *topic, const struct render_options *options);

#endif

/* Parts of a SARIF log: addresses, regions, and the description of the tool. */
#ifndef OOMLINT_RENDER_SARIF_PARTS_H
#define OOMLINT_RENDER_SARIF_PARTS_H

#include "render/json_parts.h"
#include "render/location.h"

const char *sarif_level(enum severity severity);
/* "key": {"text": ...} */
void sarif_message(struct json_writer *json, const char *key, struct slice text);
/* A folder as a URI that ends in a slash. */
void sarif_folder(struct json_writer *json, const char *key, struct slice folder);
/* "artifactLocation": {...} */
void sarif_artifact(struct json_writer *json, struct slice path, const struct render_options *options);
/* "key": {startLine ...} of bytes of the file. */
void sarif_region(struct json_writer *json, const char *key, const struct source *source, struct span file);
/* Members of a location: the physical one, and the cell of a notebook. */
/* codeFlows of a finding with a trace; nothing for others. */
void sarif_flow(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options);
void sarif_location(struct json_writer *json, const struct diagnostic *diagnostic, struct span span,
                    const struct render_options *options);
/* "tool": {...} with all topics as rules. */
void sarif_tool(struct json_writer *json, const struct render_options *options);

#endif

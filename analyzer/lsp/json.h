/* What is said in JSON: small helps around jansson. */
#ifndef OOMLINT_LSP_JSON_H
#define OOMLINT_LSP_JSON_H

#include "base/buffer.h"

#include <jansson.h>

/* Reads a text, which is written to where it holds half a surrogate pair: that becomes U+FFFD. NULL: it is no JSON. */
json_t *json_read(struct slice text);
/* The value at a path of keys, "textDocument.uri"; NULL: there is none. */
json_t *json_at(const json_t *json, const char *path);
/* The text there; at == NULL: there is none. It ends with a NUL. */
struct slice json_text_at(const json_t *json, const char *path);
/* The number there; negative ones are 0, and larger ones the largest. */
uint32_t json_number_at(const json_t *json, const char *path);
bool json_true_at(const json_t *json, const char *path);
/* Whether the array there has that text. */
bool json_lists(const json_t *json, const char *path, const char *text);
/* A text that need not be UTF-8: what is not becomes U+FFFD. */
json_t *json_slice(struct slice text);

#endif

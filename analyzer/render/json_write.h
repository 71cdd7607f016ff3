/* Writing JSON: two blanks for each level, one value on a line; or all on one line. */
#ifndef OOMLINT_RENDER_JSON_WRITE_H
#define OOMLINT_RENDER_JSON_WRITE_H

#include "base/sink.h"

struct json_writer {
	struct sink *sink;
	uint32_t depth;
	bool one_line;
	bool begun;  /* the innermost object or array has a value already */
};

/* In an object each value has a key (a C string of ours); in an array and at the top the key is NULL. */
void put_object(struct json_writer *json, const char *key);
void put_object_end(struct json_writer *json);
void put_array(struct json_writer *json, const char *key);
void put_array_end(struct json_writer *json);
void put_text(struct json_writer *json, const char *key, struct slice text);
void put_number(struct json_writer *json, const char *key, uint32_t number);
void put_flag(struct json_writer *json, const char *key, bool flag);
void put_null(struct json_writer *json, const char *key);
/* Ends the document. */
void put_end(struct json_writer *json);

#endif

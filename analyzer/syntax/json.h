/* JSON as spans of its text. */
#ifndef OOMLINT_SYNTAX_JSON_H
#define OOMLINT_SYNTAX_JSON_H

#include "base/slice.h"

enum json_kind { JSON_SIMPLE, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
	enum json_kind kind;
	uint32_t start, end;  /* of a string: between the quotes */
	uint32_t after;       /* the first value behind it and all that it holds */
};

struct json {
	struct slice text;
	struct json_value *values; /* in order of place; the value of a member follows its name */
	uint32_t count;
	const char *problem;  /* why json_open failed */
	uint32_t problem_at;  /* offset */
};

enum { JSON_NONE = UINT32_MAX };

/* Reads all of it; the root is 0. false after a syntax error; close it in any case. */
bool json_open(struct json *json, struct slice text);
void json_close(struct json *json);

static inline bool json_is(const struct json *json, uint32_t value, enum json_kind kind)
{
	return value < json->count && json->values[value].kind == kind;
}
/* The text of a value: of a string what is between the quotes, escapes as they stand. */
struct slice json_text(const struct json *json, uint32_t value);
/* The member of this name; JSON_NONE when there is none or `value` is no object. */
uint32_t json_member(const struct json *json, uint32_t value, const char *name);
/* json_member of json_member ...: names end with NULL. */
uint32_t json_path(const struct json *json, uint32_t value, const char *const *names);
/* The elements of an array: for (e = json_first(...); e != JSON_NONE; e = json_next(json, array, e)). */
uint32_t json_first(const struct json *json, uint32_t array);
uint32_t json_next(const struct json *json, uint32_t array, uint32_t element);

#endif

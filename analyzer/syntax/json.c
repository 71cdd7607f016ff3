#include "syntax/json.h"

#include "base/panic.h"

#define JSMN_STATIC
#define JSMN_STRICT
#define JSMN_PARENT_LINKS
#include <jsmn.h>

#include <limits.h>
#include <stdlib.h>

/* The parser goes up from the innermost value for each bracket that closes: deep nesting would take for ever. */
enum { FIRST_TOKENS = 1024, DEPTH_MOST = 512 };

/* Goes over a string from its first quote to its last. */
static uint32_t skip_string(struct slice text, uint32_t at)
{
	for (at++; at < text.length && text.at[at] != '"'; at++)
		if (text.at[at] == '\\')
			at++;
	return at;
}

/* Where the nesting gets too deep; the length when it does not. */
static uint32_t too_deep_at(struct slice text)
{
	uint32_t depth = 0, at;

	for (at = 0; at < text.length && depth <= DEPTH_MOST; at++) {
		char c = text.at[at];

		if (c == '"')
			at = skip_string(text, at);
		else if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth)
			depth--;
	}
	return depth > DEPTH_MOST ? at : text.length;
}

/* The parser stops when it is out of tokens and goes on from there. */
static int read_tokens(struct slice text, jsmn_parser *parser, jsmntok_t **tokens)
{
	uint32_t room = FIRST_TOKENS;
	int count;

	*tokens = memory_take(room * sizeof **tokens);
	while ((count = jsmn_parse(parser, text.at, text.length, *tokens, room)) == JSMN_ERROR_NOMEM) {
		room *= 2;
		*tokens = memory_grow(*tokens, room * sizeof **tokens);
	}
	return count;
}

static enum json_kind kind_of(jsmntype_t type)
{
	if (type == JSMN_STRING)
		return JSON_STRING;
	if (type == JSMN_ARRAY)
		return JSON_ARRAY;
	return type == JSMN_OBJECT ? JSON_OBJECT : JSON_SIMPLE;
}

/* Tokens stand in order of place, so from the last to the first each is complete when it is handed to its parent. */
static void take_tokens(struct json *json, const jsmntok_t *tokens, uint32_t count)
{
	json->count = count;
	json->values = memory_take(count * sizeof *json->values);
	for (uint32_t i = 0; i < count; i++)
		json->values[i] = (struct json_value){kind_of(tokens[i].type), (uint32_t)tokens[i].start, (uint32_t)tokens[i].end, i + 1};
	for (uint32_t i = count; i-- > 1;) {
		struct json_value *parent = tokens[i].parent >= 0 ? &json->values[tokens[i].parent] : NULL;

		if (parent && parent->after < json->values[i].after)
			parent->after = json->values[i].after;
	}
}

static bool fail(struct json *json, const char *problem, uint32_t at)
{
	json->problem = problem;
	json->problem_at = at;
	return false;
}

bool json_open(struct json *json, struct slice text)
{
	uint32_t deep = too_deep_at(text);
	jsmn_parser parser;
	jsmntok_t *tokens;
	int count;

	*json = (struct json){.text = text};
	if (text.length > INT_MAX)
		return fail(json, "larger than 2 GB", 0);
	if (deep < text.length)
		return fail(json, "nested too deeply", deep);
	jsmn_init(&parser);
	count = read_tokens(text, &parser, &tokens);
	if (count > 0)
		take_tokens(json, tokens, parser.toknext);
	free(tokens);
	if (count == JSMN_ERROR_PART)
		return fail(json, "the JSON breaks off", text.length);
	if (count <= 0)
		return fail(json, count ? "not valid JSON" : "empty", count ? parser.pos : 0);
	return true;
}

void json_close(struct json *json)
{
	free(json->values);
	*json = (struct json){0};
}

struct slice json_text(const struct json *json, uint32_t value)
{
	return slice_part(json->text, json->values[value].start, json->values[value].end);
}

uint32_t json_first(const struct json *json, uint32_t array)
{
	return array < json->count && json->values[array].after > array + 1 ? array + 1 : JSON_NONE;
}

uint32_t json_next(const struct json *json, uint32_t array, uint32_t element)
{
	uint32_t next = json->values[element].after;

	return next < json->values[array].after ? next : JSON_NONE;
}

uint32_t json_member(const struct json *json, uint32_t value, const char *name)
{
	uint32_t key;

	if (!json_is(json, value, JSON_OBJECT))
		return JSON_NONE;
	for (key = json_first(json, value); key != JSON_NONE; key = json_next(json, value, key))
		if (slice_equal(json_text(json, key), slice_of(name)))
			return json_first(json, key);
	return JSON_NONE;
}

uint32_t json_path(const struct json *json, uint32_t value, const char *const *names)
{
	while (*names && value != JSON_NONE)
		value = json_member(json, value, *names++);
	return value;
}

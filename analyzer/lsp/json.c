#include "lsp/json.h"

#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>

enum { KEY_MOST = 64 };

static bool is_escape(const char *at, const char *end)
{
	return end - at >= 6 && at[0] == '\\' && at[1] == 'u' && isxdigit((unsigned char)at[2]) && isxdigit((unsigned char)at[3]) &&
	       isxdigit((unsigned char)at[4]) && isxdigit((unsigned char)at[5]);
}

/* The second digit of \ud83d says which half it is. */
static bool is_half(const char *at, const char *end, const char *digits)
{
	return is_escape(at, end) && tolower((unsigned char)at[2]) == 'd' && strchr(digits, tolower((unsigned char)at[3]));
}

/* An editor may cut a pair in two; the parser would refuse the whole message. */
static void mend_halves(struct slice text)
{
	char *at = (char *)text.at, *end = at + text.length;

	while ((at = memchr(at, '\\', (size_t)(end - at)))) {
		if (is_half(at, end, "89ab") && is_half(at + 6, end, "cdef")) {
			at += 12;
		} else {
			if (is_half(at, end, "89abcdef"))
				memcpy(at, "\\ufffd", 6);
			at += end - at > 1 ? 2 : 1;
		}
	}
}

json_t *json_read(struct slice text)
{
	mend_halves(text);
	return json_loadb(text.at, text.length, JSON_ALLOW_NUL, NULL);
}

json_t *json_at(const json_t *json, const char *path)
{
	struct slice rest = slice_of(path), part;
	char key[KEY_MOST];

	while (json && slice_next(&rest, '.', &part)) {
		if (part.length >= sizeof key)
			return NULL;
		memcpy(key, part.at, part.length);
		key[part.length] = 0;
		json = json_object_get(json, key);
	}
	return (json_t *)json;
}

struct slice json_text_at(const json_t *json, const char *path)
{
	const json_t *text = json_at(json, path);

	return json_is_string(text) ? (struct slice){json_string_value(text), (uint32_t)json_string_length(text)} : (struct slice){0};
}

uint32_t json_number_at(const json_t *json, const char *path)
{
	json_int_t number = json_integer_value(json_at(json, path));

	return number < 0 ? 0 : number > INT32_MAX ? INT32_MAX : (uint32_t)number;
}

bool json_true_at(const json_t *json, const char *path)
{
	return json_is_true(json_at(json, path));
}

bool json_lists(const json_t *json, const char *path, const char *text)
{
	const json_t *list = json_at(json, path);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		if (json_is_string(item) && !strcmp(json_string_value(item), text))
			return true;
	}
	return false;
}

json_t *json_slice(struct slice text)
{
	json_t *json = json_stringn(text.at ? text.at : "", text.length);
	struct buffer mended = {0};

	if (json)
		return json;
	for (uint32_t at = 0, code_point; at < text.length;) {
		at += utf8_read(text, at, &code_point, NULL);
		utf8_add(&mended, code_point);
	}
	json = json_stringn(mended.at, mended.length);
	buffer_free(&mended);
	return json;
}

/* How texts of rules and keys must look: words in braces, names, codes. */
#include "data/asks.h"
#include "data/fields.h"

#include <ctype.h>

#define A(identifier, word) word,
static const char *const parts[] = {TEMPLATE_ASKS(A)};
#undef A
enum { PART_COUNT = sizeof parts / sizeof *parts };

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-';
}

static bool all_word_chars(struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (!is_word_char(text.at[i]))
			return false;
	return text.length > 0;
}

static void check_part(struct reading *reading, const char *field, const struct yaml_node *node, struct slice word,
                       struct slice part)
{
	struct guess guess = guess_start(part);
	struct slice near;

	for (int i = 0; i < PART_COUNT; i++) {
		if (slice_is(part, parts[i]))
			return;
		guess_offer(&guess, slice_of(parts[i]));
	}
	near = guess_words(&guess, reading->scratch);
	MISTAKE(reading, node->line, node->column,
	        "%s: `{%.*s}` asks for `%.*s`%.*s (there is %s)", field, SLICE_ARGS(word), SLICE_ARGS(part), SLICE_ARGS(near), template_asks_text());
}

/* `word` is a capture, a capture and what is asked of it, or a configuration key. */
static void check_word(struct reading *reading, const char *field, const struct yaml_node *node, struct slice word)
{
	struct slice rest = word, capture;

	if (slice_starts(word, SLICE("spark.")) && form_spark_key.right(word))
		return;
	if (slice_next(&rest, '.', &capture) && all_word_chars(capture) && !rest.at)
		return;
	if (all_word_chars(capture) && all_word_chars(rest))
		check_part(reading, field, node, word, rest);
	else
		MISTAKE(reading, node->line, node->column,
		        "%s: `{%.*s}` is neither {capture}, {capture.bound} nor {spark.some.key}; write `{{` for a brace of Python",
		        field, SLICE_ARGS(word));
}

/* Only a brace with a letter right after it opens a word: {"a": 1} is a dictionary, and {{ is a brace. */
void template_check(struct reading *reading, const char *field, const struct yaml_node *node)
{
	struct slice text = node->text;
	uint32_t at = 0, end;

	while ((at = slice_find(text, SLICE("{"), at)) != UINT32_MAX) {
		char next = ++at < text.length ? text.at[at] : '\0';

		at += next == '{';
		if (!isalpha((unsigned char)next) && next != '_')
			continue;
		end = slice_find(text, SLICE("}"), at);
		if (end == UINT32_MAX) {
			MISTAKE(reading, node->line, node->column, "%s: a brace is opened and never closed", field);
			return;
		}
		check_word(reading, field, node, slice_part(text, at, end));
		at = end;
	}
}

bool text_is_name(struct slice text)
{
	bool after_letter = false;

	for (uint32_t i = 0; i < text.length; i++) {
		char c = text.at[i];

		if (!islower((unsigned char)c) && !(isdigit((unsigned char)c) && i) && !(c == '-' && after_letter))
			return false;
		after_letter = c != '-';
	}
	return after_letter;
}

static bool text_is_line(struct slice text)
{
	return !slice_has(text, SLICE("\n"));
}

static bool text_is_spark_key(struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (!is_word_char(text.at[i]) && text.at[i] != '.')
			return false;
	return slice_starts(text, SLICE("spark.")) && !slice_ends(text, SLICE("."));
}

const struct form form_line = {text_is_line, "one line"};
const struct form form_name = {text_is_name, "lower-case words joined by hyphens"};
const struct form form_spark_key = {text_is_spark_key, "a configuration key as in spark.driver.memory"};

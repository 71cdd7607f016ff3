#include "match/templates.h"

#include "data/reading.h"

#include <ctype.h>

#define A(identifier, word) [ASK_##identifier] = {word, sizeof word - 1},
static const struct slice asks[] = {[ASK_TEXT] = {"", 0}, TEMPLATE_ASKS(A)};
#undef A

static bool starts_word(struct slice rest)
{
	return rest.length > 1 && rest.at[0] == '{' && (isalpha((unsigned char)rest.at[1]) || rest.at[1] == '_');
}

static bool is_doubled(struct slice rest)
{
	return slice_starts(rest, SLICE("{{")) || slice_starts(rest, SLICE("}}"));
}

static enum template_ask ask_named(struct slice name)
{
	for (int i = 0; i < ASK_UNKNOWN; i++)
		if (slice_equal(asks[i], name))
			return (enum template_ask)i;
	return ASK_UNKNOWN;
}

static void read_word(struct template_part *part)
{
	struct slice rest = part->text;

	slice_next(&rest, '.', &part->capture);
	part->ask = ask_named(rest.at ? rest : SLICE(""));
	part->sort = part->ask == ASK_UNKNOWN && slice_starts(part->text, SLICE("spark.")) ? PART_SPARK_KEY : PART_CAPTURE;
}

static void take(struct slice *rest, uint32_t text, uint32_t skipped, struct template_part *part)
{
	part->text = slice_part(*rest, 0, text);
	*rest = slice_part(*rest, text + skipped, rest->length);
}

static uint32_t literal_length(struct slice rest)
{
	uint32_t at = 0;

	for (; at < rest.length; at++) {
		struct slice here = {rest.at + at, rest.length - at};

		if ((here.at[0] == '{' || here.at[0] == '}') && (starts_word(here) || is_doubled(here)))
			break;
	}
	return at;
}

bool template_next(struct slice *rest, struct template_part *part)
{
	uint32_t end;

	*part = (struct template_part){0};
	if (!rest->length)
		return false;
	if (is_doubled(*rest)) {
		take(rest, 1, 1, part);
		return true;
	}
	end = starts_word(*rest) ? slice_find(*rest, SLICE("}"), 0) : UINT32_MAX;
	if (end == UINT32_MAX) {
		uint32_t length = literal_length(*rest);

		take(rest, length ? length : rest->length, 0, part);
		return true;
	}
	*rest = slice_part(*rest, 1, rest->length);
	take(rest, end - 1, 1, part);
	read_word(part);
	return true;
}

uint32_t template_capture(const struct slice *captures, uint32_t count, struct slice name)
{
	for (uint32_t i = 0; i < count; i++)
		if (slice_equal(captures[i], name))
			return i;
	return UINT32_MAX;
}

static void check_key(const struct template_part *part, struct slice what, const struct template_scope *scope,
                      struct query_file *file, uint32_t offset)
{
	struct guess guess = guess_start(part->text);
	struct slice hint;

	if (spark_key_find(scope->keys, part->text))
		return;
	for (uint32_t i = 0; i < scope->keys->count; i++)
		guess_offer(&guess, scope->keys->keys[i].key);
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, offset, "%.*s asks for `{%.*s}`, which is no configuration key that is known%.*s", SLICE_ARGS(what),
	              SLICE_ARGS(part->text), SLICE_ARGS(hint));
}

static void check_capture(const struct template_part *part, struct slice what, const struct template_scope *scope,
                          struct query_file *file, uint32_t offset)
{
	struct guess guess = guess_start(part->capture);
	struct slice hint;

	if (part->ask == ASK_UNKNOWN)
		QUERY_MISTAKE(file, offset, "%.*s asks for `{%.*s}`; of a capture there are: %s", SLICE_ARGS(what), SLICE_ARGS(part->text),
		              template_asks_text());
	if (template_capture(scope->captures, scope->count, part->capture) != UINT32_MAX)
		return;
	for (uint32_t i = 0; i < scope->count; i++)
		guess_offer(&guess, scope->captures[i]);
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, offset, "%.*s asks for `{%.*s}`, but this pattern does not capture `@%.*s`%.*s", SLICE_ARGS(what),
	              SLICE_ARGS(part->text), SLICE_ARGS(part->capture), SLICE_ARGS(hint));
}

void template_check_words(struct slice template, struct slice what, const struct template_scope *scope,
                          struct query_file *file, uint32_t offset)
{
	struct template_part part;

	while (template_next(&template, &part)) {
		if (part.sort == PART_SPARK_KEY)
			check_key(&part, what, scope, file, offset);
		else if (part.sort == PART_CAPTURE)
			check_capture(&part, what, scope, file, offset);
	}
}

/* `rows:` of a member: an effect, and the argument or the number that it needs. */
#include "data/records.h"

#include <ctype.h>

enum wants { WANTS_NOTHING, WANTS_NUMBER, WANTS_ARGUMENT, WANTS_OPTION, WANTS_DEFAULT };

static const struct {
	const char *word;
	enum wants wants;
} effects[ROWS_EFFECT_COUNT] = {
#define R(identifier, function, word, wants) {word, WANTS_##wants},
	ROWS_EFFECTS(R)
#undef R
};

static void unknown_effect(struct reading *reading, const struct yaml_node *node, struct slice word)
{
	struct slice list = SLICE(""), near;
	struct guess guess = guess_start(word);

	for (int i = 0; i < ROWS_EFFECT_COUNT; i++) {
		list = arena_format(reading->scratch, "%.*s%s%s", SLICE_ARGS(list), i ? ", " : "", effects[i].word);
		guess_offer(&guess, slice_of(effects[i].word));
	}
	near = guess_words(&guess, reading->scratch);
	MISTAKE(reading, node->line, node->column, "rows: expected one of %.*s; got `%.*s`%.*s", SLICE_ARGS(list), SLICE_ARGS(word),
	        SLICE_ARGS(near));
}

static bool number_of(struct slice text, uint32_t *number)
{
	uint64_t value = 0;

	for (uint32_t i = 0; i < text.length; i++) {
		if (!isdigit((unsigned char)text.at[i]) || value > UINT32_MAX)
			return false;
		value = value * 10 + (uint64_t)(text.at[i] - '0');
	}
	*number = (uint32_t)value;
	return text.length && value <= UINT32_MAX;
}

static void read_number(struct reading *reading, const struct yaml_node *node, struct api_member *member, struct slice text)
{
	if (!number_of(text, &member->rows_literal))
		MISTAKE(reading, node->line, node->column, "rows: `%s` needs a number after it", effects[member->rows].word);
}

static void read_operands(struct reading *reading, const struct yaml_node *node, struct api_member *member, struct slice rest)
{
	enum wants wants = effects[member->rows].wants;
	const char *word = effects[member->rows].word;
	struct slice name;

	if (wants == WANTS_NUMBER) {
		read_number(reading, node, member, rest);
		return;
	}
	if (wants != WANTS_NOTHING) {
		if (slice_next(&rest, ' ', &name) && name.length)
			member_refer(reading, "rows", node, member, name, &member->rows_argument);
		else if (wants != WANTS_OPTION)
			MISTAKE(reading, node->line, node->column, "rows: `%s` needs the name of an argument after it", word);
	}
	rest = slice_trim(rest);
	if (rest.length && wants == WANTS_DEFAULT)
		read_number(reading, node, member, rest);
	else if (rest.length)
		MISTAKE(reading, node->line, node->column, "rows: `%s` %s, got `%.*s` after it", word,
		        wants == WANTS_NOTHING ? "stands alone" : "needs nothing more", SLICE_ARGS(rest));
}

void member_read_rows(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;
	struct slice rest, word;

	if (!field_scalar(reading, field->name, node, &rest))
		return;
	slice_next(&rest, ' ', &word);
	for (uint8_t effect = 0; effect < ROWS_EFFECT_COUNT; effect++)
		if (slice_is(word, effects[effect].word)) {
			member->rows = effect;
			read_operands(reading, node, member, slice_trim(rest));
			return;
		}
	unknown_effect(reading, node, word);
}

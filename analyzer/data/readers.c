/* The readers of fields.h: from one YAML node to one member of a struct. */
#include "data/fields.h"
#include "data/rules.h"

/* ---- texts ---- */

static bool text_of_form(struct reading *reading, const struct field *field, const struct yaml_node *node, struct slice *text)
{
	const struct form *form = field->more;

	if (!field_scalar(reading, field->name, node, text))
		return false;
	if (form && !form->right(*text)) {
		field_unexpected(reading, field->name, node, form->expected);
		return false;
	}
	*text = arena_copy(reading->forever, *text);
	return true;
}

void field_text(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	text_of_form(reading, field, node, field_place(field, record));
}

void field_texts(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	uint32_t *count = (uint32_t *)((char *)record + field->counts);
	struct slice *texts;

	if (!field_is_sequence(reading, field->name, node))
		return;
	texts = ARENA_ARRAY(reading->forever, struct slice, node->count);
	*(const struct slice **)field_place(field, record) = texts;
	for (const struct yaml_node *item = node->first; item; item = item->next)
		if (text_of_form(reading, field, item, texts + *count))
			++*count;
}

void field_joined(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct slice *joined = field_place(field, record), text;

	if (!field_is_sequence(reading, field->name, node))
		return;
	for (const struct yaml_node *item = node->first; item; item = item->next)
		if (text_of_form(reading, field, item, &text))
			*joined = arena_format(reading->forever, "%.*s%s%.*s", SLICE_ARGS(*joined), joined->length ? " " : "",
			                       SLICE_ARGS(text));
}

void field_template(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	uint32_t mistakes = reading->mistakes;

	field_text(reading, field, node, record);
	if (mistakes == reading->mistakes)
		template_check(reading, field->name, node);
}

/* ---- words and numbers ---- */

/* "info, warning, error" */
static struct slice listed(const struct words *words, struct arena *arena)
{
	struct slice list = SLICE("");

	for (uint32_t i = 0; i < words->count; i++)
		list = arena_format(arena, "%.*s%s%s", SLICE_ARGS(list), i ? ", " : "", words->at[i].text);
	return list;
}

static void unknown_word(struct reading *reading, const struct field *field, const struct yaml_node *node)
{
	const struct words *words = field->more;
	struct slice list = listed(words, reading->scratch), got = field_shown(node, reading->scratch), near;
	struct guess guess = guess_start(node->text);

	for (uint32_t i = 0; i < words->count; i++)
		guess_offer(&guess, slice_of(words->at[i].text));
	near = guess_words(&guess, reading->scratch);
	MISTAKE(reading, node->line, node->column, "%s: expected %s%.*s; got %.*s%.*s", field->name,
	        words->count > 1 ? "one of " : "", SLICE_ARGS(list), SLICE_ARGS(got), SLICE_ARGS(near));
}

static const struct word *word_of(struct reading *reading, const struct field *field, const struct yaml_node *node)
{
	const struct words *words = field->more;

	for (uint32_t i = 0; node->kind == YAML_SCALAR && i < words->count; i++)
		if (slice_is(node->text, words->at[i].text))
			return words->at + i;
	unknown_word(reading, field, node);
	return NULL;
}

void field_word(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	const struct word *word = word_of(reading, field, node);

	if (word)
		field_store(field, record, word->value);
}

void field_choice(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	if (word_of(reading, field, node))
		*(struct slice *)field_place(field, record) = arena_copy(reading->forever, node->text);
}

void field_bits(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	uint32_t bits = 0;

	if (!field_is_sequence(reading, field->name, node))
		return;
	for (const struct yaml_node *item = node->first; item; item = item->next) {
		const struct word *word = word_of(reading, field, item);

		bits |= word ? word->value : 0;
	}
	field_store(field, record, bits);
}

void field_flag(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	static const struct word flags[] = {{"true", true}, {"false", false}};
	static const struct words words = WORDS(flags);
	struct field of_words = *field;

	of_words.more = &words;
	field_word(reading, &of_words, node, record);
}

/* ---- versions of Spark ---- */

/* Reads the digits at the front of *rest; false when there is none or the number is above 99. */
static bool version_part(struct slice *rest, uint16_t *number)
{
	uint32_t length = 0;

	*number = 0;
	for (; length < rest->length && length < 3 && rest->at[length] >= '0' && rest->at[length] <= '9'; length++)
		*number = (uint16_t)(*number * 10 + (rest->at[length] - '0'));
	*rest = slice_part(*rest, length, rest->length);
	return length == 1 || length == 2;
}

static bool version_of(struct slice text, uint16_t *version)
{
	uint16_t major, minor;

	if (!version_part(&text, &major) || !slice_starts(text, SLICE(".")))
		return false;
	text = slice_part(text, 1, text.length);
	if (!version_part(&text, &minor) || text.length)
		return false;
	*version = (uint16_t)(major * 100 + minor);
	return *version > 0;  /* 0 is no limit */
}

bool field_scalar_version(struct reading *reading, const char *field, const struct yaml_node *node, uint16_t *version)
{
	if (node->kind == YAML_SCALAR && version_of(node->text, version))
		return true;
	field_unexpected(reading, field, node, "a version of Spark as in \"3.5\"");
	return false;
}

void field_version(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	field_scalar_version(reading, field->name, node, field_place(field, record));
}

void field_versions_order(struct reading *reading, const struct yaml_node *node, uint16_t since, uint16_t until)
{
	if (since && until && since > until)
		MISTAKE(reading, node->line, node->column, "since %u.%u is later than until %u.%u", since / 100, since % 100,
		        until / 100, until % 100);
}

void field_versions(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	static const struct field fields[] = {
		FIELD(versions, "since", since, field_version, .about = "the first version of Spark that it applies to"),
		FIELD(versions, "until", until, field_version, .about = "the last version of Spark that it applies to"),
	};
	static const struct record versions = RECORD("a range of versions", versions, fields);
	struct versions *range = field_place(field, record);

	fields_read(reading, &versions, node, range);
	field_versions_order(reading, node, range->since, range->until);
}

/* ---- records in records ---- */

void field_records(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	const struct record *items = field->more;
	uint32_t *count = (uint32_t *)((char *)record + field->counts);
	char *at;

	if (!field_is_sequence(reading, field->name, node))
		return;
	at = arena_take(reading->forever, items->size * node->count);
	memcpy(field_place(field, record), &at, sizeof at);  /* a pointer to whatever the items are */
	for (const struct yaml_node *item = node->first; item; item = item->next)
		fields_read(reading, items, item, at + items->size * (*count)++);
}

void field_mapping(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	if (field_is_mapping(reading, field->name, node))
		*(const struct yaml_node **)field_place(field, record) = node;
}

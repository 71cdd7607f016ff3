/* Keys of a member that are about its arguments. */
#include "data/records.h"

#include <ctype.h>

enum { ARGUMENTS_MOST = 100 };

static bool is_identifier(struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (!isalnum((unsigned char)text.at[i]) && text.at[i] != '_')
			return false;
	return text.length && !isdigit((unsigned char)text.at[0]);
}

/* `*name` stands last and takes all further arguments. */
static bool read_argument(struct reading *reading, const struct yaml_node *item, struct api_member *member, struct slice *name)
{
	if (!field_scalar(reading, "arguments", item, name))
		return false;
	if (slice_starts(*name, SLICE("*"))) {
		*name = slice_part(*name, 1, name->length);
		member->variadic = true;
		if (item->next) {
			MISTAKE(reading, item->line, item->column, "arguments: `*%.*s` takes all further ones, so it must be the last",
			        SLICE_ARGS(*name));
			return false;
		}
	}
	if (!is_identifier(*name))
		field_unexpected(reading, "arguments", item, "names of Python");
	else if (api_argument(member, *name) != NO_ARGUMENT)
		MISTAKE(reading, item->line, item->column, "arguments: `%.*s` stands twice", SLICE_ARGS(*name));
	else
		return true;
	return false;
}

void member_read_arguments(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;
	struct slice *arguments, name;

	if (!field_is_sequence(reading, field->name, node))
		return;
	if (node->count > ARGUMENTS_MOST) {
		MISTAKE(reading, node->line, node->column, "arguments: at most %d", ARGUMENTS_MOST);
		return;
	}
	member->arguments = arguments = ARENA_ARRAY(reading->forever, struct slice, node->count);
	for (const struct yaml_node *item = node->first; item; item = item->next)
		if (read_argument(reading, item, member, &name))
			arguments[member->argument_count++] = arena_copy(reading->forever, name);
}

static void unknown_argument(struct reading *reading, const char *field, const struct yaml_node *node,
                             const struct api_member *member, struct slice name)
{
	struct guess guess = guess_start(name);
	struct slice near;

	for (uint8_t i = 0; i < member->argument_count; i++)
		guess_offer(&guess, member->arguments[i]);
	near = guess_words(&guess, reading->scratch);
	MISTAKE(reading, node->line, node->column, "%s: `%.*s` has no argument `%.*s`%.*s", field, SLICE_ARGS(member->name),
	        SLICE_ARGS(name), SLICE_ARGS(near));
}

void member_refer(struct reading *reading, const char *field, const struct yaml_node *node, const struct api_member *member,
                  struct slice name, uint8_t *number)
{
	*number = api_argument(member, name);
	if (*number == NO_ARGUMENT)
		unknown_argument(reading, field, node, member, name);
}

void member_read_reference(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct slice name;

	if (field_scalar(reading, field->name, node, &name))
		member_refer(reading, field->name, node, record, name, field_place(field, record));
}

void member_read_parts(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;

	if (node->kind == YAML_SCALAR && slice_equal(node->text, SLICE("one")))
		member->parts_one = true;
	else
		member_read_reference(reading, field, node, record);
}

/* `true`: the first argument names the key; else the key itself. */
void member_read_sets(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;
	struct slice text;

	if (!field_scalar(reading, field->name, node, &text))
		return;
	if (!slice_equal(text, SLICE("true")) && !slice_starts(text, SLICE("spark."))) {
		field_unexpected(reading, field->name, node, "true or a Spark configuration key");
		return;
	}
	member->sets = true;
	member->sets_key = slice_equal(text, SLICE("true")) ? SLICE("") : arena_copy(reading->forever, text);
}

/* pair, keywords, or the name of the option that the first argument is. */
void member_read_remembers(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;
	struct slice word;

	if (!field_scalar(reading, field->name, node, &word))
		return;
	if (slice_equal(word, SLICE("pair")))
		member->remembers = REMEMBERS_PAIR;
	else if (slice_equal(word, SLICE("keywords")))
		member->remembers = REMEMBERS_KEYWORDS;
	else
		member->remembers = REMEMBERS_NAMED;
	member->option = member->remembers == REMEMBERS_NAMED ? arena_copy(reading->forever, word) : SLICE("");
}

/* `true`, or the argument that proves it. */
void member_read_proves(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;

	if (node->kind == YAML_SCALAR && api_argument(member, node->text) != NO_ARGUMENT)
		member->proves_by = api_argument(member, node->text);
	else
		field_flag(reading, field, node, record);
}

/* `true`, or the argument that names the hint and the names that count: [name, broadcast, mapjoin]. */
void member_read_hinted(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;
	struct slice *words, word;

	if (node->kind == YAML_SCALAR) {
		field_flag(reading, field, node, record);
		return;
	}
	if (node->kind != YAML_SEQUENCE || node->count < 2) {
		field_unexpected(reading, field->name, node, "true, or an argument and the hints that it may name");
		return;
	}
	if (!field_scalar(reading, field->name, node->first, &word))
		return;
	member_refer(reading, field->name, node->first, member, word, &member->hint);
	member->hint_words = words = ARENA_ARRAY(reading->forever, struct slice, node->count);
	for (const struct yaml_node *item = node->first->next; item; item = item->next)
		if (field_scalar(reading, field->name, item, &word))
			words[member->hint_count++] = arena_copy(reading->forever, word);
}

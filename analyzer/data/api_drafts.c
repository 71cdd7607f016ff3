/* rules/api/ *.yaml: owners, their names and their members. */
#include "data/api_drafts.h"
#include "data/disk.h"
#include "data/records.h"

#include <ctype.h>

/* ---- one owner ---- */

/* What stands below an owner; the lists are read after it is known whether the owner is a kind. */
struct owner {
	struct slice name;
	enum kind kind;         /* KIND_UNKNOWN: a module */
	struct slice source;
	const struct yaml_node *lists[NAME_SUFFIX + 1];
	const struct yaml_node *also; /* other names of a module */
	const struct yaml_node *members;
};

static void read_list(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	const struct owner *owner = record;

	if (owner->kind == KIND_UNKNOWN)
		MISTAKE(reading, node->key_line, node->key_column, "%s: only kinds have %s, and `%.*s` is not one", field->name,
		        field->name, SLICE_ARGS(owner->name));
	else if (field_is_sequence(reading, field->name, node))
		*(const struct yaml_node **)field_place(field, record) = node;
}

static void read_also(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct owner *owner = record;

	if (owner->kind != KIND_UNKNOWN)
		MISTAKE(reading, node->key_line, node->key_column, "also: only modules have other names; list classes of `%.*s` in classes",
		        SLICE_ARGS(owner->name));
	else if (field_is_sequence(reading, field->name, node))
		owner->also = node;
}

static const struct field owner_fields[] = {
	FIELD(owner, "classes", lists[NAME_CLASS], read_list),
	FIELD(owner, "names", lists[NAME_WHOLE], read_list),
	FIELD(owner, "prefixes", lists[NAME_PREFIX], read_list),
	FIELD(owner, "suffixes", lists[NAME_SUFFIX], read_list),
	FIELD(owner, "also", also, read_also),
	FIELD(owner, "source", source, field_text),
	FIELD(owner, "members", members, field_mapping),
};
static const struct record owner_record = RECORD("an owner", owner, owner_fields);

static bool is_dotted(struct slice text)
{
	bool at_start = true;

	for (uint32_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == '.' ? at_start : !(c == '_' || isalpha(c) || (isdigit(c) && !at_start)))
			return false;
		at_start = c == '.';
	}
	return !at_start;
}

static struct where where_of(const struct api_drafts *drafts, uint32_t line, uint32_t column)
{
	return (struct where){drafts->reading.path, line, column};
}

static void read_names(struct api_drafts *drafts, const struct owner *owner, int form)
{
	static const char *const fields[] = {
		[NAME_CLASS] = "classes", [NAME_WHOLE] = "names", [NAME_PREFIX] = "prefixes", [NAME_SUFFIX] = "suffixes"};
	const struct yaml_node *list = owner->lists[form];
	struct slice text;

	for (const struct yaml_node *item = list ? list->first : NULL; item; item = item->next) {
		if (!field_scalar(&drafts->reading, fields[form], item, &text))
			continue;
		if (!is_dotted(text)) {
			field_unexpected(&drafts->reading, fields[form], item, "a name of Python");
			continue;
		}
		*list_push(drafts->reading.scratch, &drafts->names) = (struct name_draft){
			.name = {.name = arena_copy(drafts->reading.forever, text), .kind = (uint8_t)owner->kind, .form = form},
			.where = where_of(drafts, item->line, item->column),
		};
	}
}

static void read_members(struct api_drafts *drafts, const struct owner *owner)
{
	struct reading *reading = &drafts->reading;

	for (const struct yaml_node *entry = owner->members ? owner->members->first : NULL; entry; entry = entry->next) {
		struct member_draft draft = {
			.member = member_start(owner->name, arena_copy(reading->forever, entry->key)),
			.where = where_of(drafts, entry->key_line, entry->key_column),
		};

		if (!is_dotted(entry->key) || slice_has(entry->key, SLICE(".")))
			MISTAKE(reading, entry->key_line, entry->key_column, "`%.*s` is not a name of Python", SLICE_ARGS(entry->key));
		fields_read(reading, &member_record, entry, &draft.member);
		if ((draft.member.proves || draft.member.proves_by != NO_ARGUMENT) && owner->kind == KIND_UNKNOWN)
			MISTAKE(reading, entry->line, entry->column, "proves: a member of a module proves no kind");
		field_versions_order(reading, entry, draft.member.since, draft.member.until);
		*list_push(reading->scratch, &drafts->members) = draft;
	}
}

/* A word that is nearly a kind is meant to be one. */
static void check_module(struct api_drafts *drafts, const struct yaml_node *entry)
{
	struct guess guess = guess_start(entry->key);
	struct slice near;

	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (entry->key.length > 4)
			guess_offer(&guess, kind_rows[kind].word);
	near = guess_words(&guess, drafts->reading.scratch);
	if (!is_dotted(entry->key) || guess.distance == 1)
		MISTAKE(&drafts->reading, entry->key_line, entry->key_column, "`%.*s` is neither a kind nor a module%.*s",
		        SLICE_ARGS(entry->key), SLICE_ARGS(near));
}

static void read_other_name(struct api_drafts *drafts, const struct owner *owner, const struct yaml_node *item)
{
	struct owner other = *owner;

	if (!field_scalar(&drafts->reading, "also", item, &other.name))
		return;
	if (!is_dotted(other.name)) {
		field_unexpected(&drafts->reading, "also", item, "a name of Python");
		return;
	}
	other.name = arena_copy(drafts->reading.forever, other.name);
	read_members(drafts, &other);
}

static void read_owner(struct api_drafts *drafts, const struct yaml_node *entry)
{
	struct owner owner = {.name = arena_copy(drafts->reading.forever, entry->key)};

	if (!kind_find(entry->key, &owner.kind))
		check_module(drafts, entry);
	fields_read(&drafts->reading, &owner_record, entry, &owner);
	for (int form = NAME_CLASS; form <= NAME_SUFFIX; form++)
		read_names(drafts, &owner, form);
	read_members(drafts, &owner);
	for (const struct yaml_node *item = owner.also ? owner.also->first : NULL; item; item = item->next)
		read_other_name(drafts, &owner, item);
}

/* ---- the files ---- */

struct words_file {
	const struct slice *words;
	uint32_t word_count;
};

static const struct field words_fields[] = {
	FIELD(words_file, "words", words, field_texts, .more = &form_line, .counts = offsetof(struct words_file, word_count),
          .required = true, .about = "a list of words; a file without any of them has no Spark in it"),
};
static const struct record words_record = RECORD("the file of words", words_file, words_fields);

static void read_words(struct api_drafts *drafts, const struct yaml_node *root)
{
	struct words_file file = {0};

	fields_read(&drafts->reading, &words_record, root, &file);
	drafts->words = file.words;
	drafts->word_count = file.word_count;
}

static void read_file(struct api_drafts *drafts, struct slice directory, struct slice stem)
{
	struct arena *scratch = drafts->reading.scratch;
	const struct yaml_node *root;

	drafts->reading.path = disk_join(directory, arena_format(scratch, "%.*s.yaml", SLICE_ARGS(stem)), scratch);
	root = yaml_read(&drafts->reading);
	if (!root || !field_is_mapping(&drafts->reading, "API model", root))
		return;
	if (slice_equal(stem, SLICE("words"))) {
		read_words(drafts, root);
		return;
	}
	for (const struct yaml_node *entry = root->first; entry; entry = entry->next)
		read_owner(drafts, entry);
}

void api_drafts_read(struct api_drafts *drafts, struct slice folder)
{
	struct stems stems = {0};
	const char *problem;
	bool words = false;

	drafts->reading.path = folder;
	if (!disk_stems(folder, SLICE(".yaml"), drafts->reading.scratch, &stems, &problem)) {
		MISTAKE(&drafts->reading, 0, 0, "the directory cannot be read: %s", problem);
		return;
	}
	for (uint32_t i = 0; i < stems.names.count; i++) {
		read_file(drafts, folder, stems.names.at[i]);
		words |= slice_equal(stems.names.at[i], SLICE("words"));
	}
	drafts->reading.path = folder;
	if (!words)
		MISTAKE(&drafts->reading, 0, 0, "words.yaml is missing: words without which a file has no Spark in it");
	if (stems.names.count == words)
		MISTAKE(&drafts->reading, 0, 0, "no API model here: OWNER.yaml says what the calls of an owner do");
}

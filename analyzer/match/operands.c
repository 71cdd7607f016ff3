#include "match/operands.h"

#include "data/reading.h"
#include "settings/settings.h"

/* One word being looked up. */
struct looking {
	struct operand *operand;
	const struct query_word *word;
	const struct query_pattern *pattern;
	const struct vocabulary *vocabulary;
	struct query_file *file;
};

static const struct slice use_words[] = {
#define U(identifier, word, about) {word, sizeof word - 1},
	USES(U)
#undef U
};

static bool unknown(struct looking *l, const char *what, const struct guess *guess)
{
	struct slice hint = guess_words(guess, l->file->report->arena);

	QUERY_MISTAKE(l->file, l->word->offset, "`%.*s` is %s%.*s", SLICE_ARGS(l->word->text), what, SLICE_ARGS(hint));
	return false;
}

static bool read_capture(struct looking *l)
{
	struct guess guess = guess_start(l->word->text);
	uint32_t number = query_capture(l->pattern, l->word->text);

	l->operand->sort = OPERAND_CAPTURE;
	l->operand->is.capture = number;
	if (number != UINT32_MAX)
		return true;
	for (uint32_t i = 0; i < l->pattern->captures.count; i++)
		guess_offer(&guess, l->pattern->captures.at[i].text);
	return unknown(l, "no capture of this pattern", &guess);
}

static bool read_text(struct looking *l)
{
	l->operand->sort = OPERAND_TEXT;
	l->operand->is.text = l->word->text;
	return true;
}

static bool read_text_or_capture(struct looking *l)
{
	return l->word->capture ? read_capture(l) : read_text(l);
}

static bool read_kind(struct looking *l)
{
	struct guess guess = guess_start(l->word->text);
	enum kind kind;
	enum trait trait;

	if (kind_find(l->word->text, &kind)) {
		l->operand->sort = OPERAND_KIND;
		l->operand->is.word = kind;
		return true;
	}
	if (trait_find(l->word->text, &trait)) {
		l->operand->sort = OPERAND_TRAIT;
		l->operand->is.word = trait;
		return true;
	}
	for (int i = 0; i < KIND_COUNT; i++)
		guess_offer(&guess, kind_rows[i].word);
	for (int i = 0; i < TRAIT_COUNT; i++)
		guess_offer(&guess, trait_word((enum trait)i));
	return unknown(l, "no kind and no trait", &guess);
}

static bool read_entry(struct looking *l)
{
	const struct api *api = l->vocabulary->api;
	struct guess guess = guess_start(l->word->text);

	l->operand->sort = OPERAND_ENTRY;
	l->operand->is.entry = api_find_dotted(api, l->word->text);
	if (l->operand->is.entry)
		return true;
	for (uint32_t i = 1; i < api->member_count; i++)
		guess_offer(&guess, arena_format(l->file->report->arena, "%.*s.%.*s", SLICE_ARGS(api->members[i].owner),
		                                 SLICE_ARGS(api->members[i].name)));
	return unknown(l, "no entry of the API model", &guess);
}

static bool read_use(struct looking *l)
{
	struct guess guess = guess_start(l->word->text);

	l->operand->sort = OPERAND_USE;
	for (uint32_t i = 0; i < USE_COUNT; i++)
		if (slice_equal(use_words[i], l->word->text)) {
			l->operand->is.word = i;
			return true;
		}
	for (uint32_t i = 0; i < USE_COUNT; i++)
		guess_offer(&guess, use_words[i]);
	return unknown(l, "no use of a result", &guess);
}

static bool read_jvm(struct looking *l)
{
	static const char *const words[] = {
#define J(identifier, word, about) word,
		JVMS(J)
#undef J
	};
	struct guess guess = guess_start(l->word->text);

	l->operand->sort = OPERAND_JVM;
	for (uint32_t i = 0; i < JVM_COUNT; i++)
		if (slice_is(l->word->text, words[i])) {
			l->operand->is.word = i;
			return true;
		}
	for (uint32_t i = 0; i < JVM_COUNT; i++)
		guess_offer(&guess, slice_of(words[i]));
	return unknown(l, "no way to start a JVM", &guess);
}

static bool read_number(struct looking *l)
{
	const struct guess none = guess_start(l->word->text);

	l->operand->sort = OPERAND_NUMBER;
	return size_read(l->word->text, 'b', &l->operand->is.number) || unknown(l, "no number", &none);
}

/* Keys that are not in the table may be a vendor's; a near miss is a slip. */
static bool read_key(struct looking *l)
{
	const struct spark_keys *keys = l->vocabulary->keys;
	struct guess guess = guess_start(l->word->text);

	l->operand->sort = OPERAND_KEY;
	l->operand->is.text = l->word->text;
	if (slice_ends(l->word->text, SLICE("*")) || spark_key_find(keys, l->word->text))
		return true;
	for (uint32_t i = 0; i < keys->count; i++)
		guess_offer(&guess, keys->keys[i].key);
	return !guess.best.at || unknown(l, "no configuration key that is known", &guess);
}

struct sort {
	char letter;
	const char *words;
	bool (*read)(struct looking *looking);
	bool takes_capture, takes_word;
};

static const struct sort sorts[] = {
	{'@', "a capture like `@report`", read_capture, true, false},
	{'k', "one kind or trait", read_kind, false, true},
	{'a', "one API entry like `dataframe.collect`", read_entry, false, true},
	{'u', "one use of a result like `iteration`", read_use, false, true},
	{'j', "one way to start the JVM like `submit`", read_jvm, false, true},
	{'n', "a number", read_number, false, true},
	{'s', "a text or capture", read_text_or_capture, true, true},
	{'c', "one configuration key", read_key, false, true},
};

static const struct sort *sort_of(char letter)
{
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if (sorts[i].letter == letter)
			return &sorts[i];
	return &sorts[0];
}

const char *operand_words(char letter)
{
	return sort_of(letter)->words;
}

bool operand_read(struct operand *operand, char letter, const struct query_word *word, const struct query_pattern *pattern,
                  const struct vocabulary *vocabulary, struct query_file *file)
{
	struct looking looking = {operand, word, pattern, vocabulary, file};
	const struct sort *sort = sort_of(letter);

	if (word->capture ? sort->takes_capture : sort->takes_word)
		return sort->read(&looking);
	QUERY_MISTAKE(file, word->offset, "%s is expected here, not `%s%.*s`", sort->words, word->capture ? "@" : "",
	              SLICE_ARGS(word->text));
	return false;
}

#include "match/answer_words.h"

static const struct wording {
	const char *predicate, *no, *maybe;
} wordings[] = {
#define A(predicate, no, maybe) {predicate, no, maybe},
#include "match/answers.def"
#undef A
};

static const struct wording *wording_of(const struct predicate *predicate)
{
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
		if (!strcmp(wordings[i].predicate, predicate->name))
			return &wordings[i];
	return NULL;
}

/* The subject of the question is all that its words may name. */
static struct slice filled(const struct question *question, const char *words, const struct telling *telling)
{
	static const struct slice name = {"x", 1};
	struct telling one = *telling;

	one.names = &name;
	one.nodes = &telling->nodes[question->subject];
	one.count = 1;
	return words_message(&one, slice_of(words));
}

/* "`x` is a list": what a kind was asked for. */
static struct slice kind_words(const struct question *question, const struct telling *telling)
{
	enum kind kind = (enum kind)facts_value(telling->facts, telling->nodes[question->subject]).kind;

	if (kind == KIND_UNKNOWN || question->rest[0].sort != OPERAND_KIND)
		return SLICE("");
	return arena_format(telling->arena, "%.*s: %.*s", SLICE_ARGS(filled(question, "`{x}`", telling)), SLICE_ARGS(kind_rows[kind].about));
}

/* What it is that it should not be. */
static struct slice unwanted_words(const struct question *question, const struct telling *telling)
{
	struct value value = facts_value(telling->facts, telling->nodes[question->subject]);
	struct slice subject = filled(question, "`{x}`", telling), about = {"", 0};

	for (uint32_t i = 0; i < question->count && !about.length; i++) {
		const struct operand *operand = &question->rest[i];

		if (operand->sort == OPERAND_TRAIT && value_has(value, (enum trait)operand->is.word))
			about = trait_about((enum trait)operand->is.word);
		else if (operand->sort == OPERAND_KIND && kind_is((enum kind)value.kind, (enum kind)operand->is.word))
			about = kind_rows[value.kind].about;
	}
	return about.length ? arena_format(telling->arena, "%.*s: %.*s", SLICE_ARGS(subject), SLICE_ARGS(about)) : about;
}

/* A table that is named as something small has no bound, and may be small. */
static struct slice small_words(const struct question *question, const struct telling *telling)
{
	bool small = facts_named_small(telling->facts, telling->nodes[question->subject]) &&
	             facts_value(telling->facts, telling->nodes[question->subject]).rows.tag == BOUND_UNBOUNDED;

	return small ? filled(question, "`{x}` has no row bound, but the name says that it is small", telling) : SLICE("");
}

/* "the result: it is printed or logged" */
static struct slice use_words(const struct question *question, const struct telling *telling)
{
	static const char *const abouts[] = {
#define U(identifier, word, about) about,
		USES(U)
#undef U
	};
	uint32_t uses = facts_uses(telling->facts, telling->nodes[question->subject]);
	struct slice words = SLICE("");

	for (int use = 0; use < USE_COUNT; use++)
		if (uses & 1u << use)
			words = arena_format(telling->arena, "%.*s%s%s", SLICE_ARGS(words), words.length ? "; " : "what is done with the result: ", abouts[use]);
	return words;
}

static const struct special {
	const char *predicate;
	enum answer answer;
	struct slice (*words)(const struct question *question, const struct telling *telling);
} specials[] = {{"is?", NO, kind_words}, {"is?", YES, unwanted_words}, {"used-by?", NO, use_words}, {"only-used-by?", NO, use_words}, {"unbounded?", MAYBE, small_words}};

static struct slice special_words(const struct question *question, enum answer answer, const struct telling *telling)
{
	for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
		if (specials[i].answer == answer && !strcmp(specials[i].predicate, question->predicate->name))
			return specials[i].words(question, telling);
	return SLICE("");
}

/* What was asked, and how it was answered. */
static struct slice plain_words(const struct question *question, enum answer answer, struct arena *arena)
{
	static const char *const ways[] = {[0] = "not so", [1] = "not known", [2] = "so"};

	return arena_format(arena, "%s: %s", ways[answer + 1], question->predicate->about);
}

struct slice answer_words(const struct question *question, enum answer answer, const struct telling *telling)
{
	enum answer said = question->negated ? answer_not(answer) : answer; /* of the predicate itself */
	const struct wording *wording = said == YES ? NULL : wording_of(question->predicate);
	struct slice words;

	if (!telling->nodes[question->subject])
		return SLICE("the code is written in another way");
	words = special_words(question, said, telling);
	if (words.length)
		return words;
	if (wording)
		return filled(question, said == NO ? wording->no : wording->maybe, telling);
	return plain_words(question, said, telling->arena);
}

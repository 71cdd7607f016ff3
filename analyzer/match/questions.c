#include "match/questions.h"

#include "data/reading.h"
#include "match/operands.h"

struct prefix {
	const char *text;
	bool negates, doubts;
};

/* Tried in this order: the longest first. */
static const struct prefix prefixes[] = {
	{"maybe-not-", true, true}, {"not-", true, false}, {"maybe-", false, true}, {"", false, false},
};

/* "error-if-more-than?": a question that rates. */
static struct slice take_rating(struct question *question, struct slice name)
{
	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++) {
		struct slice severity = slice_of(severity_word((enum severity)i)), rest = slice_part(name, severity.length, name.length);

		if (!slice_starts(name, severity) || !slice_starts(rest, SLICE("-if-")))
			continue;
		question->rates = true;
		question->severity = (enum severity)i;
		return slice_part(rest, strlen("-if-"), rest.length);
	}
	return name;
}

static const struct predicate *predicate_named(const struct vocabulary *vocabulary, struct slice name)
{
	for (const struct predicate *p = vocabulary->predicates; p->name; p++)
		if (slice_is(name, p->name))
			return p;
	return NULL;
}

static bool find_predicate(struct question *question, struct slice name, const struct vocabulary *vocabulary)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		struct slice prefix = slice_of(prefixes[i].text);

		if (!slice_starts(name, prefix))
			continue;
		question->predicate = predicate_named(vocabulary, slice_part(name, prefix.length, name.length));
		question->negated = prefixes[i].negates;
		question->doubtful = prefixes[i].doubts;
		if (question->predicate)
			return true;
	}
	return false;
}

static void complain_of_name(const struct query_clause *clause, struct slice name, const struct vocabulary *vocabulary,
                             struct query_file *file)
{
	struct guess guess = guess_start(name);
	struct slice hint;

	for (const struct predicate *p = vocabulary->predicates; p->name; p++)
		for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
			guess_offer(&guess, arena_format(file->report->arena, "%s%s", prefixes[i].text, p->name));
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, clause->offset, "`%.*s` is no predicate (`oomlint show predicates` lists them)%.*s",
	              SLICE_ARGS(name), SLICE_ARGS(hint));
}

/* The letter of `takes` for the operand at this place: the last one repeats before a +. */
static char letter_at(const char *takes, uint32_t at)
{
	size_t letters = strcspn(takes, "+");

	if (at < letters)
		return takes[at];
	return takes[letters] == '+' && letters ? takes[letters - 1] : '\0';
}

static bool count_fits(const char *takes, uint32_t count)
{
	uint32_t letters = (uint32_t)strcspn(takes, "+");

	return takes[letters] == '+' ? count >= letters : count == letters;
}

/* "a capture, then one or more API entries" */
static struct slice takes_in_words(const char *takes, struct arena *arena)
{
	size_t letters = strcspn(takes, "+");
	struct slice words = SLICE("");

	for (size_t i = 0; i < letters; i++) {
		bool many = takes[letters] == '+' && i + 1 == letters;

		words = arena_format(arena, "%.*s%s%s%s", SLICE_ARGS(words), i ? ", then " : "", many ? "at least " : "",
		                     operand_words(takes[i]));
	}
	return words;
}

static bool check_count(const struct question *question, const struct query_clause *clause, struct query_file *file)
{
	struct slice words;

	if (count_fits(question->predicate->takes, clause->words.count))
		return true;
	words = takes_in_words(question->predicate->takes, file->report->arena);
	QUERY_MISTAKE(file, clause->offset, "`%.*s` takes %.*s; given: %u", SLICE_ARGS(clause->name),
	              SLICE_ARGS(words), clause->words.count);
	return false;
}

static bool names_captures(const struct operand *operands, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (operands[i].sort == OPERAND_CAPTURE)
			return true;
	return false;
}

bool question_compile(struct question *question, const struct query_clause *clause, const struct query_pattern *pattern,
                      const struct vocabulary *vocabulary, struct query_file *file, struct arena *arena)
{
	struct operand *operands = ARENA_ARRAY(arena, struct operand, clause->words.count + 1);
	struct slice name;
	bool right = true;

	*question = (struct question){0};
	name = take_rating(question, clause->name);
	if (!find_predicate(question, name, vocabulary)) {
		complain_of_name(clause, name, vocabulary, file);
		return false;
	}
	if (!check_count(question, clause, file))
		return false;
	for (uint32_t i = 0; i < clause->words.count; i++)
		right &= operand_read(&operands[i], letter_at(question->predicate->takes, i), &clause->words.at[i], pattern,
		                      vocabulary, file);
	question->subject = operands[0].is.capture;
	question->rest = operands + 1;
	question->count = clause->words.count ? clause->words.count - 1 : 0;
	question->names_others = names_captures(question->rest, question->count);
	return right;
}

enum answer question_answer(const struct question *question, struct asked asked)
{
	enum answer answer;

	asked.node = asked.captures[question->subject];
	asked.rest = question->rest;
	asked.count = question->count;
	answer = asked.node ? question->predicate->ask(&asked) : MAYBE;
	return question->negated ? answer_not(answer) : answer;
}

/* What a thing is must be known: what is called, set or acquired, and of which kind. Without, a pattern is about nothing. */
static bool asks_what_it_is(const struct predicate *predicate)
{
	return predicate->needs || strpbrk(predicate->takes, "ka");
}

static bool may_be_open(const struct question *question, const struct asked *asked)
{
	return asked->doubts && !asks_what_it_is(question->predicate) && asked->captures[question->subject];
}

bool question_holds(const struct question *question, struct asked asked)
{
	enum answer answer = question_answer(question, asked);

	return answer == YES || (answer == MAYBE && (question->doubtful || may_be_open(question, &asked)));
}

#include "match/patterns.h"

#include "data/reading.h"
#include "match/templates.h"

static const struct slice report_capture = {"report", 6};

static bool word_take(struct slice *rest, struct slice *word)
{
	*rest = slice_trim(*rest);
	for (word->at = rest->at, word->length = 0; word->length < rest->length; word->length++)
		if (rest->at[word->length] == ' ' || rest->at[word->length] == '\t')
			break;
	*rest = slice_part(*rest, word->length, rest->length);
	return word->length > 0;
}

static bool keyword_take(struct slice *rest, const char *keyword)
{
	struct slice word;

	return word_take(rest, &word) && slice_equal(word, slice_of(keyword));
}

bool import_wish_read(struct slice text, struct import_wish *wish)
{
	struct slice rest = text, word;

	*wish = (struct import_wish){0};
	if (!word_take(&rest, &word) || !word_take(&rest, &wish->module))
		return false;
	wish->bound = wish->module;
	if (slice_equal(word, SLICE("from"))) {
		if (!keyword_take(&rest, "import") || !word_take(&rest, &wish->name) || slice_has(wish->name, SLICE(",")))
			return false;
		wish->bound = wish->name;
	} else if (!slice_equal(word, SLICE("import"))) {
		return false;
	}
	if (!slice_trim(rest).length)
		return true;
	return keyword_take(&rest, "as") && word_take(&rest, &wish->bound) && !slice_trim(rest).length;
}

static bool one_report(const struct query_pattern *text, struct query_file *file)
{
	uint32_t seen = 0;

	for (uint32_t i = 0; i < text->uses.count; i++) {
		if (!slice_equal(text->uses.at[i].text, report_capture))
			continue;
		if (++seen > 1) {
			QUERY_MISTAKE(file, text->uses.at[i].offset, "a pattern has one `@report`; for several kinds of nodes write "
			                                             "[(call) (pair)] @report");
			return false;
		}
	}
	if (!seen)
		QUERY_MISTAKE(file, text->offset, "this pattern has no `@report`: the node that the finding is about");
	return seen == 1;
}

static bool read_severity(struct pattern *pattern, const struct query_word *word, struct query_file *file)
{
	struct guess guess = guess_start(word->text);
	struct slice hint;

	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
		if (slice_is(word->text, severity_word((enum severity)i))) {
			pattern->severity = (enum severity)i;
			return true;
		}
	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
		guess_offer(&guess, slice_of(severity_word((enum severity)i)));
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, word->offset, "`%.*s` is no severity (info, warning, error)%.*s", SLICE_ARGS(word->text),
	              SLICE_ARGS(hint));
	return false;
}

static bool read_variant(struct pattern *pattern, const struct query_word *word, struct query_file *file)
{
	const struct rule *rule = file->rule;
	struct guess guess = guess_start(word->text);
	struct slice hint;

	for (uint32_t i = 0; i < rule->variant_count; i++)
		if (slice_equal(rule->variants[i].name, word->text)) {
			pattern->variant = rule->variants[i].name;
			pattern->message = rule->variants[i].message;
			return true;
		}
	for (uint32_t i = 0; i < rule->variant_count; i++)
		guess_offer(&guess, rule->variants[i].name);
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, word->offset, "`%.*s` is none of the rule's `messages`%.*s", SLICE_ARGS(word->text), SLICE_ARGS(hint));
	return false;
}

struct directive {
	const char *key;
	bool (*read)(struct pattern *pattern, const struct query_word *word, struct query_file *file);
};

static const struct directive directives[] = {{"severity", read_severity}, {"message", read_variant}};

static bool read_set(struct pattern *pattern, const struct query_clause *clause, struct query_file *file)
{
	struct slice key = clause->words.at[0].text, hint;
	struct guess guess = guess_start(key);

	for (size_t i = 0; i < sizeof directives / sizeof *directives; i++) {
		if (slice_is(key, directives[i].key))
			return directives[i].read(pattern, &clause->words.at[1], file);
		guess_offer(&guess, slice_of(directives[i].key));
	}
	hint = guess_words(&guess, file->report->arena);
	QUERY_MISTAKE(file, clause->words.at[0].offset, "`%.*s` cannot be set here, only `severity` and `message`%.*s",
	              SLICE_ARGS(key), SLICE_ARGS(hint));
	return false;
}

static bool read_directive(struct pattern *pattern, const struct query_clause *clause, struct query_file *file)
{
	if (!slice_equal(clause->name, SLICE("set!"))) {
		QUERY_MISTAKE(file, clause->offset, "`%.*s` is no directive; there is one: (#set! key value)", SLICE_ARGS(clause->name));
		return false;
	}
	if (clause->words.count != 2) {
		QUERY_MISTAKE(file, clause->offset, "`set!` takes a key and a value; given: %u", clause->words.count);
		return false;
	}
	return read_set(pattern, clause, file);
}

/* Stable: the author's order stays among equally cheap ones. */
static void insert_by_cost(struct question *questions, uint32_t count, struct question question)
{
	uint32_t at = count;

	while (at > 0 && questions[at - 1].predicate->cost > question.predicate->cost) {
		questions[at] = questions[at - 1];
		at--;
	}
	questions[at] = question;
}

static bool read_clauses(struct pattern *pattern, const struct query_pattern *text, const struct vocabulary *vocabulary,
                         struct query_file *file, struct arena *arena)
{
	struct question *questions = ARENA_ARRAY(arena, struct question, text->clauses.count), question;
	struct question *ratings = ARENA_ARRAY(arena, struct question, text->clauses.count);
	bool right = true;

	for (uint32_t i = 0; i < text->clauses.count; i++) {
		const struct query_clause *clause = &text->clauses.at[i];

		if (slice_ends(clause->name, SLICE("!")))
			right &= read_directive(pattern, clause, file);
		else if (!question_compile(&question, clause, text, vocabulary, file, arena))
			right = false;
		else if (question.rates)
			ratings[pattern->rating_count++] = question;
		else
			insert_by_cost(questions, pattern->question_count++, question);
	}
	pattern->questions = questions;
	pattern->ratings = ratings;
	return right;
}

static void name_captures(struct pattern *pattern, const struct query_pattern *text, struct arena *arena)
{
	struct slice *names = ARENA_ARRAY(arena, struct slice, text->captures.count);

	for (uint32_t i = 0; i < text->captures.count; i++)
		names[i] = text->captures.at[i].text;
	pattern->captures = names;
	pattern->capture_count = text->captures.count;
	pattern->report = query_capture(text, report_capture);
}

static void check_fix(const struct rule_fix *fix, const struct template_scope *scope, struct query_file *file, uint32_t offset)
{
	struct slice what = arena_format(file->report->arena, "the fix \"%.*s\"", SLICE_ARGS(fix->title));
	struct import_wish wish;

	template_check_words(fix->with, what, scope, file, offset);
	template_check_words(fix->title, what, scope, file, offset);
	if (fix->replace.length && template_capture(scope->captures, scope->count, fix->replace) == UINT32_MAX)
		QUERY_MISTAKE(file, offset, "%.*s replaces `@%.*s`, which this pattern does not capture", SLICE_ARGS(what),
		              SLICE_ARGS(fix->replace));
	if (fix->import.length && !import_wish_read(fix->import, &wish))
		QUERY_MISTAKE(file, offset, "%.*s imports `%.*s`; understood are `import a.b as c` and `from a import b as c`",
		              SLICE_ARGS(what), SLICE_ARGS(fix->import));
}

bool pattern_offers(const struct pattern *pattern, const struct rule_fix *fix)
{
	for (uint32_t i = 0; i < fix->variant_count; i++)
		if (slice_equal(fix->variants[i], pattern->variant))
			return true;
	return !fix->variant_count;
}

static void check_words(const struct pattern *pattern, const struct vocabulary *vocabulary, struct query_file *file,
                        uint32_t offset)
{
	const struct template_scope scope = {pattern->captures, pattern->capture_count, vocabulary->keys};

	template_check_words(pattern->message, SLICE("the message"), &scope, file, offset);
	template_check_words(file->rule->note, SLICE("the note"), &scope, file, offset);
	for (uint32_t i = 0; i < file->rule->fix_count; i++)
		if (pattern_offers(pattern, &file->rule->fixes[i]))
			check_fix(&file->rule->fixes[i], &scope, file, offset);
}

bool pattern_compile(struct pattern *pattern, const struct query_pattern *text, const struct vocabulary *vocabulary,
                     struct query_file *file, struct arena *arena)
{
	uint32_t mistakes = file->mistakes;

	pattern->rule = file->rule;
	pattern->severity = file->rule->topic.severity;
	pattern->variant = SLICE("message");
	pattern->message = file->rule->message;
	if (!one_report(text, file))
		return false;
	name_captures(pattern, text, arena);
	if (read_clauses(pattern, text, vocabulary, file, arena) && !file->checked)
		check_words(pattern, vocabulary, file, text->offset);
	return file->mistakes == mistakes;
}

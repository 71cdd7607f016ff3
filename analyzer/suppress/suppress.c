#include "suppress/suppress.h"

#include "data/reading.h"
#include "suppress/cover.h"
#include "suppress/mend.h"

#include <stdlib.h>

enum { NAMED_MOST = 5 };

/* One file's comments at work. */
struct work {
	const struct suppression *suppression;
	const struct tree *tree;
	struct report *report;
	struct arena arena;
	struct directives directives;
	struct logical_lines lines;
	struct cover cover;
};

/* A file that could not be read at all is said so, whatever its comments say. */
static bool can_be_silenced(const struct diagnostic *diagnostic)
{
	return diagnostic->source && !(slice_equal(diagnostic->topic->family, SLICE("oomlint")) && diagnostic->severity == SEVERITY_ERROR);
}

struct found {
	uint32_t start, number;   /* of the diagnostic */
};

static int by_start(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static void silence(struct work *work, struct diagnostic *diagnostic)
{
	uint32_t word, directive = cover_find(&work->cover, diagnostic->topic, diagnostic->span, &word);

	if (!directive) {
		directive = cover_find(&work->cover, NULL, diagnostic->span, &word);
		if (directive)
			work->directives.at[directive - 1].other = diagnostic->topic;
		return;
	}
	diagnostic->silencer = SILENCED_BY_COMMENT;
	diagnostic->justification = arena_copy(work->report->arena, work->directives.at[directive - 1].reason);
	if (word != UINT32_MAX)
		work->directives.words.at[word].used = true;
}

/* In the order of the file, as cover_find wants them. */
static void silence_all(struct work *work, uint32_t first)
{
	struct report *report = work->report;
	uint32_t count = report->diagnostics.count - first;
	struct found *found = ARENA_ARRAY(&work->arena, struct found, count + 1);

	for (uint32_t i = 0; i < count; i++)
		found[i] = (struct found){report->diagnostics.at[first + i].span.start, first + i};
	qsort(found, count, sizeof *found, by_start);
	for (uint32_t i = 0; i < count; i++)
		if (can_be_silenced(&report->diagnostics.at[found[i].number]))
			silence(work, &report->diagnostics.at[found[i].number]);
}

static bool is_on(const struct work *work, const struct topic *topic)
{
	const struct topics *topics = &work->suppression->topics;

	for (uint32_t i = 0; i < topics->count; i++)
		if (topics->at[i] == topic)
			return work->suppression->on && work->suppression->on[i];
	return false;
}

static struct diagnostic *say(struct work *work, const struct topic *topic, struct span span, struct slice message)
{
	struct diagnostic *diagnostic = report_add(work->report, topic);

	diagnostic->source = work->tree->source;
	diagnostic->span = span;
	diagnostic->message = arena_copy(work->report->arena, message);
	return diagnostic;
}

static void say_malformed(struct work *work, const struct directive *directive)
{
	uint32_t start;
	struct diagnostic *diagnostic = say(work, &topic_malformed_suppression, directive->span, directive->problem);

	if (!directive->meant.best.length)
		return;
	start = (uint32_t)(directive->meant.typed.at - work->tree->source->code.at);
	guess_tell(&directive->meant, diagnostic, work->report->arena);
	guess_fix(diagnostic, (struct span){start, start + directive->meant.typed.length}, work->report->arena);
}

/* A name in which somebody mistook a letter. Codes are too much alike to guess. */
static struct guess guessed(const struct work *work, struct slice word)
{
	struct guess guess = guess_start(word);

	for (uint32_t i = 0; i < work->suppression->topics.count; i++) {
		guess_offer(&guess, work->suppression->topics.at[i]->name);
		guess_offer(&guess, work->suppression->topics.at[i]->family);
	}
	return guess;
}

static void say_unknown(struct work *work, uint32_t directive, const struct word *word)
{
	struct arena *arena = work->report->arena;
	struct guess meant = guessed(work, word->text);
	struct slice hint = guess_words(&meant, &work->arena);
	struct diagnostic *diagnostic;

	diagnostic = say(work, &topic_unknown_suppression, word->span,
	                 arena_format(&work->arena, "no rule is called `%.*s`%.*s", SLICE_ARGS(word->text), SLICE_ARGS(hint)));
	guess_tell(&meant, diagnostic, arena);
	guess_fix(diagnostic, word->span, arena);
	mend_add_removal(diagnostic, work->tree, &work->directives, directive, arena);
}

static uint32_t count_needless(const struct work *work, const struct directive *directive, struct buffer *names)
{
	uint32_t count = 0;

	for (uint32_t i = directive->first_word; i < directive->first_word + directive->word_count; i++) {
		const struct word *word = &work->directives.words.at[i];

		if (word_is_needless(word) && count++ < NAMED_MOST)
			buffer_format(names, "%s`%.*s`", count > 1 ? ", " : "", SLICE_ARGS(word->text));
	}
	if (count > NAMED_MOST)
		buffer_format(names, " and %u more", count - NAMED_MOST);
	return count;
}

static void say_unused(struct work *work, uint32_t number)
{
	const struct directive *directive = &work->directives.at[number];
	struct buffer names = {0}, other = {0};
	uint32_t count = count_needless(work, directive, &names);
	struct diagnostic *diagnostic;

	if (count) {
		if (directive->other)
			buffer_format(&other, ", but `%.*s` has", SLICE_ARGS(directive->other->name));
		diagnostic = say(work, &topic_unused_suppression, directive->span,
		                 arena_format(&work->arena, "%.*s %s nothing to say here%.*s", (int)names.length, names.at,
		                              count == 1 ? "has" : "have", (int)other.length, other.length ? other.at : ""));
		mend_add_removal(diagnostic, work->tree, &work->directives, number, work->report->arena);
	}
	buffer_free(&names);
	buffer_free(&other);
}

static void say_lonely(struct work *work, const struct directive *directive)
{
	say(work, &topic_unmatched_suppression, directive->span,
	    directive->verb == VERB_ENABLE
	        ? SLICE("there is no `oomlint: disable` of the same rules above this, equally far to the right")
	        : SLICE("there is no `oomlint: enable` of the same rules below this, equally far to the right: it ends with its block"));
}

static void check_words(struct work *work, uint32_t number)
{
	const struct directive *directive = &work->directives.at[number];

	for (uint32_t i = directive->first_word; i < directive->first_word + directive->word_count; i++) {
		const struct word *word = &work->directives.words.at[i];

		if (!word->known && !word->foreign && is_on(work, &topic_unknown_suppression))
			say_unknown(work, number, word);
	}
	if (directive->verb != VERB_ENABLE && work->suppression->complete && is_on(work, &topic_unused_suppression))
		say_unused(work, number);
}

/* What is wrong with the comments themselves. */
static void check_directives(struct work *work)
{
	for (uint32_t i = 0; i < work->directives.count; i++)
		if (!work->directives.at[i].problem.at)
			check_words(work, i);
		else if (is_on(work, &topic_malformed_suppression))
			say_malformed(work, &work->directives.at[i]);
	for (uint32_t i = 0; i < work->cover.lonely.count; i++)
		if (is_on(work, &topic_unmatched_suppression))
			say_lonely(work, &work->directives.at[work->cover.lonely.at[i]]);
}

void suppress(const struct suppression *suppression, uint32_t first, struct report *report)
{
	struct work work = {.suppression = suppression, .tree = suppression->tree, .report = report};
	uint32_t found = report->diagnostics.count;

	directives_read(&work.directives, work.tree, &suppression->topics, suppression->on, &work.arena);
	if (work.directives.count) {
		logical_lines_read(&work.lines, work.tree, &work.arena);
		cover_open(&work.cover, &work.directives, work.tree, &work.lines, &work.arena);
		silence_all(&work, first);
		check_directives(&work);
		cover_open(&work.cover, &work.directives, work.tree, &work.lines, &work.arena);
		silence_all(&work, found);
	}
	arena_free(&work.arena);
}

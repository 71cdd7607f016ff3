#include "data/reading.h"

enum { GUESS_DISTANCE_MOST = 3 };

struct diagnostic *reading_mistake(struct reading *reading, uint32_t line, uint32_t column, struct slice message)
{
	struct diagnostic *diagnostic = report_add(reading->report, reading->topic);

	diagnostic->path = arena_copy(reading->report->arena, reading->path);
	diagnostic->line = line;
	diagnostic->column = column;
	diagnostic->message = message;
	diagnostic_quote(diagnostic, reading->text, reading->report->arena);
	reading->report->incomplete = true;
	reading->mistakes++;
	return diagnostic;
}

/* One slip in a short word, up to three in a long one. */
struct guess guess_start(struct slice typed)
{
	unsigned slips = 1 + typed.length / 4;

	return (struct guess){.typed = typed, .distance = 1 + (slips < GUESS_DISTANCE_MOST ? slips : GUESS_DISTANCE_MOST)};
}

void guess_offer(struct guess *guess, struct slice word)
{
	unsigned distance = guess->typed.length ? slice_distance(guess->typed, word, guess->distance) : guess->distance;

	if (distance < guess->distance && distance < word.length) {
		guess->distance = distance;
		guess->best = word;
	}
}

struct slice guess_words(const struct guess *guess, struct arena *arena)
{
	if (!guess->best.length)
		return SLICE("");
	return arena_format(arena, ", did you mean `%.*s`?", SLICE_ARGS(guess->best));
}

void guess_tell(const struct guess *guess, struct diagnostic *diagnostic, struct arena *arena)
{
	if (!guess->best.length)
		return;
	diagnostic->typed = arena_copy(arena, guess->typed);
	diagnostic->meant = arena_copy(arena, guess->best);
}

void guess_fix(struct diagnostic *diagnostic, struct span span, struct arena *arena)
{
	struct edit edit = {span, diagnostic->meant};

	if (edit.text.length)
		diagnostic_add_fix(diagnostic, "the name that was meant", FIX_UNSAFE, edit, arena)->snippet = edit.text;
}

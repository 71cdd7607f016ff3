/* One file being read: where its mistakes go, and where what is read lives. And guesses: which word was meant. */
#ifndef OOMLINT_DATA_READING_H
#define OOMLINT_DATA_READING_H

#include "report/report.h"

struct reading {
	const struct topic *topic;  /* of its mistakes: rule_invalid or data_invalid */
	struct slice path;
	struct slice text;          /* of the file, once it is parsed: mistakes quote it */
	struct arena *forever;      /* what is read */
	struct arena *scratch;      /* the YAML tree, gone after loading */
	struct report *report;
	uint32_t mistakes;
};

/* Line and column are 1-based; 0 where the whole file is meant. The message lives in the report's arena. */
struct diagnostic *reading_mistake(struct reading *reading, uint32_t line, uint32_t column, struct slice message);

#define MISTAKE(reading, line, column, ...) \
	reading_mistake((reading), (line), (column), arena_format((reading)->report->arena, __VA_ARGS__))

/* The most similar of the words that were offered, for "did you mean". */
struct guess {
	struct slice typed, best;
	unsigned distance;
};

struct guess guess_start(struct slice typed);
void guess_offer(struct guess *guess, struct slice word);
/* ", did you mean `severity`?", or nothing. */
struct slice guess_words(const struct guess *guess, struct arena *arena);
/* What the words say, for who can write the other word there; nothing where there is no guess. */
void guess_tell(const struct guess *guess, struct diagnostic *diagnostic, struct arena *arena);
/* Then the other word can be written over the one that stands at `span`: an unsafe fix. */
void guess_fix(struct diagnostic *diagnostic, struct span span, struct arena *arena);

#endif

/* What an expression can be at run time: passed by value, joined where control flow meets. */
#ifndef OOMLINT_MEANING_VALUE_H
#define OOMLINT_MEANING_VALUE_H

#include "base/answer.h"
#include "data/kinds.h"
#include "syntax/tree.h"

/* The row bound: a chain, smallest first (boundedness model). A join takes the larger. */
enum bound_tag { BOUND_UNKNOWN, BOUND_LITERAL, BOUND_META, BOUND_PART, BOUND_GROUP, BOUND_UNBOUNDED };

struct bound {
	uint64_t tag : 3;       /* enum bound_tag */
	uint64_t asked : 1;     /* of BOUND_LITERAL: a limit in an `if` that asks for its number */
	uint64_t keys : 2;      /* of BOUND_GROUP: enum key_sort */
	uint64_t selected : 2;  /* enum key_sort of the columns that the last select kept: the keys of a later distinct() */
	uint64_t count : 56;    /* of BOUND_LITERAL: at most so many rows, COUNT_SOME when nobody knows how many, as in limit(n) */
};

#define COUNT_SOME (((uint64_t)1 << 56) - 1)

/* How many distinct values grouping keys are likely to have, by their names. */
enum key_sort { KEYS_UNKNOWN, KEYS_FEW, KEYS_MANY, KEYS_OPEN /* named, but the name says neither */ };

/* Traits: bits that a value has or, but for the first one, may have. */
#define TRAITS(T) \
	T(STREAMING, "streaming", "a streaming frame, whichever way the code takes") \
	T(WATERMARKED, "watermarked", "a frame with a watermark") \
	T(HINTED, "broadcast-hinted", "carries a broadcast hint") \
	T(WIDE, "wide", "one of its cells may hold the data of many rows") \
	T(CACHED, "cached", "was cached") \
	T(LEAKS, "leaks", "belongs to a library that keeps memory for each construction") \
	T(CONNECT, "connect", "of a Spark Connect session") \
	T(BATCH, "micro-batch", "the frame of a foreachBatch function") \
	T(PARAMETER, "parameter", "given by code outside this file") \
	T(AGGREGATE, "aggregate", "a column that makes one row of many") \
	T(MULTIPLIES, "generator", "a column that makes many rows of one") \
	T(RANKED, "row-number", "a column that numbers the rows of a window; a frame that has one") \
	T(HEAVY, "heavy", "a model of another library, or one as bytes") \
	T(LIMITED, "limited", "a list that keeps only so many of its elements") \
	T(GIVEN, "given", "on executors: made of the row, batch or group that Spark gave") \
	T(UNPICKLABLE, "unpicklable", "cannot be sent to another process: a lock, a connection, a generator")

enum trait {
#define T(identifier, word, about) TRAIT_##identifier,
	TRAITS(T)
#undef T
	TRAIT_COUNT
};

struct value {
	uint8_t kind;        /* enum kind */
	uint8_t element;     /* kind of what iterating or indexing gives, where known */
	uint16_t traits;     /* bit set of enum trait */
	uint32_t run;        /* which evaluation of a loop `steps` belongs to */
	uint64_t steps;      /* calls of the loop under evaluation that it comes from, a bit for each (turns.c) */
	struct bound rows;   /* of datasets and of driver-side rows; of a column: its distinct values */
	uint32_t parts;      /* number of partitions when known; 0: not; of a column: elements of its arrays */
	uint32_t width;      /* of arrays and frames on the driver: numbers in one row when known; 0: not */
	node_id origin;      /* where the rows come from (the read, the parameter, the limit) */
	node_id step;        /* the call that gave `rows` its tag (limit, agg, groupBy); 0: the origin itself */
	node_id made;        /* the action whose result this is, or is made of (collect, toPandas); 0: none */
	uint32_t plan;       /* identity of the logical plan; 0: several or none */
	uint32_t cached;     /* 1 + number of the acquisition that this plan, or one it derives from, is held by; 0: none */
	uint32_t unique;     /* names of the columns that no two rows share (key_names); 0: not known */
	uint32_t event;      /* of a watermarked frame: name of its event-time column (key_names); 0: not known */
	uint32_t of;         /* number in the evaluator's table of things: constant, function, class, module, container; 0: none */
};

#define BOUND_SOME ((struct bound){.tag = BOUND_LITERAL, .count = COUNT_SOME})
static inline struct bound bound_of(uint64_t count)
{
	return (struct bound){.tag = BOUND_LITERAL, .count = count < COUNT_SOME ? count : COUNT_SOME};
}
#define BOUND_OF(n) bound_of((uint64_t)(n))
/* Of a number of the code, which may be anything: none is below zero, and what is larger than any count is COUNT_SOME. */
static inline uint64_t count_of_number(double number)
{
	if (number <= 0)
		return 0;
	return number < (double)COUNT_SOME ? (uint64_t)number : COUNT_SOME;
}
#define BOUND(t) ((struct bound){.tag = BOUND_##t})

static inline bool value_has(struct value value, enum trait trait) { return value.traits >> trait & 1; }
static inline struct value value_of_kind(enum kind kind) { return (struct value){.kind = (uint8_t)kind}; }
/* What holds after two paths meet, or in two calls of one function: unknown gives way to what is known, None to anything;
 * Spark and not Spark make unknown. */
struct value value_join(struct value a, struct value b);
/* How many elements it has at the most, each row counted with its width; false where that is not known. */
bool value_elements(struct value value, uint64_t *count);
/* A model of another library, if nobody knows how many weights it has, or a list of models. */
bool value_is_heavy(struct value value);
/* More than so many elements: by number, or because it is a whole table, a whole file or a model. Of what Python holds on the driver. */
enum answer value_exceeds(struct value value, double elements);
/* Whether a second look at a loop would learn something: they differ in more than identity. */
bool value_differs(struct value a, struct value b);

/* Words of the traits, for queries and docs. */
struct slice trait_word(enum trait trait);
struct slice trait_about(enum trait trait);
bool trait_find(struct slice word, enum trait *trait);

static inline bool at_most_one(struct bound bound) { return bound.tag == BOUND_LITERAL && bound.count <= 1; }
/* Whether they bound the same: the selected columns do not matter. */
static inline bool bound_same(struct bound a, struct bound b) { return a.tag == b.tag && a.keys == b.keys && a.count == b.count; }
struct bound bound_join(struct bound a, struct bound b);   /* the larger */
struct bound bound_least(struct bound a, struct bound b);  /* the smaller; unknown counts as the largest */
struct bound bound_sum(struct bound a, struct bound b);
struct bound bound_product(struct bound a, struct bound b);

#endif

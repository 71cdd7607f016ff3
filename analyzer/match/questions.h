/* Questions of a pattern: predicates with their operands looked up, compiled once. */
#ifndef OOMLINT_MATCH_QUESTIONS_H
#define OOMLINT_MATCH_QUESTIONS_H

#include "match/predicates.h"
#include "match/query_file.h"
#include "match/query_text.h"

struct question {
	const struct predicate *predicate;
	bool negated;              /* not- */
	bool doubtful;             /* maybe-: a maybe is good enough */
	bool rates;                /* info-if-, warning-if-, error-if-: where it holds, that is how bad it is; the match does not need it */
	enum severity severity;    /* of one that rates */
	uint32_t subject;          /* capture that it is about */
	const struct operand *rest;
	uint32_t count;
	bool names_others;         /* it compares with other captures than its subject */
};

/* What words may mean. */
struct vocabulary {
	const struct predicate *predicates; /* ended by a NULL name */
	const struct api *api;
	const struct spark_keys *keys;
};

/* false after a mistake was reported. */
bool question_compile(struct question *question, const struct query_clause *clause, const struct query_pattern *pattern,
                      const struct vocabulary *vocabulary, struct query_file *file, struct arena *arena);
/* What it comes to, negation applied. MAYBE about a capture that is not there. */
enum answer question_answer(const struct question *question, struct asked asked);
/* Whether it holds: `asked` has all but the node and the operands. About a capture that is not there nothing is known. */
bool question_holds(const struct question *question, struct asked asked);

#endif

/* Why there is no finding: what each rule that looks at a line says about it. */
#ifndef OOMLINT_MATCH_WHY_H
#define OOMLINT_MATCH_WHY_H

#include "match/match.h"

enum verdict_sort {
	VERDICT_HOLDS,   /* a pattern of the rule fits: all its questions are answered with yes, or one is open */
	VERDICT_NO       /* the one that fits best asks something that is not so, or not known */
};

/* One rule about some lines. */
struct verdict {
	const struct rule *rule;
	enum verdict_sort sort;
	enum confidence confidence; /* of what holds */
	bool quiet;                 /* what holds is in a test, where the rule is silent; or the rule is for other versions of Spark */
	struct slice words;         /* why it is not certain, or why not */
	struct span span;           /* what a finding would underline */
	uint32_t missing;           /* questions that do not hold */
};

struct verdicts {
	struct verdict *at;
	uint32_t count, capacity;
};

/* What the rules of the matcher say about these lines of the file (1-based), the best pattern of each rule that asks
 * about a call, a setting or a capture there. In order of rules; texts in `arena`. */
void matcher_why(struct matcher *matcher, const struct facts *facts, const struct job_settings *job, uint32_t first,
                 uint32_t last, struct arena *arena, struct verdicts *verdicts);
/* Whether `rule` speaks instead of `other` where both see one place. */
bool matcher_refines(const struct matcher *matcher, const struct rule *rule, const struct rule *other);

#endif

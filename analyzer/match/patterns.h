/* One pattern of one rule, compiled: what to ask, and which words of the rule to say. */
#ifndef OOMLINT_MATCH_PATTERNS_H
#define OOMLINT_MATCH_PATTERNS_H

#include "match/questions.h"

struct pattern {
	const struct rule *rule;
	uint32_t index;                 /* in its file */
	enum severity severity;
	struct slice variant, message;  /* its name among the rule's messages; a template */
	const struct slice *captures;   /* names, by number */
	uint32_t capture_count, report; /* number of @report */
	const struct question *questions; /* cheap ones first */
	uint32_t question_count;
	const struct question *ratings; /* questions that rate; the last one that holds counts */
	uint32_t rating_count;
	bool anchored;                  /* some question needs a certain call, setting or capture: it is about something */
	uint32_t hits;
};

/* false after a mistake was reported. Texts of the pattern live in `arena`. */
bool pattern_compile(struct pattern *pattern, const struct query_pattern *text, const struct vocabulary *vocabulary,
                     struct query_file *file, struct arena *arena);
/* Whether the fix goes with the message of this pattern. */
bool pattern_offers(const struct pattern *pattern, const struct rule_fix *fix);
/* "import a.b as c" or "from m import n as a". */
struct import_wish {
	struct slice module;   /* a.b, m */
	struct slice name;     /* n; empty for `import a.b` */
	struct slice bound;    /* the name it is used by: c, a, n, a.b */
};
bool import_wish_read(struct slice text, struct import_wish *wish);

#endif

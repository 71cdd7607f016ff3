/* Rules meet facts: one query over the tree, questions over the facts, sentences from the rule's words. */
#ifndef OOMLINT_MATCH_MATCH_H
#define OOMLINT_MATCH_MATCH_H

#include "data/rules.h"
#include "meaning/facts.h"
#include "settings/settings.h"

struct matcher;

struct selection {
	const bool *on;  /* which rules are on, by index in the set */
	enum confidence least; /* findings with more doubt are not told; CONFIDENCE_UNSAID: as usual. For matcher_run */
	bool checked;    /* the rules are known to be right, as the built-in ones are: a query is compiled when it is needed */
};

/* Reads the queries of the selected rules and compiles them (identical shapes once), unless they are known to be right. Mistakes in a query are diagnostics with their place in the .scm.
 * NULL only when nothing could be compiled. Lives in `forever`; matcher_close frees tree-sitter's part. */
struct matcher *matcher_open(const struct rule_set *set, const struct selection *selection, const struct api *api,
                             const struct spark_keys *keys, struct arena *forever, struct report *report);
void matcher_close(struct matcher *matcher);
/* Whether the text has a word that some selected rule needs; without, it need not be parsed. */
bool matcher_wants(const struct matcher *matcher, struct slice text);
/* Adds the findings of one document to report (texts in report->arena), most specific rule only, suppressions not yet applied. Of the
 * selected rules only those that are on `now`, and as sure as is wanted now; NULL: all. */
void matcher_run(struct matcher *matcher, const struct facts *facts, const struct job_settings *job, const struct selection *now,
                 struct report *report);
/* How often each pattern matched since matcher_open, for the test that every pattern is hit. */
uint32_t matcher_hits(const struct matcher *matcher, const struct rule *rule, uint32_t pattern);
uint32_t matcher_patterns(const struct matcher *matcher, const struct rule *rule);
/* From now on it notes how much time each rule takes. */
void matcher_note_time(struct matcher *matcher);
/* That, in seconds; by the rule's place in the set. */
double matcher_seconds(const struct matcher *matcher, uint32_t rule);

#endif

/* The matcher's parts, and one document being searched. Private to matcher.c and search.c. */
#ifndef OOMLINT_MATCH_RUN_H
#define OOMLINT_MATCH_RUN_H

#include "match/evidence.h"
#include "match/match.h"
#include "match/patterns.h"
#include "match/refinement.h"
#include "match/shapes.h"
#include "match/word_search.h"

/* The patterns of one rule, by their place among all. */
struct rule_part {
	uint32_t first, count;
};

/* Shapes that can begin at a node of some kind. */
struct shapes_at {
	LIST(struct shape *) list;
	uint32_t always;                /* how many, the first ones, have a user to whom marks and entries are all one */
	uint64_t *entries;              /* bits: API entries that some of them want */
};

struct matcher {
	const struct rule_set *set;
	struct vocabulary vocabulary;
	struct rule_part *parts;        /* by rule */
	LIST(struct pattern) patterns;  /* by rule, then in the order of the file */
	struct refinement refinement;
	struct shapes shapes;
	uint32_t captures_most;         /* of any shape */
	struct shapes_at at_kind[NODE_KIND_COUNT];
	struct word_search spark_words, triggers;
	TSQueryCursor *cursor;
	TSParser *parser;
	struct arena *forever;
	struct arena scratch;           /* of one document */
	double *spent;                  /* seconds, by rule; NULL: nobody wants to know */
	double charged;                 /* the sum of those that were for one rule alone */
};

/* A pattern whose questions all hold. */
struct hit {
	node_id node;          /* what it is about: @report, or what that is said for */
	uint32_t pattern;
	uint32_t order;        /* in which tree-sitter found it */
	uint32_t rule;
	const node_id *nodes;  /* by capture */
	struct evidence evidence;
	bool repeated;         /* an earlier pattern of the rule speaks */
};

struct hits {
	LIST(struct hit) list;
};

/* One document being searched. */
struct run {
	struct matcher *matcher;
	const struct facts *facts;
	const struct tree *tree;
	const struct job_settings *job;
	struct report *report;
	bool *on;              /* by rule: applies to this document */
	node_id *alone;        /* by capture: none; but for the outermost node while that is asked about */
	enum confidence least; /* findings with more doubt are not told */
	struct hits hits;
	TSTreeCursor walker;   /* where search_at was last */
	/* Who is told of each pattern whose shape fits, before it is asked anything; NULL: it is asked, and goes to `hits` if it holds. */
	void (*hear)(struct run *run, uint32_t pattern, const node_id *nodes);
};

enum { OPEN_MOST = 1 }; /* questions without an answer: with more of them nearly everything is possible */

static inline uint32_t rule_index(const struct matcher *m, const struct rule *rule)
{
	return (uint32_t)(rule - m->set->rules);
}

/* What a pattern is asked with at these nodes; and whether all its questions hold. */
struct asked run_asked(const struct run *run, const struct pattern *pattern, const node_id *nodes);
bool pattern_holds(const struct pattern *pattern, struct asked asked);
/* Whether the rule may speak of this node at all: it is for this version of Spark, and not quiet here. */
bool run_tells(const struct run *run, uint32_t rule, node_id node);
/* Every place where some pattern's questions all hold goes to run->hits, or every one where its shape fits to run->hear. */
void run_search(struct run *run);

#endif

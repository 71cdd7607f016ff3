/* The one table of questions that a query may ask. `oomlint show predicates` prints it. */
#ifndef OOMLINT_MATCH_PREDICATES_H
#define OOMLINT_MATCH_PREDICATES_H

#include "meaning/facts.h"
#include "settings/settings.h"

/* One argument of a question, resolved when the rule is loaded. */
struct operand {
	enum operand_sort {
		OPERAND_CAPTURE,  /* @x: at match time a node */
		OPERAND_TEXT,     /* a string */
		OPERAND_KIND,     /* word of kinds.def */
		OPERAND_TRAIT,    /* word of a trait */
		OPERAND_ENTRY,    /* API entry */
		OPERAND_USE,      /* enum use */
		OPERAND_JVM,      /* enum jvm */
		OPERAND_NUMBER,
		OPERAND_KEY       /* Spark configuration key (a string) */
	} sort;
	union {
		uint32_t capture;  /* index of the capture in its pattern */
		struct slice text;
		uint32_t word;     /* kind, trait, use, jvm */
		api_id entry;
		double number;
	} is;
};

/* What makes an answer less than certain. */
enum ground {
	GROUND_FACTS,      /* nothing does */
	GROUND_SOURCE,     /* other code gives the value */
	GROUND_KEYS,       /* names of columns */
	GROUND_OPEN,       /* the question is open */
	GROUND_RULE        /* the rule says so */
};

/* What the answers to a pattern's questions rest on: the weakest of it. */
struct evidence {
	enum confidence confidence;
	enum ground ground;
	node_id node;                 /* what the question was about */
	uint32_t question;            /* number of it in its pattern */
	uint32_t open;                /* questions that are open, and that the rule did not leave open */
};

/* What a predicate sees: facts, and the node of each capture operand already looked up. */
struct asked {
	const struct facts *facts;
	node_id node;                 /* of the first operand, a capture */
	const struct operand *rest;   /* the operands after it */
	uint32_t count;
	const node_id *captures;      /* by capture index, for operands in `rest` that are captures */
	const struct spark_keys *keys;
	const struct job_settings *job;
	struct evidence *evidence;    /* to be lowered by what the answer rests on; NULL: nobody wants to know */
	bool doubts;                  /* maybe is enough */
};

struct predicate {
	const char *name;     /* "calls?" */
	const char *takes;    /* one letter an operand: @ capture, k kind or trait, a API entry, u use, j jvm, n number, s text or
	                         capture, c configuration key; a last + repeats the letter before it */
	enum answer (*ask)(const struct asked *asked);
	const char *about;    /* what it asks, in words */
	uint8_t cost;         /* cheap ones are asked first */
	uint8_t needs;        /* enum node_mark: yes only of nodes that have it */
};

extern const struct predicate predicates[];  /* ended by a NULL name */

#endif

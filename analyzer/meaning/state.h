/* The abstract interpreter's state, and its limits. */
#ifndef OOMLINT_MEANING_STATE_H
#define OOMLINT_MEANING_STATE_H

#include "base/buffer.h"
#include "base/lookup.h"
#include "meaning/node_facts.h"
#include "meaning/scope.h"

enum {
	DEPTH_MOST = 800,       /* nested expressions, statements and calls: the stack stays below 1 MiB */
	CALL_DEPTH_MOST = 24,
	BASES_MOST = 16,        /* of a class, one above the other; a loop may make two each other's base */
	CONTEXTS_MOST = 6,      /* of one function */
	TEXT_MOST = 64 * 1024,  /* bytes of a text that are looked at */
	TURNS_MOST = 3,         /* of one loop that are evaluated */
	LOOPS_TWICE_MOST = 2,   /* deeper loops are evaluated once */
	FEW_CALLS = 10,         /* of a function that Spark calls per row */
	STARS_MOST = 16,        /* modules that pass on each other's names with `from m import *`, looked through for one name */
	ENTRIES_MOST = 256,     /* of a container that goes into another one */
	TRUTHS = 3,             /* distinct values of a condition: true, false, null */
	MANY_KEYS = 3           /* so many keys of unclear names are as good as one with many values */
};

struct frame {
	struct environment *environment;
	struct function_thing *function;  /* NULL: the module or a class body */
	struct class_thing *class_;       /* whose body this is */
	struct frame *caller;
	uint8_t per;
	bool in_batch, in_threads, root, dead;
	bool again;                       /* a loop is evaluated for the second time */
	node_id shipment;                 /* on executors: the call or definition that sent the function there */
	uint32_t loop_depth;
	node_id loop;                     /* the innermost for or while around what is evaluated, in this function */
	node_id partition_loop;           /* the loop over the partition that Spark gave, while it is evaluated */
	struct value result, yielded;
	uint32_t yields;                  /* outside loops */
	bool returns, yields_in_loop;
};

struct facts {
	const struct tree *tree;
	const struct api *api;
	struct meaning_options options;
	struct arena *arena;
	struct arena scratch;    /* arguments of calls under evaluation; rewound when they return */
	struct names names;
	struct scopes scopes;
	uint32_t *slots;         /* by node: number in `all` */
	LIST(struct node_fact) all;
	struct lookup numbers[NODE_NUMBERS];
	LIST(struct capture) captures;
	LIST(struct thing) things;
	LIST(struct acquisition) acquisitions;
	uint32_t jobs;           /* what may have run a job so far: actions on frames, calls of functions that are not known */
	LIST(struct release) releases;
	LIST(struct setting_thing) settings;
	LIST(node_id) setting_nodes;
	LIST(struct configuration) configurations;
	bool *file_calls;           /* by api_id: some call of the file reaches it */
	struct names imported;      /* modules, and the packages that they are in */
	struct names view_names;    /* in lower case */
	LIST(struct value) views;   /* by name */
	LIST(struct star) stars;    /* what `from m import *` opened */
	LIST(struct noted_origin) distant_origins;
	struct arena *summaries;    /* where the summary is made; NULL: none is wanted */
	struct module_summary *summary;
	LIST(struct function_thing *) summarised;
	LIST(node_id) stream_writers; /* calls that told a writer of a stream something, as they were evaluated */
	LIST(struct function_thing *) functions;
	LIST(struct class_thing *) classes;
	struct lookup class_numbers; /* by definition: 1 + number */
	struct lookup classes_named; /* by name: 1 + number of the last one; more follow as same_name */
	LIST(struct change) changes;
	LIST(struct loop_fact) loops;
	LIST(struct carry) carries;
	LIST(node_id) steps;        /* the calls that bits of value.steps stand for */
	uint64_t steps_repeated;    /* of these, what a turn takes more than once, in a function that it calls again */
	LIST(struct turn_action) actions;
	LIST(struct slice) written; /* in the loop: places, as the code names them */
	struct turn *turn;          /* the innermost loop */
	uint32_t run;               /* outermost loops so far */
	uint32_t turns;             /* second and later turns of loops so far */
	uint32_t *mentions;      /* by name: how many identifiers in the file spell it */
	struct environment *module;
	struct frame *frame;
	uint32_t depth, calls, stamp;
	uint32_t branches;       /* open ones: while there are none, no change needs to be remembered */
	struct { node_id loop; name_t name; bool small; } kept; /* the last answer of is_kept_small */
	uint8_t built;           /* enum model_effect: the most that the function under evaluation has built so far */
	bool given;              /* the expression under evaluation has a part that is TRAIT_GIVEN */
	uint64_t budget, spent;
	uint64_t text_room;      /* bytes that texts may still take */
	node_id stopped;
	node_id first_session;   /* the first call that starts a session or a context, or the first use of one that is given */
	enum jvm host;           /* who runs this file, if that is somebody who starts the JVM */
	bool main_guard, attributes_changed;
};

#endif

/* What is noted of nodes while a document is evaluated. */
#ifndef OOMLINT_MEANING_NODE_FACTS_H
#define OOMLINT_MEANING_NODE_FACTS_H

#include "meaning/things.h"

struct node_fact {
	struct value value;
	uint32_t uses;           /* of the result of a call: bit set of enum use */
	node_id defined;         /* of a name: the target of the assignment that it was read from; 0: not one */
	api_id entry;
	uint8_t marks;           /* bit set of enum node_mark; MARK_ENTRY is said by `entry` */
	uint8_t per : 4;         /* enum granularity: the highest seen */
	uint8_t model : 4;       /* enum model_effect: what a call that builds or loads a model of another library does */
	uint8_t fate;            /* of a parameter: bit set of enum fate */
	uint8_t filling : 2;     /* of an `if`: enum filling */
	bool captured_first : 1, pickled : 1;
	bool entry_known : 1, on_driver : 1, on_worker : 1, in_batch : 1, in_threads : 1;
	bool hints_table : 1;    /* of a call: its SQL text has a broadcast hint on a whole table */
	bool anti_joins_table : 1; /* of a call: its SQL text has NOT IN a subquery that nothing bounds */
	bool side_built : 1, side_not_built : 1; /* of a frame: a join can broadcast it, a join cannot */
	bool reruns : 1;         /* an action in a loop, on a plan that gets longer with every turn */
	bool inspected : 1;      /* somebody looks at the columns of what comes from here */
	bool viewed : 1;         /* in a loop, what it gives becomes part of a view; not one of another name than the table it is of */
	bool united : 1;         /* what comes from here is united with what came in the turns before */
};

/* What few nodes have, by node; 0 where it is not there. */
enum node_number {
	NUMBER_OF_SETTING,       /* 1 + number of the Spark setting that it makes */
	NUMBER_OF_CONFIGURATION, /* of SparkConf(), SparkSession.builder, {...}: 1 + number of the configuration that it makes */
	NUMBER_OF_ACQUISITION,   /* 1 + number of what this call acquires */
	NUMBER_OF_RELEASE,       /* 1 + number of what this call releases */
	NUMBER_OF_FUNCTION,      /* of a definition: 1 + number of the function made of it last */
	NUMBER_OF_LOOP,          /* of a loop: 1 + number of its turns */
	NUMBER_OF_CARRY,         /* 1 + number of the newest loop that carries it */
	NUMBER_OF_CAPTURE,       /* of a call that ships a function, or its decorated definition: 1 + number of the last that travels with it */
	NODE_PASSING_BY,         /* of an action: the last loop that goes through its result */
	NODE_ADDED,              /* of a call that unites: where the other frame comes from, when that is all there is to it */
	NODE_GROWN,              /* of a call that ships a function: where that, elsewhere, keeps something of every row of a partition */
	NODE_NUMBERS
};

/* What becomes of a parameter's argument in the function. */
enum fate { FATE_RELEASED = 1, FATE_ACTED = 2, FATE_ESCAPES = 4, FATE_VIEWED = 8 };

/* Whether an `if` assigns what it tests. */
enum filling { FILLS_UNASKED, FILLS_NOT, FILLS };

/* A value of the driver that travels with a function to the executors. */
struct capture {
	node_id node;            /* where the function reads it, or where it is bound to it */
	name_t name;
	struct value value;
	bool by_name;            /* of a module that workers import, if the file is one: then it does not travel */
	uint32_t next;           /* 1 + number of another one that travels with the same function; 0: none */
};

/* Where the rows of this call or parameter come from, in another file. */
struct noted_origin {
	node_id node;
	struct distant_origin origin;
};

struct loop_fact {           /* how many turns a loop has; where it is reached in several ways, the most */
	node_id loop;
	struct bound turns;
	bool known;              /* `turns` says something */
	bool given;              /* as many as somebody gave it: code outside this file, or a list of which nobody knows the length */
};

/* A call that is put on top of what it gave in the turn before. */
struct carry { node_id call, loop; uint32_t next; /* of the same call: number in the list */ };

struct turn_action {
	node_id call;
	uint64_t steps;
	uint32_t cached;
};

/* A loop under evaluation; those around it follow, through callers as well. */
struct turn {
	node_id loop;            /* for, while, or the call of what calls a function again and again */
	struct turn *outer;
	uint32_t first_step, first_action;
	bool second;             /* or a later one */
};

struct acquisition {
	node_id call;
	uint32_t plan;
	uint32_t earlier;        /* the other plan that it had in a turn before; 0: none */
	uint8_t resource;        /* enum resource */
	struct slice table;      /* of RESOURCE_TABLE_CACHE: its name, may have holes; at == NULL: not known */
	bool acted;              /* an action used the plan, or it went where we cannot see */
	bool repeated;           /* by a later turn of a loop, too: who is released may be of the turn before */
	uint32_t jobs;           /* how many had run when it was acquired */
	bool kept;               /* in a container */
	LIST(node_id) releases;  /* calls that release it, in this function or another */
	struct function_thing *function;
	struct resource_fact fact;
};

struct release {
	node_id call;
	node_id wanted;          /* the acquisition that it was for, when it is of another plan */
	bool of_other, unused;
	enum answer never;       /* its plan was never cached */
};

struct setting_thing {
	node_id node;
	struct slice key;
	struct slice text;         /* of the value, may have holes; at == NULL: not known at all */
	api_id entry;
	node_id configuration;
	bool late;                 /* a session has been started before */
	bool given;                /* code outside this file may give another value */
};

/* Settings that are read together: those of a SparkConf, of a builder, of a dictionary, and of what was poured into them. */
struct configuration {
	uint32_t into;             /* number of the one that it was poured into, or its own */
	bool local, remote, cluster, connect; /* what its master says, on some path */
};

/* A change of a name, to be undone and joined at the end of a branch. */
struct change {
	struct binding *binding;
	struct value before, after;
	bool was_bound;
};

#endif

/* The abstract interpreter's state. Private to meaning/: the rest of the program sees facts.h.
 *
 * The module's statements are evaluated in order; a call of a function of the file evaluates its body with the values of the
 * arguments (each function for a few distinct contexts). Functions that nobody calls are evaluated afterwards, with parameters known by
 * annotation, by what is done to them, or by name. A second round follows when attributes of objects changed meanwhile. */
#ifndef OOMLINT_MEANING_EVALUATOR_H
#define OOMLINT_MEANING_EVALUATOR_H

#include "base/buffer.h"
#include "base/lookup.h"
#include "meaning/facts.h"
#include "meaning/scope.h"
#include "meaning/summary.h"

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

struct binding {
	struct value value;
	uint32_t stamp;
	node_id defined;         /* the target that bound it last, where it was an assignment's */
	bool bound;
	bool by_worker;          /* what it has now, a function on executors gave it */
};

struct environment {
	uint32_t scope;
	uint8_t per;             /* enum granularity of the code whose names these are */
	struct environment *outer;
	struct binding *slots;
};

struct context {             /* of one function: how it was called and what came of it */
	struct value arguments[4];
	uint8_t per;
	uint32_t turns;          /* facts->turns at that time */
	struct value result;
};

struct call;

struct function_thing {
	node_id node;            /* function_definition or lambda */
	node_id decorated;       /* the decorated_definition around it, or 0 */
	struct environment *outer;
	struct class_thing *owner;  /* of a method */
	uint32_t scope;
	bool memoized, is_static, is_class_method, is_property, is_context_manager, is_fixture;
	bool wrapped;            /* its name stands for a UDF made of it */
	bool evaluated, active, called_again, shipped, batch;
	bool rooted;             /* evaluated as if nobody calls it, with this result */
	struct value root_result;
	struct function_summary *summary; /* NULL until other files are told of it */
	bool once;               /* while not called again: from the top of the file, or from what is called so */
	struct function_thing *original; /* of g in g = lru_cache(f) */
	node_id call;            /* the first call seen; another one means called again */
	LIST(struct context *) contexts;
};

struct attribute_thing {
	name_t name;
	struct value value;
	bool unsure;             /* None at times, or set on executors: the driver's object need not have it */
};

struct class_thing {
	struct class_thing *same_name; /* the one before with this name; NULL: none */
	node_id node;            /* 0: of another file */
	const struct class_summary *distant; /* what it is there; NULL */
	struct class_summary *summary;       /* NULL until other files are told of it */
	uint32_t scope;
	struct environment *body;
	LIST(struct class_thing *) line; /* itself and those that it derives from, in the order in which Python asks them */
	uint32_t instance;       /* number of the thing that stands for its instances; 0: none yet */
	uint8_t kind;            /* of its instances: what a base of another library says; KIND_OBJECT; 0: of another file */
	enum model_effect model; /* it derives from a model class of another library */
	LIST(struct attribute_thing) attributes; /* of its instances, all together */
	bool initialised;
};

struct container_entry {
	struct value key;        /* a constant; kind NOTHING where there is none */
	struct value value;
	node_id node;            /* the pair, or the element; 0: not written as one */
};

/* What of an entry: of a dictionary key and value, of a list of pairs the two in each, or the entry. */
enum each_part { EACH_FIRST, EACH_SECOND, EACH_WHOLE, EACH_COUNT };

struct container_thing {
	LIST(struct container_entry) entries;
	bool whole;              /* entries are all there is, in order */
	bool open;               /* it gets more, out of sight of the value that holds it */
	node_id node;            /* the display that made it; 0: none did */
	uint32_t each[EACH_COUNT]; /* by part: the thing that a loop variable over it is; 0: not made */
};

/* What a loop variable is, as the loop is evaluated once for all entries. */
struct each_thing {
	struct container_thing *container;
	enum each_part part;
};

struct argument {
	struct slice keyword;    /* empty: positional */
	node_id node;
	struct value value;
	bool splat;
};

struct arguments {
	struct argument *at;
	uint32_t count;
};

struct bound_thing {         /* a bound method, or functools.partial */
	struct value function;
	struct value first[4];
	node_id nodes[4];        /* where the first ones stand; 0: nowhere */
	uint32_t count;
	struct arguments keywords;
	bool above;              /* by super(): it is part of the call of the method that asks so */
};

enum thing_sort {
	THING_NONE, THING_NUMBER, THING_TEXT, THING_FUNCTION, THING_CLASS, THING_INSTANCE, THING_PATH, THING_CONTAINER, THING_EACH, THING_BOUND,
	THING_MEMBER, THING_RANK, THING_ABOVE, THING_DISTANT_FUNCTION, THING_DISTANT_MODULE /* of other files */
};

/* Marks a part of a text that is not known ("{day}" in an f-string). */
#define TEXT_HOLE TEXT_UNKNOWN

struct thing {
	enum thing_sort sort;
	union {
		double number;
		struct slice text;   /* THING_TEXT: with holes; THING_PATH: dotted name */
		struct function_thing *function;
		struct class_thing *class_; /* THING_CLASS, THING_INSTANCE */
		struct container_thing *container;
		struct each_thing each;
		struct bound_thing *bound;
		struct { api_id entry; bool unbound; struct value *receiver; } member; /* unbound: the receiver is a class */
		struct { struct class_thing *class_; struct value *self; } above; /* super(), in a method of that class */
		struct { struct slice name; struct bound windows; } rank; /* of a frame: its column of row numbers */
		const struct function_summary *distant_function;
		const struct module_summary *distant_module;
	} is;
};

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
	bool entry_known : 1, on_driver : 1, on_worker : 1, in_batch : 1, in_threads : 1, materializes : 1;
	bool hints_table : 1;    /* of a call: its SQL text has a broadcast hint on a whole table */
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
	bool given;              /* as many as code outside this file says */
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
	uint8_t resource;        /* enum resource */
	struct slice table;      /* of RESOURCE_TABLE_CACHE: its name, may have holes; at == NULL: not known */
	bool acted;              /* an action used the plan, or it went where we cannot see */
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
	LIST(struct function_thing *) functions;
	LIST(struct class_thing *) classes;
	struct lookup class_numbers; /* by definition: 1 + number */
	struct lookup classes_named; /* by name: 1 + number of the last one; more follow as same_name */
	LIST(struct change) changes;
	LIST(struct loop_fact) loops;
	LIST(struct carry) carries;
	LIST(node_id) steps;        /* the calls that bits of value.steps stand for */
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
	bool given;              /* the expression under evaluation has a part that is TRAIT_GIVEN */
	uint64_t budget, spent;
	uint64_t text_room;      /* bytes that texts may still take */
	node_id stopped;
	node_id first_session;   /* the first call that starts a session or a context, or the first use of one that is given */
	enum jvm host;           /* who runs this file, if that is somebody who starts the JVM */
	bool main_guard, attributes_changed;
};

/* Everything below takes the facts under construction. */
struct value evaluate(struct facts *facts, node_id node);
void evaluate_block(struct facts *facts, node_id block);
void evaluate_statement(struct facts *facts, node_id node);
struct value evaluate_call(struct facts *facts, node_id call);
/* left + right of two datasets: left becomes the union of both. False where the left one has no such operator. */
bool add_datasets(struct facts *facts, node_id node, struct value *left, struct value right);
struct value evaluate_attribute(struct facts *facts, node_id attribute);
struct value evaluate_sequence(struct facts *facts, node_id node);         /* a list, set or tuple */
struct value evaluate_dictionary(struct facts *facts, node_id node);
struct value evaluate_subscript(struct facts *facts, node_id node);
struct value evaluate_comprehension(struct facts *facts, node_id node);
struct value evaluate_string(struct facts *facts, node_id node);
struct value evaluate_binary(struct facts *facts, node_id node);

struct node_fact *fact_of(struct facts *facts, node_id node);             /* made when missing */
const struct node_fact *fact_find(const struct facts *facts, node_id node); /* NULL when the node was not reached */
uint32_t node_number(const struct facts *facts, enum node_number what, node_id node);
void node_number_put(struct facts *facts, enum node_number what, node_id node, uint32_t number);
struct function_thing *function_made_by(const struct facts *facts, node_id definition); /* the last one; NULL: none */
struct value record(struct facts *facts, node_id node, struct value value);
void use(struct facts *facts, struct value value, enum use use);
bool use_of_word(struct slice word, enum use *use);
void iterate(struct facts *facts, struct value value, node_id loop); /* USE_ITERATED, in this loop or comprehension */
void file_facts_open(struct facts *facts);
void note_file_call(struct facts *facts, api_id entry);
/* So many steps along a list are part of what the evaluation costs. */
void spend(struct facts *facts, uint64_t steps);

/* Things. */
struct thing *thing_new(struct facts *facts, struct value *value, enum thing_sort sort);
struct thing *thing_of(const struct facts *facts, struct value value);    /* a THING_NONE when it has none */
struct value number_value(struct facts *facts, double number);
struct slice number_text(struct arena *arena, double number);             /* as Python prints it: "3", "0.5" */
struct value text_value(struct facts *facts, struct slice text);
struct value path_value(struct facts *facts, struct slice path);
struct value container_value(struct facts *facts, enum kind kind);
struct container_thing *container_of(const struct facts *facts, struct value value); /* NULL when it is none */
struct function_thing *function_of(const struct facts *facts, struct value value);   /* NULL; looks through bound methods */
bool number_of(const struct facts *facts, struct value value, double *number);
bool text_of(const struct facts *facts, struct value value, struct slice *text);     /* may have holes */
bool text_is_whole(struct slice text);
bool same_constant(const struct facts *facts, struct value a, struct value b); /* equal numbers or whole texts */
/* Whether there is room for another text of this length; where there is none, the evaluation counts as stopped at the node. */
bool text_fits(struct facts *facts, node_id node, size_t length);
struct slice path_of(const struct facts *facts, struct value value);      /* dotted name of a module's member; empty */
struct value element_of(struct facts *facts, struct value value);         /* what a loop over it gives */
struct value item_of(struct facts *facts, struct value value);           /* what a subscript that is not known gives */
struct value position_of(struct facts *facts, struct value value, uint32_t at); /* what unpacking gives there */
/* {**other}, d.update(other); false: it is not known what comes in. */
bool pour_entries(struct facts *facts, struct container_thing *into, struct value other);
struct value part_of(const struct facts *facts, const struct container_thing *container, uint32_t entry, enum each_part part);

/* Lists that grow, and what is held of a partition on executors (partitions.c). */
bool is_kept_small(struct facts *facts, node_id loop, node_id list); /* the loop empties it, or looks how long it is */
bool is_long_partition(struct value value);                                /* rows or batches of a partition, not known to be few */
enum granularity turn_granularity(const struct facts *facts, struct value iterable); /* how often a loop over it runs */
void note_copied_partition(struct facts *facts, const struct call *call);
void note_grown_list(struct facts *facts, node_id node, node_id list);     /* `node` puts more into it */
/* On executors, something of the driver: what is added there, the driver never sees. */
bool is_copy(const struct facts *facts, node_id node);
/* How long something is after `each` was added at this node in every turn of the loops around it. */
struct bound grown_rows(const struct facts *facts, node_id node, struct bound before, struct bound each);
void note_item(struct facts *facts, node_id target, struct value owner, struct value key); /* owner[key] = … */

/* Loops. */
void turn_open(struct facts *facts, struct turn *turn, node_id loop);
void turn_begin(struct facts *facts, struct turn *turn, bool second);     /* second: or a later one */
bool turn_made_steps(const struct facts *facts, const struct turn *turn); /* calls that no turn had before */
void turn_close(struct facts *facts, const struct turn *turn);
void note_turns(struct facts *facts, node_id loop, struct value items);   /* one turn for each of the items */
/* Whether the call takes what it gave in the turn before; which steps its result comes from. */
void take_step(struct facts *facts, const struct call *call, struct value *result);
void take_step_through(struct facts *facts, node_id call, struct value *result); /* a function of the file */
void note_steps_viewed(struct facts *facts, struct value frame); /* in a loop, the calls that a view is made of */
void cut_receiver(struct facts *facts, const struct call *call);
void note_action(struct facts *facts, const struct call *call);

/* The function or lambda around a node, which may be the node; the for or while around it in the same function. 0: none. */
node_id enclosing_function(const struct tree *tree, node_id node);
node_id enclosing_loop(const struct tree *tree, node_id node);

/* The expression that a name was given in the assignment that it was last bound by. 0: no such assignment. */
node_id assigned_to(const struct facts *facts, node_id identifier);

/* Names. */
node_id parameter_name(const struct tree *tree, node_id parameter); /* the identifier, or the pattern of *args */
struct value name_value(struct facts *facts, node_id identifier);
void assign(struct facts *facts, node_id target, struct value value);
void bind_name(struct facts *facts, struct slice name, struct value value);
/* frame.count() > most: where the condition holds, or does not, the frame has no more rows than that. */
void note_measured(struct facts *facts, node_id condition, bool holds);
struct environment *environment_new(struct facts *facts, uint32_t scope, struct environment *outer);

/* Branches: mark, evaluate one arm, take its changes back, evaluate the other, join. */
struct branch { uint32_t mark; LIST(struct change) arm; bool arm_dead, was_dead; };
void branch_open(struct facts *facts, struct branch *branch);
void branch_else(struct facts *facts, struct branch *branch);  /* the first arm is done */
bool branch_close(struct facts *facts, struct branch *branch); /* true: the arms differ in what they say about a name */

/* Functions of the file. */
struct value define_function(struct facts *facts, node_id node, node_id decorated);
struct value define_class(struct facts *facts, node_id node);
struct value decorate_class(struct facts *facts, node_id decorated, struct value value);
/* Whatever is called: a function of the file, a class, a path, a method that was kept. */
struct value call_value(struct facts *facts, node_id node, struct value function, const struct arguments *arguments);
struct call;
struct value call_function(struct facts *facts, struct value function, const struct arguments *arguments, node_id call);
/* Calls a function that Spark runs: on executors (per != PER_NOTHING) or on the driver again and again. */
struct value call_by_spark(struct facts *facts, struct value function, enum granularity per, const struct value *bound, uint32_t count, node_id call);
/* Calls a function that threads of the driver run. */
void call_by_threads(struct facts *facts, const struct call *call);
/* Calls a function that is called again and again: a loop without an end. */
void call_repeatedly(struct facts *facts, const struct call *call);
struct value instantiate(struct facts *facts, struct class_thing *class_, const struct arguments *arguments, node_id call);
struct attribute_thing *instance_attribute(struct facts *facts, struct class_thing *class_, struct slice name, bool make);
struct value instance_of(struct facts *facts, struct class_thing *class_);
struct value self_of(struct facts *facts, const struct function_thing *method); /* what it gets first where nobody is seen to call it */
struct value class_member(struct facts *facts, const struct class_thing *class_, struct slice name);
/* The same of what comes after the class in the line of the object's: super().name */
struct value member_above(struct facts *facts, const struct thing *above, struct slice name);
bool look_above(struct facts *facts, const struct call *call, struct value *result); /* `above` of the model */
void class_add(struct facts *facts, struct class_thing *class_, struct slice name);
struct class_thing *class_named(const struct facts *facts, struct slice name); /* of this file or another one; NULL: none yet */
void class_start_line(struct facts *facts, struct class_thing *class_);
void class_add_base(struct facts *facts, struct class_thing *class_, const struct class_thing *base);
struct value annotated_value(struct facts *facts, node_id type);
struct activation {
	const struct bound_thing *bound;   /* first arguments that are already there */
	const struct arguments *arguments; /* NULL: nobody calls it */
	const struct value *given;         /* what Spark gives it */
	uint32_t given_count;
	bool by_spark;                     /* nobody else fills what is left */
};
/* Evaluates the body once. `root`: no caller is known. */
struct value evaluate_body(struct facts *facts, struct function_thing *function, const struct activation *activation,
                           enum granularity per, bool in_batch, bool root);
/* The same, once for each distinct context. */
struct value evaluate_in_context(struct facts *facts, struct function_thing *function, const struct activation *activation,
                                 enum granularity per, bool in_batch);
void bind_parameters(struct facts *facts, const struct function_thing *function, struct environment *environment,
                     const struct activation *activation);
void evaluate_roots(struct facts *facts);

/* Other files. */
const struct module_summary *neighbour_find(const struct facts *facts, struct slice name);  /* NULL */
struct value distant_module_value(struct facts *facts, const struct module_summary *module);
/* A name of that module or a module in that package, as seen from node `at`. false: it has none of this name. */
bool distant_member(struct facts *facts, const struct module_summary *module, struct slice name, node_id at, struct value *value);
/* A name from modules whose names are all imported (from m import *). */
bool starred_name(struct facts *facts, const struct star *stars, uint32_t count, struct slice name, node_id at, struct value *value);
struct value distant_class_member(struct facts *facts, const struct class_summary *class_, struct slice name);
const struct function_summary *distant_function_of(const struct facts *facts, struct value value); /* NULL; through bound methods */
struct value call_distant(struct facts *facts, struct value function, const struct arguments *arguments, node_id call);
/* Spark runs it; `given` is what it gets. */
void tell_of_spark_call(struct facts *facts, struct value function, enum granularity per, const struct value *given, uint32_t count);
struct value import_value(struct facts *facts, const struct portable *portable, node_id at);
/* In `arena`. `within`: parameters of this function are told by their number; NULL. */
struct portable portable_of(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena);
/* What becomes of an argument: remembered where the plan is a parameter's. */
void note_fate(struct facts *facts, struct value value, enum fate fate);
void evaluate_distant_calls(struct facts *facts);
struct module_summary *summarise(struct facts *facts);
node_id parameter_at(const struct facts *facts, const struct function_thing *function, uint32_t number); /* 0 */
/* What a call calls, without what stands before the last dot; 0: it is no call. */
node_id callee_name(const struct facts *facts, node_id call);
struct slice origin_words(const struct facts *facts, struct value value, struct arena *arena);
const struct distant_origin *distant_origin_of(const struct facts *facts, node_id node); /* NULL */

/* A call of the API model. */
struct call {
	node_id node, receiver_node;
	api_id entry;
	const struct api_member *member;
	struct value receiver;
	const struct arguments *arguments;
};
struct value apply_entry(struct facts *facts, struct call *call);
void note_growth(struct facts *facts, const struct call *call); /* append, extend, add, update */
struct value argument_value(const struct call *call, uint8_t number); /* unknown where it is not given */
/* Whether a cell or an element of the result may hold the data of many rows: TRAIT_WIDE. */
void result_width(struct facts *facts, const struct call *call, struct value given, struct value *result);
void special_result(struct facts *facts, const struct call *call, struct value *result);
/* str(4), int("4"), "{}g".format(4): what is known before the job runs. */
bool fold_call(struct facts *facts, const struct call *call, struct value *result);
/* Appends what Python prints for it; a hole where that is not known. */
void print_value(const struct facts *facts, struct buffer *text, struct value value);
/* What `receiver.name` is: an entry of the model (then *receiver is what it is asked of), or a value. */
api_id resolve_member(struct facts *facts, node_id object, struct value *receiver, struct slice name, struct value *value);
/* The name of one of the receiver's members that fit a name with holes, when most of them are like it; or empty. */
struct slice likely_member(struct facts *facts, struct value receiver, struct slice pattern);
bool take_attribute(struct facts *facts, const struct call *call, struct value *result);
/* A method that only Spark's objects take with such arguments (df.where(col("a") > 1)): then *receiver is one of them. 0: none. */
api_id proved_by_arguments(struct facts *facts, node_id object, struct value *receiver, struct slice name,
                           const struct arguments *arguments);
bool is_guess(struct value value); /* taken for another library's object by its name only */
/* Those of a call, evaluated. They live in the scratch arena until the call has returned. */
struct arguments read_arguments(struct facts *facts, node_id list);
/* DataFrame.union(a, b): the first argument is what the method is asked of. */
struct arguments without_receiver(const struct arguments *arguments, struct value *receiver);
/* pandas.merge(a, b), pandas.merge(right=b, left=a): `of` of the model. */
struct arguments without_subject(const struct arguments *arguments, const struct api_member *member, struct value *receiver);
const struct argument *call_argument(const struct call *call, uint8_t number); /* NULL when it is not given */
bool keeps_many(const struct api_member *member, struct value given);
bool use_of_word(struct slice word, enum use *use); /* of `uses:` in the model */
enum granularity shipped_granularity(const struct call *call);
void run_given_functions(struct facts *facts, const struct call *call, struct value *result);
/* The values that Spark gives to the function of this call. `values` has room for KINDS_BOUND_MOST. */
uint32_t bound_values(struct facts *facts, const struct call *call, struct value *values);
/* The result before its rows are known: its kind, and whether the arguments take it elsewhere (`away`). */
struct value result_of_kind(const struct call *call);
bool is_taken_away(const struct call *call);
bool is_hinted(const struct facts *facts, const struct call *call);
bool is_dataset(enum kind kind);
/* Objects with columns by name, frame["a"] and frame.a: pandas, pandas-on-Spark, groups of it. */
bool is_pandas_like(enum kind kind);
/* df.drop(name, axis=1): what other code gives as `df` is no frame of Spark's when it takes an argument that only pandas has. */
bool takes_as_pandas(const struct facts *facts, struct value receiver, api_id entry, const struct arguments *arguments);
struct value column_of_pandas(struct value frame);
struct bound call_rows(struct facts *facts, const struct call *call, struct value *result);
/* Grouping keys among the arguments of groupBy, distinct, dropDuplicates. */
struct bound group_rows(struct facts *facts, const struct call *call);
/* Names of columns as one number, whatever their order: of one value, of the keys of a call; 0: they are not all plain names. */
uint32_t key_names(const struct facts *facts, struct value value);
uint32_t group_names(const struct facts *facts, const struct call *call);
enum key_sort tallied_keys(const struct facts *facts, const struct call *call); /* KEYS_UNKNOWN: no keys given */
enum key_sort key_sort_named(struct slice name);  /* by its words alone */
enum key_sort key_sort_of(const struct facts *facts, struct slice name);
bool is_declared_small(const struct facts *facts, struct slice table); /* the settings say that it has few rows */
bool reads_declared(const struct facts *facts, const struct call *call, const struct value *result);
bool calls_declared(const struct facts *facts, node_id call); /* a function of which they say so */
bool has_small_word(struct slice text);    /* small_df, shop.country_lookup: what people keep small */
enum key_sort key_sort_of_value(const struct facts *facts, struct value value, node_id node); /* of one key expression */
/* Whether the condition asks for one entity, or for a few that are written down: id == x. */
bool asks_for_key(const struct facts *facts, struct value condition, node_id node);
/* Whether it keeps what the driver has in a list: key.isin(keys). Of groups that is at most a few for each of the list. */
bool asks_for_listed(const struct facts *facts, node_id node);

/* Joins (joins.c): which sides are built, for hints. `how` is empty where it is not known. */
void note_join(struct facts *facts, const struct call *call, struct slice how);

/* Temporary views. */
void note_view(struct facts *facts, struct value name, struct value frame); /* an unknown name: it is out of sight */
const struct value *view_find(const struct facts *facts, struct slice name); /* NULL */

/* SQL text: the bound of its outermost operator, and whether one expression is an aggregate. */
struct bound sql_rows(const struct facts *facts, struct slice text, bool *wide);
/* Whether it has a broadcast hint on a table that nothing bounds (sql_hints.c). */
bool sql_hints_table(const struct facts *facts, struct slice text);
struct value sql_column(const struct facts *facts, struct slice expression); /* what an expression is as a column */

/* What shipped functions take along. `in_module`: it is a global of the file. */
void note_capture(struct facts *facts, node_id node, struct value value, bool in_module);
/* The object of a bound method and the arguments of a partial, when it is shipped. */
void note_bound(struct facts *facts, const struct bound_thing *bound);
/* An argument that is unpickled on executors: what was captured there holds a whole object. */
void note_unpacking(struct facts *facts, const struct call *call);
node_id shipment_of(const struct function_thing *function, node_id call);

/* Resources. */
void acquire(struct facts *facts, const struct call *call, struct value *result);
void acquire_table(struct facts *facts, node_id call, struct slice name); /* name: may have holes; at == NULL: not known */
void note_cache_statement(struct facts *facts, node_id call, struct slice sql); /* CACHE TABLE and its like */
void release(struct facts *facts, const struct call *call);
void release_tables(struct facts *facts, node_id call, struct slice name);
void release_all(struct facts *facts, node_id call);
void release_unseen(struct facts *facts);                   /* somebody may release what is held */
void judge_exits(struct facts *facts);                      /* after the last round: which ways out pass no release */
void release_later(struct facts *facts, struct value value); /* its unpersist goes to somebody who may call it */
bool sounds_like_release(struct slice name);                /* of a function that is not in this file */
bool is_acquired(const struct facts *facts, uint32_t plan); /* cached, or broadcast */
/* What value.cached stands for; NULL: nothing, or something of the round before (objects keep their attributes). */
struct acquisition *acquisition_held(const struct facts *facts, uint32_t cached);
void act_on(struct facts *facts, struct value value);       /* an action used it, or it went out of sight */
void keep(struct facts *facts, struct value value);         /* it went into a container */
void escape(struct facts *facts, struct value value);
void give_back(struct facts *facts, struct value value);    /* returned to a caller that nobody knows */
void rebind(struct facts *facts, struct binding *binding, struct value after); /* before the name gets its new value */

/* Models of other libraries (models.c). */
enum model_effect model_of_class(const struct facts *facts, struct slice path);
void note_model(struct facts *facts, node_id call, enum model_effect model);

/* Settings. */
void note_settings(struct facts *facts, const struct call *call, struct value *result); /* that a call of the API makes */
bool is_configuration(enum kind kind);                      /* a SparkConf or a builder: their values carry what made them as `plan` */
struct applied {
	api_id entry;            /* with what it is set; 0: written down only, in a dictionary or a pair */
	node_id at;              /* where */
	node_id configuration;   /* of what; 0: not known */
};
void note_setting(struct facts *facts, node_id node, struct value key, struct value value, struct applied applied);
void note_pair(struct facts *facts, node_id node, struct value key, struct value value);
/* Whether it stands in a %%configure cell. */
bool configures_session(const struct facts *facts, node_id node);
/* Each pair of a dictionary or of a list of pairs. */
void note_pairs(struct facts *facts, const struct container_thing *pairs, struct applied applied);
void note_set_statement(struct facts *facts, node_id call, struct slice sql, api_id entry);

/* Who starts the JVM, and what is read when it starts. */
void note_session(struct facts *facts, node_id call);
void note_given_session(struct facts *facts, node_id identifier, enum kind kind);
void note_host(struct facts *facts, node_id import, struct slice module);
void note_master(struct facts *facts, node_id made, struct slice key, struct slice value);
bool comes_too_late(const struct facts *facts, node_id node);
void configurations_join(struct facts *facts, node_id a, node_id b);
bool configuration_same(const struct facts *facts, node_id a, node_id b);
enum jvm configuration_jvm(const struct facts *facts, node_id made, bool late);

#endif

/* What values point to: functions, classes, containers, texts. Private to meaning/, as all of the evaluator. */
#ifndef OOMLINT_MEANING_THINGS_H
#define OOMLINT_MEANING_THINGS_H

#include "base/list.h"
#include "meaning/facts.h"
#include "meaning/summary.h"

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
	uint8_t builds;          /* enum model_effect: the most that a call of it builds, itself or by what it calls */
	bool memoized, is_static, is_class_method, is_property, is_context_manager, is_fixture;
	bool wrapped;            /* its name stands for a UDF made of it */
	bool evaluated, active, called_again, shipped, batch;
	bool rooted;             /* evaluated as if nobody calls it, with this result */
	struct value root_result;
	struct function_summary *summary; /* NULL until other files are told of it */
	bool once;               /* while not called again: from the top of the file, or from what is called so */
	struct function_thing *original; /* of g in g = lru_cache(f) */
	struct function_thing *setter;   /* of a property: @frame.setter */
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

#endif

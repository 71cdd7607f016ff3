/* What other files of a project see of one module: its names, functions and classes as plain data, without nodes.
 *
 * A summary is made once for each module that others import. A function's result is said for unknown arguments, in terms of them: it
 * has the rows of its first parameter, it is that very frame. In the other direction calls tell the module that defines a function
 * what it is called with. Everything lives in the arena of the project. */
#ifndef OOMLINT_MEANING_SUMMARY_H
#define OOMLINT_MEANING_SUMMARY_H

#include "base/arena.h"
#include "data/kinds.h"
#include "meaning/value.h"

enum { ARGUMENTS_TOLD = 8 };   /* of one call, by the number of the parameter */

/* Where rows come from, when that is in another file. */
struct distant_origin {
	struct slice path;     /* empty: not known */
	uint32_t line;         /* of the file or cell, counted as findings are */
	struct slice words;    /* "a table, read whole" */
};

enum portable_sort {
	PORTABLE_PLAIN, PORTABLE_NUMBER, PORTABLE_TEXT, PORTABLE_PATH, PORTABLE_FUNCTION, PORTABLE_CLASS, PORTABLE_INSTANCE, PORTABLE_MODULE,
	PORTABLE_CONTAINER
};

/* A value without the document that it was found in. */
struct portable {
	struct value value;           /* origin, step, made, plan, cached, of are 0 */
	enum portable_sort sort;
	union {
		double number;
		struct slice text;        /* may have holes (TEXT); dotted name (PATH) */
		const struct function_summary *function;
		const struct class_summary *class_; /* CLASS, INSTANCE */
		const struct module_summary *module;
		const struct portable_container *container;
	} is;
	uint8_t follows;              /* 1 + number of the parameter whose rows it has; 0: none */
	uint8_t made_of;              /* 1 + number of the parameter that it holds the content of */
	uint8_t queries;              /* 1 + number of the parameter that is the SQL text of it */
	bool same;                    /* it is that parameter itself */
	struct distant_origin origin;
};

struct portable_entry { struct portable key, value; };

struct portable_container {
	const struct portable_entry *at;
	uint32_t count;
	bool whole;
};

struct named_portable {
	struct slice name;
	struct portable value;
	bool unsure;                  /* of an attribute: an object need not have it */
};

struct portable_names {
	const struct named_portable *at;  /* in order of their names */
	uint32_t count;
};

/* What a function does with one argument. */
struct parameter_summary {
	struct slice name;
	uint32_t uses;                /* bit set of enum use */
	bool released, acted, escapes, viewed;
};

struct function_summary {
	const struct module_summary *home;
	uint32_t number;              /* in it, among functions and classes */
	struct slice path;            /* of its file */
	struct slice name;
	uint32_t twins;               /* how many definitions before it in the file have its name */
	const struct class_summary *owner; /* of a method */
	const struct parameter_summary *parameters;
	uint32_t parameter_count;
	struct portable result;
	bool is_static, is_class_method, is_property;
	uint8_t builds, builds_alone; /* enum model_effect: of models in each call; of those that are not made of what it is given */
	uint64_t fingerprint;         /* of all that can be seen through it; 0: nobody asked (project/fingerprint.h) */
};

struct class_summary {
	const struct module_summary *home;
	uint32_t number;              /* in it, among functions and classes */
	struct slice path, name;
	uint32_t twins;
	const struct class_summary *const *bases; /* in the order in which Python asks them */
	uint32_t base_count;
	struct portable_names members;     /* of its body */
	struct portable_names attributes;  /* of its instances; `follows` numbers the parameters of __init__ */
	uint64_t fingerprint;
};

/* `from m import *`: a module of the project, or one of the API model. */
struct star {
	struct slice module;                  /* its dotted name */
	const struct module_summary *distant; /* NULL: none of the project */
};

struct module_summary {
	struct slice path;
	struct portable_names names;
	const struct star *stars;  /* what else its names may be from; the last one counts */
	uint32_t star_count;
	void *keeper;              /* who frees it; NULL: who owns the arena */
	bool about_spark;          /* it is checked as well, if it is asked for */
	uint32_t definitions;      /* functions and classes that somebody may be told of */
	uint64_t fingerprint;
};

/* Whether they are of one definition, in summaries of the same file that need not be the same one. */
static inline bool same_function(const struct function_summary *a, const struct function_summary *b)
{
	return a == b || (a->twins == b->twins && slice_equal(a->name, b->name) && slice_equal(a->path, b->path));
}
static inline bool same_class(const struct class_summary *a, const struct class_summary *b)
{
	return a == b || (a->twins == b->twins && slice_equal(a->name, b->name) && slice_equal(a->path, b->path));
}

/* NULL when there is none. */
const struct portable *portable_find(const struct portable_names *names, struct slice name);

/* One way in which code of other files calls a function. */
struct distant_call {
	const struct function_summary *function;
	struct portable arguments[ARGUMENTS_TOLD]; /* by parameter; kind UNKNOWN: not given, or not known */
	uint8_t per;                  /* enum granularity */
	bool in_batch, again;         /* in a micro-batch function; in a loop or in a function that is called again */
	bool once;                    /* from the top of its file, or from what that calls once: by itself in each run of that file */
};

/* The project as one document sees it. */
struct neighbours {
	void *project;
	/* The module of this name as the document would import it ("pkg.helpers", ".helpers"); NULL when it is none of the project. */
	const struct module_summary *(*find)(const struct neighbours *neighbours, struct slice name);
	/* A module inside a package. */
	const struct module_summary *(*find_in)(const struct neighbours *neighbours, const struct module_summary *package, struct slice name);
	/* Tells of a call, whose arguments live in `arena`; NULL where nobody listens. false: that was known, forget it. */
	bool (*called)(const struct neighbours *neighbours, const struct distant_call *call);
	struct arena *arena;
	/* Notebooks that the document runs in its own namespace. */
	const struct module_summary *const *ran;
	uint32_t ran_count;
};

#endif

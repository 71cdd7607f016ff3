/* The files of a run and what they import from each other.
 *
 * Files are added with their text; link() follows their imports to further files. What is imported is summarised first, what it
 * imports before it; then every file is checked, those that call before those that are called. Files that have nothing to do with each
 * other may be looked at by several threads at a time: what a file is told does not depend on that, nor on the order of adding.
 *
 * Texts may change: project_add again, project_link again. What the new links mean for summaries and calls is up to the caller. */
#ifndef OOMLINT_PROJECT_PROJECT_H
#define OOMLINT_PROJECT_PROJECT_H

#include "meaning/summary.h"
#include "project/places.h"

#include <pthread.h>

typedef uint32_t module_id; /* 0: none */

struct told_call {
	module_id callee;
	struct distant_call call;
};

struct module {
	module_id id;
	struct slice path;
	bool asked;               /* to be checked, not only imported */
	bool opened;              /* its text was scanned for imports */
	bool about_spark;         /* its own imports are followed */
	bool summarised;          /* for those who look at each file once (app/survey.c) */
	uint32_t size;            /* bytes of that text */
	uint64_t text;            /* hash of its text, where the reader says it */
	uint64_t resolved;        /* of what its imports mean, folders included */
	struct arena links;       /* of the next three */
	LIST(module_id) imports;
	LIST(module_id) runs;     /* notebooks that it runs in its own namespace */
	struct places_asked places; /* that its imports depend on; empty unless project->listens */
	uint32_t circle;          /* modules that import each other have the same number, from 0 */
	uint32_t place;           /* in project->order */
	LIST(module_id) importers; /* known with the order */
	const struct module_summary *summary;
	const struct module_summary *first;  /* in a circle: what it is without the others of the circle */
	LIST(struct told_call) told;   /* how it calls others */
	LIST(module_id) callers;       /* who told of calls of this one; each once */
};

struct project {
	struct arena memory;
	struct places places;
	struct names paths;        /* module_id is the name of its path */
	LIST(struct module *) modules; /* by module_id */
	struct names folders;      /* packages without a file */
	LIST(struct module_summary *) folder_summaries; /* by name */
	struct arena edges;        /* of the order and the importers */
	LIST(module_id) order;     /* who imports before what is imported; modules of a circle beside each other, by path */
	uint32_t circles;
	bool listens;              /* to which places modules depend on; with one thread only */
	pthread_mutex_t lock;      /* of places, folders, and callers */
};

/* Reads a file that is imported; false when it cannot be. Whether it is about Spark decides if its imports are followed. */
struct project_reader {
	void *from;
	bool (*read)(void *from, struct slice path, struct slice *bytes, bool *about_spark);
};

void project_open(struct project *project);
void project_close(struct project *project);
/* A file that will be checked. */
struct module *project_add(struct project *project, struct slice path, struct slice bytes, bool about_spark);
/* The module of this path, which need not have a file. */
struct module *project_meet(struct project *project, struct slice path);
/* Finds the imports in its text, in place of those that it had; whether they are others. */
bool project_scan(struct project *project, struct module *module, struct slice bytes, bool about_spark);
/* There is no such text any more. */
void project_drop(struct project *project, struct module *module);
/* Follows the imports of all files, and orders them. */
void project_link(struct project *project, const struct project_reader *reader);
struct module *project_module(const struct project *project, struct slice path); /* NULL */
static inline struct module *project_at(const struct project *project, module_id id) { return project->modules.at[id]; }

/* What a module is looked at for. Modules that import each other are summarised twice, the first time knowing nothing of each other. */
enum project_round {
	ROUND_ONLY_LOOK,
	ROUND_FIRST_SUMMARY, /* of a circle */
	ROUND_SUMMARY,
	ROUND_CHECK          /* calls of functions of other files are noted in module->told */
};

/* The project as this module sees it; it belongs to the caller. */
struct view_of_project {
	struct neighbours neighbours;  /* first: neighbours.project is this */
	struct project *project;
	struct module *module;
	enum project_round round;
};
/* `memory`, of one thread, lives as long as what is told of the module: its summary, or its calls. */
void project_view(struct view_of_project *view, struct project *project, struct module *module, enum project_round round, struct arena *memory);
/* It is known that it calls the other one, without how. */
void project_note_call(struct project *project, struct module *caller, struct module *callee);
void project_drop_call(struct project *project, struct module *caller, struct module *callee);
/* The module has been checked: those that it calls may be told. */
void project_tell(struct project *project, struct module *module);
/* They are told no more: it will be checked again. */
void project_untell(struct project *project, struct module *module);
/* The files that import this one, at first or second hand, and call it; of a circle, those before it. They have been checked. By path, in
 * `arena`. And how they call it. */
struct module **project_callers(struct project *project, const struct module *module, uint32_t *count, struct arena *arena);
const struct distant_call *project_calls(struct project *project, const struct module *module, uint32_t *count, struct arena *arena);
/* For a view: whether the call is one to be kept. */
bool project_listen(const struct neighbours *neighbours, const struct distant_call *call);

#endif

/* The files of a run and what they import from each other.
 *
 * Files are added with their text; link() follows their imports to further files. What is imported is summarised first, what it
 * imports before it; then every file is checked, those that call before those that are called. */
#ifndef OOMLINT_PROJECT_PROJECT_H
#define OOMLINT_PROJECT_PROJECT_H

#include "meaning/summary.h"
#include "project/places.h"

typedef uint32_t module_id; /* 0: none */

struct module {
	struct slice path;
	bool asked;               /* to be checked, not only imported */
	bool opened;              /* its text was scanned for imports */
	bool about_spark;         /* its own imports are followed */
	bool imported;
	uint32_t circle;          /* modules that import each other have the same number */
	LIST(module_id) imports, importers;
	LIST(module_id) runs;     /* notebooks that it runs in its own namespace */
	LIST(const struct module_summary *) ran;
	const struct module_summary *summary, *next_summary;
	LIST(struct distant_call) calls;
};

struct project {
	struct arena memory;
	struct places places;
	struct names paths;        /* module_id is the name of its path */
	LIST(struct module *) modules; /* by module_id */
	LIST(module_id) order;     /* who imports before what is imported; else in the order of adding */
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
/* Follows the imports of all files, and orders them. */
void project_link(struct project *project, const struct project_reader *reader);
struct module *project_module(const struct project *project, struct slice path); /* NULL */
static inline struct module *project_at(const struct project *project, module_id id) { return project->modules.at[id]; }

/* The project as this module sees it; it belongs to the caller. */
struct view_of_project {
	struct neighbours neighbours;  /* first: neighbours.project is this */
	struct project *project;
	struct module *module;
};
void project_view(struct view_of_project *view, struct project *project, struct module *module, bool listen);

#endif

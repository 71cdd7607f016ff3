/* Which settings count for which file: the nearest settings file, in its folder or one above it. */
#ifndef OOMLINT_CONFIG_CONFIGS_H
#define OOMLINT_CONFIG_CONFIGS_H

#include "base/names.h"
#include "config/config.h"

struct configs {
	struct arena *arena;
	struct report *report;
	struct slice here;                     /* the working folder */
	struct slice version;                  /* of oomlint */
	bool isolated;                         /* no settings file is read */
	struct slice file;                     /* --config FILE: the only one; at == NULL: the nearest */
	LIST(const struct config_layer *) above; /* of the environment and the command line, weakest first */
	struct names folders, paths;
	LIST(struct config *) by_folder, by_path;
	LIST(struct config *) all;             /* in the order in which they were met */
	const struct config_texts *texts;      /* NULL: the disk counts */
	bool wrong;                            /* there are mistakes in some: nothing may be checked by them */
};

/* `above` and `texts` are filled by who opens, before the first question. */
void configs_open(struct configs *configs, struct arena *arena, struct report *report);
/* What counts for a file of this path, or for one in this folder where it ends in a slash; never NULL. Mistakes are reported once. */
const struct config *configs_of(struct configs *configs, struct slice path);
/* The same where nothing is read any more, for several threads; NULL: nobody has asked about its folder before. */
const struct config *configs_known(const struct configs *configs, struct slice path);
/* Whether a file of this name may have settings in it. */
bool configs_is_file_name(struct slice name);
/* Whether a project begins there: it holds .git, or is the file system's root. */
bool is_project_root(struct slice folder, struct arena *scratch);
/* The root of the project that a folder belongs to: the nearest one above with .git, or else the file system's. */
struct slice project_root(struct slice folder, struct arena *arena);
/* How far settings and imports reach without a word: that root; outside of git the working folder, for what is below it. */
struct slice project_bound(struct slice folder, struct slice here, struct arena *arena);

#endif

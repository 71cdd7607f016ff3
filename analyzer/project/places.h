/* Where a module's file is: what Python would find from the file that imports it. */
#ifndef OOMLINT_PROJECT_PLACES_H
#define OOMLINT_PROJECT_PLACES_H

#include "base/names.h"
#include "base/list.h"

/* What stands at a path, asked once. */
struct places {
	struct arena *arena;
	struct names paths;
	LIST(uint8_t) sorts;   /* by name: 'f' file, 'd' folder, '-' neither */
	struct slice last_folder;  /* that was asked about, and how far above it is searched */
	int last_levels;
};

void places_open(struct places *places, struct arena *arena);
/* The file of module "a.b" or "..c" as this file imports it: PATH.py, PATH/__init__.py, or PATH/ for a folder without one. Absolute
 * names are looked for beside the file and in the folders above it, up to the root of the project (a folder with .git,
 * pyproject.toml, setup.py or setup.cfg) and its src/. Empty when there is none. */
struct slice place_of_module(struct places *places, struct slice importer, struct slice module);
/* The same for a module in a package whose file is known. */
struct slice place_in_package(struct places *places, struct slice package, struct slice module);
/* The notebook that %run names. */
struct slice place_of_run(struct places *places, struct slice importer, struct slice path);

#endif

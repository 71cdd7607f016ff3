/* Where a module's file is: what Python would find from the file that imports it. */
#ifndef OOMLINT_PROJECT_PLACES_H
#define OOMLINT_PROJECT_PLACES_H

#include "base/list.h"
#include "base/names.h"

enum { PLACE_MOST = 1024 };

struct place_known {
	uint8_t sort;          /* 'f' file, 'd' folder, '-' neither; 0: not asked */
	uint32_t account;      /* the last one that it went into */
};

struct places_asked {
	name_t *at;
	uint32_t count, capacity;
};

/* What stands at a path, asked once. */
struct places {
	struct arena *arena;
	struct arena answers;  /* until places_rest */
	struct names paths;
	LIST(struct place_known) known; /* by name */
	char last_folder[PLACE_MOST]; /* that was asked about, and how far above it is searched */
	struct slice last;     /* that folder; at == NULL: none */
	int last_levels;
	bool (*is_text)(const void *texts, struct slice path); /* is there a file though the disk has none? NULL: no */
	const void *texts;
	uint32_t account;      /* number of the one that is kept */
	struct places_asked *asked; /* NULL: none */
	struct arena *asked_arena;
};

void places_open(struct places *places, struct arena *arena);
void places_close(struct places *places);
/* The answers so far are not needed any more. */
void places_rest(struct places *places);
/* From here on, every place that an answer depends on goes into the list, which may have some already. NULL: no account is kept. */
void places_account(struct places *places, struct places_asked *asked, struct arena *arena);
/* Something happened there: looks again. Its name where the answer is another one now, else 0. */
name_t places_look_again(struct places *places, struct slice path);
/* The file of module "a.b" or "..c" as this file imports it: PATH.py, PATH/__init__.py, or PATH/ for a folder without one. Absolute
 * names are looked for beside the file and in the folders above it, up to the root of the project (a folder with .git,
 * pyproject.toml, setup.py or setup.cfg) and its src/. Empty when there is none. Answers live until places_rest. */
struct slice place_of_module(struct places *places, struct slice importer, struct slice module);
/* The same for a module in a package whose file is known. */
struct slice place_in_package(struct places *places, struct slice package, struct slice module);
/* The notebook that %run names. */
struct slice place_of_run(struct places *places, struct slice importer, struct slice path);

#endif

/* Which files: the paths of the command line, folders walked in sorted order. Nothing is opened but folders. */
#ifndef OOMLINT_APP_FILES_H
#define OOMLINT_APP_FILES_H

#include "app/setup.h"
#include "report/report.h"

struct walk;

struct excluded;


/* Folders: .py .pyi .ipynb below them; hidden ones and those of tools and packages are left out, links to folders are not
 * followed. Files that are named are taken whatever their ending.
 * `excluded` says what else is left out; NULL: nothing. Each path is given once. */
struct walk *walk_open(const struct words *paths, struct excluded *excluded, struct report *report);
/* The next file; false at the end. The path is good until the walk is closed when it was named, else until the next call. */
bool walk_next(struct walk *walk, struct slice *path);
void walk_close(struct walk *walk);

#endif

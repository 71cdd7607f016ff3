/* Which lines of which files have changed since a revision, by git. */
#ifndef OOMLINT_APP_CHANGES_H
#define OOMLINT_APP_CHANGES_H

#include "base/names.h"
#include "report/report.h"
#include "syntax/logical.h"

/* Lines of a file on disk, 1-based, the last one included. */
struct changed_lines {
	uint32_t first, last;
};

struct changed_file {
	struct changed_lines *at;
	uint32_t count, capacity;  /* in order */
};

struct changes {
	struct arena arena;
	struct slice root;          /* of the repository: absolute, without links */
	struct names paths;         /* from there, and ... */
	LIST(struct changed_file) files; /* ... what has changed, by name */
};

/* Asks git what has changed in the repository of the current folder since its branch left `revision`: in commits, in the index, and
 * in files that are not committed. false after reporting why that is not known. */
bool changes_read(struct changes *changes, struct slice revision, struct report *report);
void changes_close(struct changes *changes);
/* Takes out the diagnostics from number `first` on, which are all of this tree, whose statement has no changed line. Those that say
 * that something could not be done stay. */
void changes_apply(const struct changes *changes, const struct tree *tree, const struct logical_lines *lines, uint32_t first,
                   struct report *report);

#endif

/* What git would leave out: the .gitignore files of a repository, folder by folder, and the exclude files of the repository and the
 * user. Outside of a repository nothing is left out. */
#ifndef OOMLINT_IGNORE_IGNORES_H
#define OOMLINT_IGNORE_IGNORES_H

#include "base/names.h"
#include "ignore/gitignore.h"

/* What counts in a folder: NULL, nothing does. It lives as long as the ignores, and never changes. */
struct ignore_folder;

struct ignores {
	struct arena memory;
	struct names folders;
	LIST(const struct ignore_folder *) known; /* by name */
	/* The user's own exclude file, as git finds it for the repository at a root; at == NULL: there is none. */
	struct slice (*users_file)(struct slice root, struct arena *arena);
};

void ignores_open(struct ignores *ignores, struct slice (*users_file)(struct slice root, struct arena *arena));
void ignores_close(struct ignores *ignores);
/* Whether a file or folder is left out, or a folder above it in the same repository. The path is whole and tidy. */
bool ignores_path_or_above(struct ignores *ignores, struct slice path, bool folder);

/* What counts in this folder, whatever is left out above it. */
const struct ignore_folder *ignores_at(struct ignores *ignores, struct slice path);
/* The same where it is known for the folder above, whether this one is the root of a repository, and whether it has a .gitignore. */
const struct ignore_folder *ignores_enter(struct ignores *ignores, struct slice path, const struct ignore_folder *above, bool is_root,
                                          bool has_patterns);
/* Whether a file or folder in it is left out. */
bool ignore_folder_says_no(const struct ignore_folder *at, struct slice path, bool folder);

#endif

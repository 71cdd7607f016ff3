/* Which files are left out, by the settings or by git. */
#ifndef OOMLINT_APP_EXCLUDED_H
#define OOMLINT_APP_EXCLUDED_H

#include "app/engine.h"
#include "ignore/ignores.h"

struct excluded {
	struct engine *engine;
	struct ignores ignores;
};

/* What counts in one folder of a walk. What it points at never changes, so that several threads may ask. */
struct folder_rules {
	const struct policy *policy;
	const struct ignore_folder *ignored;
	bool asks_git;
	bool baselined;              /* a baseline is here, or above */
};

/* What a name in a folder means for those who walk it; bits. */
enum folder_sign { SIGN_ROOT = 1, SIGN_PATTERNS = 2, SIGN_SETTINGS = 4, SIGN_BASELINE = 8 };

void excluded_open(struct excluded *excluded, struct engine *engine);
void excluded_close(struct excluded *excluded);
/* A file or folder that was named: left out only with `force-exclude`, and then for the folders above it, too. */
bool excluded_named(struct excluded *excluded, struct slice path, bool folder);

/* 0 for most names. */
unsigned folder_sign(struct slice name);
/* What counts in a folder where a walk begins. `path` as the user says it, `whole` from the root of the file system. */
struct folder_rules folder_rules_at(struct excluded *excluded, struct slice path, struct slice whole);
/* The same for a folder in one where it is known, which has these signs. */
struct folder_rules folder_rules_below(struct excluded *excluded, const struct folder_rules *above, struct slice path, struct slice whole,
                                       unsigned signs);
/* Whether a file or folder in such a folder is left out; its whole path. */
bool folder_rules_leave_out(const struct folder_rules *rules, struct slice whole, bool folder);

#endif

/* Private to imports.c, which knows what is there, and import_edit.c, which adds to it. */
#ifndef OOMLINT_MATCH_IMPORT_PARTS_H
#define OOMLINT_MATCH_IMPORT_PARTS_H

#include "match/imports.h"

/* Fills the lists, once. */
void imports_read(struct imports *imports);
/* Whether the name stands for something else in the file, or might: an import of the same thing in another place is none of
 * that, unless the user's own function does it later. */
bool imports_name_is_taken(struct imports *imports, const struct import_wish *wish, node_id user);

#endif

/* The imports of a file, found in its text without parsing it. It may name too many (an import in a string); that costs a look
 * at a file, no more. */
#ifndef OOMLINT_PROJECT_IMPORT_SCAN_H
#define OOMLINT_PROJECT_IMPORT_SCAN_H

#include "base/slice.h"

struct import_scan {
	struct slice rest;     /* of the text */
	struct slice module;   /* "a.b", "..c", of the statement at hand */
	struct slice names;    /* what is still to give of `from module import names` */
	bool is_run;           /* a notebook's %run: `module` is a path */
};

void import_scan_start(struct import_scan *scan, struct slice text);
/* The next module and, for `from m import n`, the next of its names (empty when there is none). false at the end. Notebooks as
 * JSON are read as they are. */
bool import_scan_next(struct import_scan *scan, struct slice *module, struct slice *name);

#endif

/* How far a run reads when nobody says so: to the bounds of the projects that its files are in. */
#ifndef OOMLINT_CONFIG_BOUNDS_H
#define OOMLINT_CONFIG_BOUNDS_H

#include "base/list.h"
#include "base/names.h"

struct bounds {
	struct arena memory;
	struct slice here;         /* the working folder */
	struct names folders;      /* of files that are in bounds */
	LIST(struct slice) roots;  /* of their projects; real paths */
};

void bounds_open(struct bounds *bounds);
void bounds_close(struct bounds *bounds);
/* A file that is checked, in the working folder `here`. */
void bounds_add(struct bounds *bounds, struct slice here, struct slice path);
/* Whether a file is in one of the projects of those that were added, wherever links lead. */
bool bounds_hold(const struct bounds *bounds, struct slice path);
/* Whether a file that was met in a folder is a link that leads out of the project; *target is where, in `arena`. */
bool link_leads_out(struct slice path, struct slice here, struct arena *arena, struct slice *target);
/* The first such link in a folder; *name is the path of the link. */
bool folder_leads_out(struct slice folder, struct slice here, struct arena *arena, struct slice *name, struct slice *target);

#endif

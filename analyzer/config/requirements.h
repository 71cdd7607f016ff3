/* Which Spark a project asks for: pyspark, databricks-connect or delta-spark in the nearest file that names the packages it needs. */
#ifndef OOMLINT_CONFIG_REQUIREMENTS_H
#define OOMLINT_CONFIG_REQUIREMENTS_H

#include "base/list.h"
#include "base/names.h"

struct requirement {
	uint16_t version;      /* 305; 0: only the least is known */
	uint16_t least;        /* the oldest that will do; 0: nothing was found */
	struct slice text;     /* "pyspark>=3.4,<4" */
	struct slice path;     /* as people say it */
	uint32_t line;
};

struct requirements {
	struct arena *arena;
	struct slice here;
	struct names folders;
	LIST(const struct requirement *) by_folder;
};

void requirements_open(struct requirements *requirements, struct slice here, struct arena *arena);
/* For a file in this folder (a whole path): what is nearest, up to the root of the project. Never NULL. */
const struct requirement *requirement_for(struct requirements *requirements, struct slice folder);
/* The same where nothing is read any more, for several threads; NULL: nobody has asked before. */
const struct requirement *requirement_known(const struct requirements *requirements, struct slice folder);

/* "pyspark[sql]>=3.4,<4 ; python_version > '3'" at the start of a text; false when it is something else. */
bool requirement_read(struct slice text, struct requirement *found);

#endif

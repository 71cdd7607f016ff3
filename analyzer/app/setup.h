/* What a run is asked to know: which rules, which model, which Spark. Filled from the command line or through oomlint.h. */
#ifndef OOMLINT_APP_SETUP_H
#define OOMLINT_APP_SETUP_H

#include "base/confidence.h"
#include "base/list.h"

/* A list of words, for list_push. */
struct words {
	struct slice *at;
	uint32_t count, capacity;
};

struct setup {
	struct words select, ignore;      /* names, codes, prefixes of codes, families, ALL; commas separate too */
	struct words rules;               /* folders with rules of the user's own */
	struct slice data;                /* folder instead of the built-in rules and model; at == NULL: built in */
	struct words spark_conf;          /* KEY=VALUE */
	struct words properties_files;
	struct slice spark_version;
	enum confidence confidence;       /* findings with more doubt are not told; CONFIDENCE_UNSAID: as usual */
};

#endif

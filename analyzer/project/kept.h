/* Summaries that come and go: each has memory of its own, and stays while somebody holds it or another one points into it. */
#ifndef OOMLINT_PROJECT_KEPT_H
#define OOMLINT_PROJECT_KEPT_H

#include "project/fingerprint.h"

struct kept_summary {
	struct arena memory;           /* for the summary to be made in */
	struct module_summary *summary;
	struct summary_list uses;      /* other kept ones that it points into */
	uint32_t holders;
	struct kept_summary *next;     /* while they are freed */
};

struct kept_summary *kept_open(void);
/* It has been made: fingerprints it. Nobody holds it yet. NULL: it could not be made, and `kept` is freed. */
const struct module_summary *kept_finish(struct kept_summary *kept, struct module_summary *summary);
/* NULL, and summaries that are not kept in this way, may be held and dropped, too. */
void summary_hold(const struct module_summary *summary);
/* Frees it, and what only it held, where nobody is left who holds it. */
void summary_drop(const struct module_summary *summary);

#endif

/* What files tell each other, as numbers: equal fingerprints, equal answers to whoever looks. They are made of content, never of
 * addresses, and cover all that can be reached, in other files too. */
#ifndef OOMLINT_PROJECT_FINGERPRINT_H
#define OOMLINT_PROJECT_FINGERPRINT_H

#include "base/list.h"
#include "meaning/summary.h"

struct summary_list {
	const struct module_summary **at;
	uint32_t count, capacity;
};

/* Fills summary->fingerprint; those that it reaches have theirs. `uses`, in `arena`: summaries that it points into, each once. */
void fingerprint_summary(struct module_summary *summary, struct summary_list *uses, struct arena *arena);
/* Of what is told by a call; adds to `uses`. */
uint64_t fingerprint_call(const struct distant_call *call, struct summary_list *uses, struct arena *arena);

#endif

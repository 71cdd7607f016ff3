#include "project/kept.h"

#include "base/panic.h"

#include <stdlib.h>

struct kept_summary *kept_open(void)
{
	return memory_take_zeroed(sizeof(struct kept_summary));
}

void summary_hold(const struct module_summary *summary)
{
	struct kept_summary *kept = summary ? summary->keeper : NULL;

	if (kept)
		kept->holders++;
}

const struct module_summary *kept_finish(struct kept_summary *kept, struct module_summary *summary)
{
	if (!summary) {
		arena_free(&kept->memory);
		free(kept);
		return NULL;
	}
	kept->summary = summary;
	summary->keeper = kept;
	fingerprint_summary(summary, &kept->uses, &kept->memory);
	for (uint32_t i = 0; i < kept->uses.count; i++)
		summary_hold(kept->uses.at[i]);
	return summary;
}

/* Puts it on the list of those to be freed when nobody holds it. */
static void let_go(const struct module_summary *summary, struct kept_summary **dead)
{
	struct kept_summary *kept = summary ? summary->keeper : NULL;

	if (!kept || (kept->holders && --kept->holders))
		return;
	kept->next = *dead;
	*dead = kept;
}

void summary_drop(const struct module_summary *summary)
{
	struct kept_summary *dead = NULL;

	let_go(summary, &dead);
	while (dead) {
		struct kept_summary *kept = dead;

		dead = kept->next;
		for (uint32_t i = 0; i < kept->uses.count; i++)
			let_go(kept->uses.at[i], &dead);
		arena_free(&kept->memory);
		free(kept);
	}
}

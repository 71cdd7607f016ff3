/* What calls that files tell each other come to, as numbers. */
#ifndef OOMLINT_PROJECT_TOLD_H
#define OOMLINT_PROJECT_TOLD_H

#include "project/fingerprint.h"
#include "project/project.h"

/* Of all calls of one callee. */
struct told_print {
	module_id callee;
	uint64_t fingerprint;
};

struct told_prints {
	struct told_print *at;
	uint32_t count, capacity;
};

/* Of module->told, in `arena`; summaries that the calls point into are added to `uses`. */
void told_prints_make(struct told_prints *prints, const struct module *module, struct summary_list *uses, struct arena *arena);
/* 0: the callee is not called. */
uint64_t told_print_for(const struct told_prints *prints, module_id callee);
/* Of all that a module is told; `prints_of` knows what each caller told. */
uint64_t heard_fingerprint(struct project *project, const struct module *module,
                           const struct told_prints *(*prints_of)(const void *context, module_id caller), const void *context);

#endif

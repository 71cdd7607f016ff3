#include "project/told.h"

/* Odd, so that nothing is lost; the order of what is mixed counts. */
static uint64_t mixed(uint64_t before, uint64_t next)
{
	return (before ^ next) * 0x9e3779b97f4a7c15u;
}

static void add(struct told_prints *prints, module_id callee, uint64_t fingerprint, struct arena *arena)
{
	uint32_t i = 0;

	while (i < prints->count && prints->at[i].callee != callee)
		i++;
	if (i == prints->count)
		list_push(arena, prints)->callee = callee;
	prints->at[i].fingerprint = mixed(prints->at[i].fingerprint, fingerprint) | 1;
}

void told_prints_make(struct told_prints *prints, const struct module *module, struct summary_list *uses, struct arena *arena)
{
	for (uint32_t i = 0; i < module->told.count; i++)
		add(prints, module->told.at[i].callee, fingerprint_call(&module->told.at[i].call, uses, arena), arena);
}

uint64_t told_print_for(const struct told_prints *prints, module_id callee)
{
	for (uint32_t i = 0; i < prints->count; i++)
		if (prints->at[i].callee == callee)
			return prints->at[i].fingerprint;
	return 0;
}

uint64_t heard_fingerprint(struct project *project, const struct module *module,
                           const struct told_prints *(*prints_of)(const void *context, module_id caller), const void *context)
{
	struct arena scratch = {0};
	uint32_t count;
	struct module **callers = project_callers(project, module, &count, &scratch);
	uint64_t heard = count;

	for (uint32_t i = 0; i < count; i++)
		heard = mixed(heard, told_print_for(prints_of(context, callers[i]->id), module->id));
	arena_free(&scratch);
	return heard;
}

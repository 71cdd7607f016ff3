/* What files tell each other of how they call their functions. */
#include "project/project.h"

#include <stdlib.h>

enum { CALLS_MOST = 6 /* of one function */ };

static bool same_portable(const struct portable *a, const struct portable *b)
{
	return a->sort == b->sort && !value_differs(a->value, b->value) && a->follows == b->follows &&
	       slice_equal(a->origin.path, b->origin.path) && a->origin.line == b->origin.line;
}

static bool same_call(const struct distant_call *a, const struct distant_call *b)
{
	if (a->function != b->function || a->per != b->per || a->in_batch != b->in_batch)
		return false;
	for (int i = 0; i < ARGUMENTS_TOLD; i++)
		if (!same_portable(&a->arguments[i], &b->arguments[i]))
			return false;
	return true;
}

static void note_caller(struct project *project, module_id callee, module_id caller)
{
	struct module *module = project_at(project, callee);

	if (!module->callers.count || module->callers.at[module->callers.count - 1] != caller)
		*list_push(&project->memory, &module->callers) = caller;
}

/* A second call of a function makes it one that is called again. */
bool project_listen(const struct neighbours *neighbours, const struct distant_call *call)
{
	struct view_of_project *view = neighbours->project;
	struct module *caller = view->module;
	module_id callee = name_find(&view->project->paths, call->function->path);
	uint32_t of_function = 0;

	for (uint32_t i = 0; callee && i < caller->told.count; i++) {
		of_function += caller->told.at[i].call.function == call->function;
		if (same_call(&caller->told.at[i].call, call)) {
			caller->told.at[i].call.again = true;
			return false;
		}
	}
	if (!callee || of_function >= CALLS_MOST)
		return false;
	*list_push(neighbours->arena, &caller->told) = (struct told_call){callee, *call};
	return true;
}

void project_tell(struct project *project, struct module *module)
{
	module_id self = project->order.at[module->place];

	pthread_mutex_lock(&project->lock);
	for (uint32_t i = 0; i < module->told.count; i++)
		note_caller(project, module->told.at[i].callee, self);
	pthread_mutex_unlock(&project->lock);
}

static int by_place(const void *a, const void *b)
{
	const struct module *x = *(struct module *const *)a, *y = *(struct module *const *)b;

	return (x->place > y->place) - (x->place < y->place);
}

/* All that import the module, and what imports those. */
static bool *importers_of(const struct project *project, module_id module, struct arena *arena)
{
	bool *seen = ARENA_ARRAY(arena, bool, project->modules.count);
	LIST(module_id) waiting = {0};

	*list_push(arena, &waiting) = module;
	for (uint32_t i = 0; i < waiting.count; i++) {
		const struct module *next = project_at(project, waiting.at[i]);

		for (uint32_t j = 0; j < next->importers.count; j++)
			if (!seen[next->importers.at[j]]) {
				seen[next->importers.at[j]] = true;
				*list_push(arena, &waiting) = next->importers.at[j];
			}
	}
	return seen;
}

struct heard {
	LIST(struct distant_call) calls;
	struct arena *arena;
};

static void hear(struct heard *heard, const struct distant_call *call)
{
	uint32_t of_function = 0;

	for (uint32_t i = 0; i < heard->calls.count; i++) {
		of_function += heard->calls.at[i].function == call->function;
		if (same_call(&heard->calls.at[i], call)) {
			heard->calls.at[i].again = true;
			return;
		}
	}
	if (of_function < CALLS_MOST)
		*list_push(heard->arena, &heard->calls) = *call;
}

static uint32_t copy_callers(struct project *project, const struct module *module, struct module ***callers, struct arena *arena)
{
	uint32_t count;

	pthread_mutex_lock(&project->lock);
	count = module->callers.count;
	*callers = ARENA_ARRAY(arena, struct module *, count + 1);
	for (uint32_t i = 0; i < count; i++)
		(*callers)[i] = project_at(project, module->callers.at[i]);
	pthread_mutex_unlock(&project->lock);
	return count;
}

/* Others may be checked at the same time as this one, or later: what they tell comes by chance, and is not heard. */
const struct distant_call *project_calls(struct project *project, const struct module *module, uint32_t *count, struct arena *arena)
{
	struct heard heard = {.arena = arena};
	module_id self = project->order.at[module->place];
	struct module **callers;
	uint32_t caller_count = copy_callers(project, module, &callers, arena);
	const bool *imports = caller_count ? importers_of(project, self, arena) : NULL;

	qsort(callers, caller_count, sizeof *callers, by_place);
	for (uint32_t i = 0; i < caller_count; i++) {
		const struct module *caller = callers[i];

		if ((i > 0 && caller == callers[i - 1]) || !imports[project->order.at[caller->place]])
			continue;
		for (uint32_t j = 0; j < caller->told.count; j++)
			if (caller->told.at[j].callee == self)
				hear(&heard, &caller->told.at[j].call);
	}
	*count = heard.calls.count;
	return heard.calls.at;
}

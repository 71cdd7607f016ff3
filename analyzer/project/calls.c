/* What files tell each other of how they call their functions. */
#include "project/project.h"

#include <stdlib.h>

enum { CALLS_MOST = 6 /* of one function */ };

static bool same_portable(const struct portable *a, const struct portable *b)
{
	return a->sort == b->sort && !value_differs(a->value, b->value) && a->follows == b->follows && a->queries == b->queries &&
	       slice_equal(a->origin.path, b->origin.path) && a->origin.line == b->origin.line;
}

static bool same_call(const struct distant_call *a, const struct distant_call *b)
{
	if (!same_function(a->function, b->function) || a->per != b->per || a->in_batch != b->in_batch)
		return false;
	for (int i = 0; i < ARGUMENTS_TOLD; i++)
		if (!same_portable(&a->arguments[i], &b->arguments[i]))
			return false;
	return true;
}

/* Whoever tells does so all at once. */
static void note_caller(struct project *project, module_id callee, module_id caller)
{
	struct module *module = project_at(project, callee);

	if (!module->callers.count || module->callers.at[module->callers.count - 1] != caller)
		*list_push(&project->memory, &module->callers) = caller;
}

static void drop_caller(struct project *project, module_id callee, module_id caller)
{
	struct module *module = project_at(project, callee);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < module->callers.count; i++)
		if (module->callers.at[i] != caller)
			module->callers.at[kept++] = module->callers.at[i];
	module->callers.count = kept;
}

/* A second call of a function makes it one that is called again. */
bool project_listen(const struct neighbours *neighbours, const struct distant_call *call)
{
	struct view_of_project *view = neighbours->project;
	struct module *caller = view->module;
	module_id callee = name_find(&view->project->paths, call->function->path);
	uint32_t of_function = 0;

	for (uint32_t i = 0; callee && i < caller->told.count; i++) {
		of_function += same_function(caller->told.at[i].call.function, call->function);
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
	pthread_mutex_lock(&project->lock);
	for (uint32_t i = 0; i < module->told.count; i++)
		note_caller(project, module->told.at[i].callee, module->id);
	pthread_mutex_unlock(&project->lock);
}

void project_note_call(struct project *project, struct module *caller, struct module *callee)
{
	note_caller(project, callee->id, caller->id);
}

void project_drop_call(struct project *project, struct module *caller, struct module *callee)
{
	drop_caller(project, callee->id, caller->id);
}

void project_untell(struct project *project, struct module *module)
{
	for (uint32_t i = 0; i < module->told.count; i++)
		if (!i || module->told.at[i].callee != module->told.at[i - 1].callee)
			drop_caller(project, module->told.at[i].callee, module->id);
	memset(&module->told, 0, sizeof module->told);
}

static int by_path(const void *a, const void *b)
{
	return slice_order((*(struct module *const *)a)->path, (*(struct module *const *)b)->path);
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
	LIST(const struct module *) last; /* of each call, the latest file that it came from */
	struct arena *arena;
};

/* Scripts that call a function once each run by themselves: only one that calls it twice calls it again. */
static void hear(struct heard *heard, const struct distant_call *call, const struct module *caller)
{
	struct distant_call *same = NULL;
	uint32_t of_function = 0;
	bool again = call->again;

	for (uint32_t i = 0; i < heard->calls.count; i++) {
		struct distant_call *other = &heard->calls.at[i];

		if (!same_function(other->function, call->function))
			continue;
		of_function++;
		again = again || heard->last.at[i] == caller || !(other->once && call->once);
		if (same_call(other, call)) {
			same = other;
			heard->last.at[i] = caller;
		}
	}
	if (same) {
		same->again = same->again || again;
	} else if (of_function < CALLS_MOST) {
		*list_push(heard->arena, &heard->calls) = *call;
		heard->calls.at[heard->calls.count - 1].again = again;
		*list_push(heard->arena, &heard->last) = caller;
	}
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
struct module **project_callers(struct project *project, const struct module *module, uint32_t *count, struct arena *arena)
{
	struct module **callers;
	uint32_t all = copy_callers(project, module, &callers, arena);
	const bool *imports = all ? importers_of(project, module->id, arena) : NULL;

	*count = 0;
	for (uint32_t i = 0; i < all; i++)
		if (imports[callers[i]->id] && (callers[i]->circle != module->circle || callers[i]->place < module->place))
			callers[(*count)++] = callers[i];
	qsort(callers, *count, sizeof *callers, by_path);
	return callers;
}

const struct distant_call *project_calls(struct project *project, const struct module *module, uint32_t *count, struct arena *arena)
{
	struct heard heard = {.arena = arena};
	uint32_t caller_count;
	struct module **callers = project_callers(project, module, &caller_count, arena);

	for (uint32_t i = 0; i < caller_count; i++)
		for (uint32_t j = 0; j < callers[i]->told.count; j++)
			if (callers[i]->told.at[j].callee == module->id)
				hear(&heard, &callers[i]->told.at[j].call, callers[i]);
	*count = heard.calls.count;
	return heard.calls.at;
}

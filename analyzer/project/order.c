#include "project/order.h"

#include "base/panic.h"

#include <stdlib.h>

struct visit {
	module_id module;
	uint32_t next;            /* of its importers */
};

struct tarjan {
	struct project *project;
	uint32_t *index, *low;    /* by module; 0: not seen */
	bool *waiting;
	module_id *stack;
	struct visit *visits;
	uint32_t stacked, depth, count, circles;
};

static void enter(struct tarjan *tarjan, module_id module)
{
	tarjan->index[module] = tarjan->low[module] = ++tarjan->count;
	tarjan->stack[tarjan->stacked++] = module;
	tarjan->waiting[module] = true;
	tarjan->visits[tarjan->depth++] = (struct visit){module, 0};
}

static int by_path(const void *a, const void *b)
{
	return slice_order((*(const struct module *const *)a)->path, (*(const struct module *const *)b)->path);
}

/* Those of a circle, which stand from `first` on. */
static void sort_circle(struct project *project, uint32_t first)
{
	uint32_t count = project->order.count - first;
	const struct module **modules = memory_take(count * sizeof *modules);

	for (uint32_t i = 0; i < count; i++)
		modules[i] = project_at(project, project->order.at[first + i]);
	qsort(modules, count, sizeof *modules, by_path);
	for (uint32_t i = 0; i < count; i++)
		project->order.at[first + i] = modules[i]->id;
	free(modules);
}

/* All that import each other are on top of the stack. */
static void close_circle(struct tarjan *tarjan, module_id root)
{
	struct project *project = tarjan->project;
	uint32_t first = project->order.count;
	module_id module;

	do {
		module = tarjan->stack[--tarjan->stacked];
		tarjan->waiting[module] = false;
		project_at(project, module)->circle = tarjan->circles;
		*list_push(&project->edges, &project->order) = module;
	} while (module != root);
	if (project->order.count - first > 1)
		sort_circle(project, first);
	for (uint32_t i = first; i < project->order.count; i++)
		project_at(project, project->order.at[i])->place = i;
	tarjan->circles++;
}

static void leave(struct tarjan *tarjan)
{
	module_id module = tarjan->visits[--tarjan->depth].module;

	if (tarjan->low[module] == tarjan->index[module])
		close_circle(tarjan, module);
	if (tarjan->depth) {
		module_id before = tarjan->visits[tarjan->depth - 1].module;

		if (tarjan->low[module] < tarjan->low[before])
			tarjan->low[before] = tarjan->low[module];
	}
}

static void visit_from(struct tarjan *tarjan, module_id start)
{
	enter(tarjan, start);
	while (tarjan->depth) {
		struct visit *visit = &tarjan->visits[tarjan->depth - 1];
		const struct module *module = project_at(tarjan->project, visit->module);
		module_id next;

		if (visit->next == module->importers.count) {
			leave(tarjan);
			continue;
		}
		next = module->importers.at[visit->next++];
		if (!tarjan->index[next])
			enter(tarjan, next);
		else if (tarjan->waiting[next] && tarjan->index[next] < tarjan->low[visit->module])
			tarjan->low[visit->module] = tarjan->index[next];
	}
}

static void find_importers(struct project *project)
{
	arena_clear(&project->edges);
	memset(&project->order, 0, sizeof project->order);
	for (module_id id = 1; id < project->modules.count; id++)
		memset(&project_at(project, id)->importers, 0, sizeof project_at(project, id)->importers);
	for (module_id id = 1; id < project->modules.count; id++) {
		const struct module *module = project_at(project, id);

		for (uint32_t i = 0; i < module->imports.count; i++)
			*list_push(&project->edges, &project_at(project, module->imports.at[i])->importers) = id;
	}
}

void project_order(struct project *project)
{
	uint32_t count = project->modules.count;
	struct tarjan tarjan = {.project = project};

	find_importers(project);
	tarjan.index = memory_take_zeroed(count * sizeof *tarjan.index);
	tarjan.low = memory_take_zeroed(count * sizeof *tarjan.low);
	tarjan.waiting = memory_take_zeroed(count * sizeof *tarjan.waiting);
	tarjan.stack = memory_take_zeroed(count * sizeof *tarjan.stack);
	tarjan.visits = memory_take_zeroed(count * sizeof *tarjan.visits);
	for (module_id id = 1; id < count; id++)
		if (!tarjan.index[id])
			visit_from(&tarjan, id);
	project->circles = tarjan.circles;
	free(tarjan.index);
	free(tarjan.low);
	free(tarjan.waiting);
	free(tarjan.stack);
	free(tarjan.visits);
}

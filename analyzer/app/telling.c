#include "app/telling.h"

struct module_summary *document_summarise(struct document *document, struct engine *engine, struct timing *timing, struct project *project,
                                          struct module *module, enum project_round round, struct arena *memory)
{
	struct view_of_project view;
	struct meaning_options options = {.neighbours = &view.neighbours, .summaries = memory};
	struct module_summary *summary;

	engine_inform(engine, &options);
	project_view(&view, project, module, round, memory);
	document_evaluate(document, engine, timing, &options);
	summary = facts_summary(document->facts);
	if (summary)
		summary->about_spark = module->about_spark;
	return summary;
}

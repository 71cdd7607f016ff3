/* What one file tells the others of its project. */
#ifndef OOMLINT_APP_TELLING_H
#define OOMLINT_APP_TELLING_H

#include "app/document.h"
#include "project/project.h"

/* Evaluates a document that has been read, for what files that import it will see; in `memory`. The engine has turned to it. */
struct module_summary *document_summarise(struct document *document, struct engine *engine, struct timing *timing, struct project *project,
                                          struct module *module, enum project_round round, struct arena *memory);

#endif

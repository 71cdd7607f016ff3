#ifndef OOMLINT_PROJECT_ORDER_H
#define OOMLINT_PROJECT_ORDER_H

#include "project/project.h"

/* Fills project->order, and each module's importers, circle and place: Tarjan's strongly connected components, without recursion. */
void project_order(struct project *project);

#endif

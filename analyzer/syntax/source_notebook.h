/* Notebooks kept as .py files: Databricks, Fabric and Synapse write a first line and marks between cells. */
#ifndef OOMLINT_SYNTAX_SOURCE_NOTEBOOK_H
#define OOMLINT_SYNTAX_SOURCE_NOTEBOOK_H

#include "syntax/magic.h"

/* Fills the draft's cells and *dialect; false when the text is no notebook. */
bool source_notebook_read(struct draft *draft, struct dialect *dialect);

#endif

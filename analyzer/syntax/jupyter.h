/* .ipynb: Jupyter (nbformat 3 and 4), Databricks and Synapse exports. */
#ifndef OOMLINT_SYNTAX_JUPYTER_H
#define OOMLINT_SYNTAX_JUPYTER_H

#include "syntax/cells.h"
#include "syntax/magic.h"

/* Fills the draft's text, origins and cells with the code cells, and *dialect. */
enum code_outcome jupyter_read(struct draft *draft, struct dialect *dialect, struct slice *problem, uint32_t *problem_line);

#endif

/* TOML as tree-sitter sees it. Private to toml/. */
#ifndef OOMLINT_TOML_TOML_SYNTAX_H
#define OOMLINT_TOML_TOML_SYNTAX_H

#include "data/reading.h"

#include <tree_sitter/api.h>

/* A tree without errors, or NULL after a mistake was reported. */
TSTree *toml_syntax(struct reading *reading, struct slice text);

#endif

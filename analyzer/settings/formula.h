/* Reading a formula: shunting-yard over two stacks of fixed depth, so neither length nor nesting costs recursion. */
#ifndef OOMLINT_SETTINGS_FORMULA_H
#define OOMLINT_SETTINGS_FORMULA_H

#include "settings/settings.h"

/* What a {key} stands for; false when it is no figure. *problem says why. */
struct figure_source {
	bool (*figure)(void *context, struct slice key, double *figure, const char **problem);
	void *context;
};

/* false with the mistake's words and its 0-based column. */
bool formula_read(struct slice formula, const struct figure_source *source, double *result, uint32_t *column,
                  const char **problem);

#endif

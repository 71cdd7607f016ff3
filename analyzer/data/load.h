/* Reading rules, API model and configuration keys from files: the same loader at build time (host/) and at run time
 * (--rules DIR, --data DIR). Every mistake is a diagnostic with file, line and column and a did-you-mean; the rest is read. */
#ifndef OOMLINT_DATA_LOAD_H
#define OOMLINT_DATA_LOAD_H

#include "data/api.h"
#include "data/rules.h"

/* Rules of DIR. Two layouts are understood: DIR/rules/NAME.yaml + DIR/queries/NAME.scm + DIR/tests/rules/NAME.py (as in this
 * project), and DIR/NAME.yaml + DIR/NAME.scm + DIR/NAME.py side by side. All texts live in `forever`.
 * Returns false when anything was reported; *set then holds the rules that are right. */
bool rules_load(struct rule_set *set, struct slice directory, struct arena *forever, struct report *report);
/* DIR/rules/api/ *.yaml and DIR/rules/spark/configuration.yaml. */
bool api_load(struct api *api, struct slice directory, struct arena *forever, struct report *report);
bool spark_keys_load(struct spark_keys *keys, struct slice directory, struct arena *forever, struct report *report);

#endif

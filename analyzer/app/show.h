/* Windows into the layers: what `oomlint show` prints. */
#ifndef OOMLINT_APP_SHOW_H
#define OOMLINT_APP_SHOW_H

#include "app/document.h"

/* Every named node, indented: place, field, kind, and the text of leaves. */
void show_tree(struct sink *sink, const struct document *document);
/* One line for each expression that something is known about, in order of place:
 *   12:8 dataframe unbounded wide "df.groupBy(k)" -> dataframe.groupBy
 * kind, row bound and traits (where there are any), text, and the API entry that a call reaches. Only those that start on
 * `line`, where it is not 0. */
void show_facts(struct sink *sink, const struct document *document, uint32_t line);
/* The questions that a query may ask. */
void show_predicates(struct sink *sink);
/* The members of the API model whose name holds the filter. */
void show_api(struct sink *sink, const struct api *api, struct slice filter);

#endif

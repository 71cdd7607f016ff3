/* Windows into the layers: what `oomlint show` prints. */
#ifndef OOMLINT_APP_SHOW_H
#define OOMLINT_APP_SHOW_H

#include "app/document.h"

/* Every named node, indented: place, field, kind, and the text of leaves. */
void show_tree(struct sink *sink, const struct document *document);
/* One line for each expression that something is known about, in order of place:
 *   12:8 dataframe unbounded wide "df.groupBy(k)" -> dataframe.groupBy
 * kind, row bound and traits (where there are any), text, the API entry that a call reaches, and behind a # why the bound is what it
 * is. Only those that start on
 * `line`, where it is not 0. */
void show_facts(struct sink *sink, const struct document *document, uint32_t line);
/* Who asks why there is no finding: what the rules are, and what is reported. */
struct why_question {
	struct matcher *matcher;          /* with all rules on, and all possibilities wanted */
	const struct rule_set *rules;
	const struct topics *topics;
	const bool *on;                   /* by rule: what is reported */
	enum confidence least;
	const struct job_settings *job;
};

/* What each rule that is about something on the line says of it, and why it reports nothing. `line` is one of the file. */
void show_why(struct sink *sink, const struct why_question *asked, const struct document *document, uint32_t line, struct arena *arena);
/* The questions that a query may ask. */
void show_predicates(struct sink *sink);
/* The members of the API model whose name holds the filter. */
void show_api(struct sink *sink, const struct api *api, struct slice filter);

#endif

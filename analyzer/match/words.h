/* A rule's words, filled in for one finding. */
#ifndef OOMLINT_MATCH_WORDS_H
#define OOMLINT_MATCH_WORDS_H

#include "meaning/facts.h"
#include "settings/settings.h"

/* What there is to tell: the captured nodes of a match, by name. */
struct telling {
	const struct facts *facts;
	const struct job_settings *job;
	const struct slice *names;
	const node_id *nodes;      /* 0 where a capture did not match */
	uint32_t count;
	struct arena *arena;
};

/* How Python is written: lines after the first get the indentation; `from` (a name of the template) is written as `to`. */
struct code_form {
	struct slice indentation, from, to;
	bool for_show;             /* captures on one line, long ones cut */
	node_id place;             /* what is replaced; 0: nothing is */
};

/* The node of a capture; 0 when there is none. */
node_id telling_node(const struct telling *telling, struct slice capture);
/* A sentence: code in it is shortened and on one line. */
struct slice words_message(const struct telling *telling, struct slice template);
/* Python: captures as they stand in the file. false when something in it is not known. */
bool words_code(const struct telling *telling, struct slice template, const struct code_form *form, struct slice *code);

#endif

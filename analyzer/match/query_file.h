/* A rule's .scm while it is read: where its mistakes go. */
#ifndef OOMLINT_MATCH_QUERY_FILE_H
#define OOMLINT_MATCH_QUERY_FILE_H

#include "data/rules.h"

struct query_file {
	const struct rule *rule;
	struct report *report;
	uint32_t mistakes;
	bool checked;        /* the rule is known to be right: its words need not be read for mistakes */
};

/* A diagnostic of query_invalid at a byte of the .scm; `message` lives in the report's arena. */
void query_complain(struct query_file *file, uint32_t offset, struct slice message);

#define QUERY_MISTAKE(file, offset, ...) \
	query_complain((file), (offset), arena_format((file)->report->arena, __VA_ARGS__))

#endif

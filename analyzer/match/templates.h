/* Texts with words in braces, piece by piece. A brace that no letter follows is a brace; {{ and }} are single ones. */
#ifndef OOMLINT_MATCH_TEMPLATES_H
#define OOMLINT_MATCH_TEMPLATES_H

#include "data/asks.h"
#include "match/query_file.h"


struct template_part {
	enum { PART_LITERAL, PART_CAPTURE, PART_SPARK_KEY } sort;
	struct slice text;        /* the literal, or all that stands between the braces */
	struct slice capture;     /* of {df.bound}: "df" */
	enum template_ask ask;    /* and what is asked of it */
};

/* Takes the next part off the front; false at the end. */
bool template_next(struct slice *rest, struct template_part *part);

/* What a template may name: the captures of its pattern and configuration keys. */
struct template_scope {
	const struct slice *captures;
	uint32_t count;
	const struct spark_keys *keys;
};

/* Reports every word that means nothing, at `offset` of the .scm; `what` says which text it is ("the message"). */
void template_check_words(struct slice template, struct slice what, const struct template_scope *scope,
                          struct query_file *file, uint32_t offset);
/* Number of the capture with this name, or UINT32_MAX. */
uint32_t template_capture(const struct slice *captures, uint32_t count, struct slice name);

#endif

/* The way of a frame's rows: from where they come to the call that moves them, one step for each call on the way. */
#ifndef OOMLINT_MEANING_TRACE_H
#define OOMLINT_MEANING_TRACE_H

#include "meaning/facts.h"

enum { TRACE_MOST = 16 };

struct trace_step {
	node_id node;                /* of this document */
	struct slice words;          /* "`filter`: no row bound" */
	struct slice path;           /* of another file, where the rows come from; empty: this one */
	uint32_t line;               /* in that file, 1-based */
};

/* Fills steps, the source first; the number of them. What lies beyond TRACE_MOST is left out at the source's end. */
uint32_t facts_trace(const struct facts *facts, node_id node, struct arena *arena, struct trace_step *steps);

#endif

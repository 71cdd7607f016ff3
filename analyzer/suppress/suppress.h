/* Comments that silence findings, and what is wrong with such comments. */
#ifndef OOMLINT_SUPPRESS_SUPPRESS_H
#define OOMLINT_SUPPRESS_SUPPRESS_H

#include "suppress/directive.h"

struct suppression {
	const struct tree *tree;
	struct topics topics;   /* all that exist: rules and our own */
	const bool *on;         /* by topic: whether it is looked for in this file; NULL: nothing is */
	bool complete;          /* the whole file was looked at: what silences nothing is said to */
};

/* Of the diagnostics from number `first` on, which are all of this tree, those that a comment silences get a silencer and its
 * reason; report_silence puts them aside. Comments that are not understood, that name no rule, that silence nothing or that have
 * no counterpart are reported, with what to write instead of them. */
void suppress(const struct suppression *suppression, uint32_t first, struct report *report);

#endif

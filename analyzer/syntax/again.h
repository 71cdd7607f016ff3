/* A text that was parsed before: what did not change in it is not parsed again. */
#ifndef OOMLINT_SYNTAX_AGAIN_H
#define OOMLINT_SYNTAX_AGAIN_H

#include "base/buffer.h"

#include <tree_sitter/api.h>

/* Empty when zeroed: then everything is parsed. */
struct last_parse {
	TSTree *parse;
	struct buffer text;
};

/* The old tree with the difference between the texts told to it: what the parser begins with. NULL: there is none, or nearly all is new.
 * It belongs to `last`. */
TSTree *last_parse_edited(struct last_parse *last, struct slice text);
/* Keeps a tree of this text for the next time; it stays the caller's. One with errors in it is not kept: how the parser gets over an error
 * depends on where it began. */
void last_parse_keep(struct last_parse *last, const TSTree *parse, struct slice text);
void last_parse_free(struct last_parse *last);

#endif

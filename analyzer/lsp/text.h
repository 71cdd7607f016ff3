/* The text of a document that the client has open: what it is after each of the client's changes. */
#ifndef OOMLINT_LSP_TEXT_H
#define OOMLINT_LSP_TEXT_H

#include "lsp/position.h"

/* Makes one change of textDocument/didChange: the part in its range, or all where it has none, becomes another text. Where a range
 * cuts a pair of surrogates in two, U+FFFD takes the place of the half that stays. false: it is none. */
bool text_change(struct buffer *text, const json_t *change, enum column_unit unit);

#endif

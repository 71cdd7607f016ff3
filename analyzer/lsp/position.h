/* Places as the protocol has them: lines and, in the unit that was agreed on, columns; both from 0. */
#ifndef OOMLINT_LSP_POSITION_H
#define OOMLINT_LSP_POSITION_H

#include "lsp/json.h"
#include "text/source.h"

struct position {
	uint32_t line, character;
};

struct range {
	struct position start, end;
};

/* Offset of a position; behind the end of a line it is that end, behind the last line the end of the text. Inside a pair of surrogates
 * it is the offset of its character, and *inside is set. */
uint32_t position_offset(struct slice text, struct position position, enum column_unit unit, bool *inside);
struct position position_at(struct slice text, uint32_t offset, enum column_unit unit);
struct position position_read(const json_t *json);
/* false: there is none. */
bool range_read(const json_t *json, struct range *range);
json_t *position_json(struct position position);
json_t *range_json(struct range range);
int position_order(struct position a, struct position b);
/* Whether they have a place in common; ends count. */
bool range_meets(struct range a, struct range b);

#endif

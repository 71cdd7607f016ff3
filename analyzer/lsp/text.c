#include "lsp/text.h"

#define HALF "\xEF\xBF\xBD" /* U+FFFD */

enum { PAIR_BYTES = 4 };

static void replace(struct buffer *text, struct span span, struct slice by)
{
	size_t behind = text->length - span.end;
	size_t length = span.start + (size_t)by.length + behind;

	if (by.length > span.end - span.start)
		buffer_room(text, by.length - (span.end - span.start));
	if (behind)
		memmove(text->at + span.start + by.length, text->at + span.end, behind);
	if (by.length)
		memcpy(text->at + span.start, by.at, by.length);
	text->length = length;
}

static void replace_range(struct buffer *text, struct range range, struct slice by, enum column_unit unit)
{
	bool cut_start, cut_end;
	struct slice all = buffer_slice(text);
	struct span span;
	struct buffer mended = {0};

	if (position_order(range.start, range.end) > 0)
		range = (struct range){range.end, range.start};
	span.start = position_offset(all, range.start, unit, &cut_start);
	span.end = position_offset(all, range.end, unit, &cut_end);
	if (unit != COLUMN_UTF16 || (!cut_start && !cut_end)) {
		replace(text, span, by);
		return;
	}
	buffer_add_text(&mended, cut_start ? HALF : "");
	buffer_add(&mended, by);
	buffer_add_text(&mended, cut_end ? HALF : "");
	span.end += cut_end ? PAIR_BYTES : 0;
	replace(text, span, buffer_slice(&mended));
	buffer_free(&mended);
}

bool text_change(struct buffer *text, const json_t *change, enum column_unit unit)
{
	struct slice by = json_text_at(change, "text");
	struct range range;

	if (!by.at)
		return false;
	if (range_read(json_at(change, "range"), &range))
		replace_range(text, range, by, unit);
	else
		replace(text, (struct span){0, (uint32_t)text->length}, by);
	return true;
}

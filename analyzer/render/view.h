/* The part of one source line that fits the page, as columns: tabs expanded, long lines cut around a span. */
#ifndef OOMLINT_RENDER_VIEW_H
#define OOMLINT_RENDER_VIEW_H

#include "render/pen.h"

struct view {
	struct slice text;       /* of the line; only the neighbourhood of the span where the line is very long */
	uint32_t origin;         /* offset in `code` of text.at */
	uint32_t from, to;       /* columns of text that are shown */
	bool cut_before, cut_after;
};

/* The view of a line (its text, and its offset in `code`) that shows the span as well as `room` columns allow. */
struct view view_of(struct slice line, uint32_t line_start, struct span span, uint32_t room);
void view_draw(const struct pen *pen, const struct view *view);
/* First and end column of a span in the drawn view, at least one column wide. What lies outside is at the edge. */
struct span view_columns(const struct view *view, struct span span);

#endif

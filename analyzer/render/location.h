/* Where a diagnostic is, in the words of the output formats. */
#ifndef OOMLINT_RENDER_LOCATION_H
#define OOMLINT_RENDER_LOCATION_H

#include "render/pen.h"

/* The file that a diagnostic is about, as the user named it; empty when it is about the run. */
struct slice diagnostic_path(const struct diagnostic *diagnostic);
/* Relative to the base where it is inside, and without a leading "./". */
struct slice relative_path(struct slice path, struct slice base);
/* Whether a diagnostic has a span in a text that can be shown. */
bool has_text(const struct diagnostic *diagnostic);
/* A span of the diagnostic's source, cut to what there is of the code. */
struct span clipped(const struct source *source, struct span span);
/* Where the diagnostic begins; false when only its file is known. */
bool diagnostic_place(const struct diagnostic *diagnostic, struct place *place);

/* "path:line:column", "path:cell 3:line:column", "path" or nothing. */
void pen_location(const struct pen *pen, const struct diagnostic *diagnostic);
/* "path:cell 3:line:column" of another place of the same source. */
void pen_place(const struct pen *pen, struct slice path, struct place place);
/* The line that each finding begins with, unended: location, severity, name, code, message. */
void pen_headline(const struct pen *pen, const struct diagnostic *diagnostic);

#endif

/* Where a diagnostic is, in the words of the output formats. */
#ifndef OOMLINT_RENDER_LOCATION_H
#define OOMLINT_RENDER_LOCATION_H

#include "render/pen.h"

/* The file that a diagnostic is about, as the user named it; empty when it is about the run. */
struct slice diagnostic_path(const struct diagnostic *diagnostic);
/* Relative to the base where it is inside, and without a leading "./". */
struct slice relative_path(struct slice path, struct slice base);
/* The same, and where it is whole, it begins with a slash on every system, as in an address. */
struct slice path_below(struct slice path, struct slice base);
/* Whether a diagnostic has a span in a text that can be shown. */
bool has_text(const struct diagnostic *diagnostic);
/* A span of the diagnostic's source, cut to what there is of the code. */
struct span clipped(const struct source *source, struct span span);
/* Where the diagnostic begins; false when only its file is known. */
bool diagnostic_place(const struct diagnostic *diagnostic, struct place *place);

/* Where the diagnostic is in the file on disk, also in a notebook: what other programs find places by. 1-based, the end
 * exclusive; where there is no text it is the start. false when only its file is known. */
struct region {
	struct place start, end;
};
bool diagnostic_region(const struct diagnostic *diagnostic, enum column_unit unit, struct region *region);
/* The relative path of its file; "." where it is about the run, for formats that must have one. */
struct slice artifact_path(const struct diagnostic *diagnostic, const struct render_options *options);
/* "path:line:column", as far as known, in the file on disk. */
void add_artifact_place(struct buffer *out, const struct diagnostic *diagnostic, const struct render_options *options);
/* Its message and, unless it is certain, how likely it is and why: for readers who see nothing else of it. Written to `room`, which the
 * caller frees, where it is more than the message. */
struct slice judgement(const struct diagnostic *diagnostic, struct buffer *room);
/* Index behind the diagnostics that are about the same file as this one. */
uint32_t file_group_end(const struct report *report, uint32_t first);

/* "path:cell 3:line:column" of another place of the same source. */
void pen_place(const struct pen *pen, struct slice path, struct place place);
/* What each finding begins with, before its message: location, severity, name, code; and behind the message of one that is silenced, by whom. */
/* Its name, which is a link to its page where the terminal has links. */
void pen_topic(const struct pen *pen, const struct topic *topic);
void pen_headline_start(const struct pen *pen, const struct diagnostic *diagnostic);
void pen_silencer(const struct pen *pen, const struct diagnostic *diagnostic);
/* All of it as one line, unended. */
void pen_headline(const struct pen *pen, const struct diagnostic *diagnostic);

/* Adds the address of a topic's page; false: there are no pages. */
bool topic_page(struct buffer *address, const struct topic *topic, const struct render_options *options);

#endif

/* What cover.c and regions.c share. Private to both. */
#ifndef OOMLINT_SUPPRESS_COVER_PARTS_H
#define OOMLINT_SUPPRESS_COVER_PARTS_H

#include "suppress/cover.h"

static inline const struct directive *directive_at(const struct cover *cover, uint32_t directive)
{
	return &cover->directives->at[directive];
}

static inline uint32_t line_count(const struct cover *cover)
{
	return cover->tree->source->code_lines.count;
}

static inline uint32_t line_start(const struct cover *cover, uint32_t line)
{
	return cover->tree->source->code_lines.at[line];
}

static inline const struct word *word_at(const struct cover *cover, uint32_t word)
{
	return &cover->directives->words.at[word];
}

static inline bool mean_the_same(const struct word *a, const struct word *b)
{
	return slice_equal(a->text, b->text) || (a->topic && a->topic == b->topic);
}

/* What stands between disable and enable, into cover->regions; those without their other half into cover->lonely. */
void cover_regions(struct cover *cover);

#endif

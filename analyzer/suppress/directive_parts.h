/* Comments in parts, for directive.c and noqa.c. Private to both. */
#ifndef OOMLINT_SUPPRESS_DIRECTIVE_PARTS_H
#define OOMLINT_SUPPRESS_DIRECTIVE_PARTS_H

#include "suppress/directive.h"

#include <ctype.h>

/* One part of a comment: `# x  # y` has two. */
struct part {
	struct directives *directives;
	const struct tree *tree;
	const struct topics *topics;
	const bool *on;
	struct arena *arena;
	uint32_t start, end;    /* of source->code; the end is that of the comment */
};

static inline struct slice code_of(const struct part *part)
{
	return part->tree->source->code;
}

static inline char at_code(const struct part *part, uint32_t at)
{
	return at < part->end ? code_of(part).at[at] : '\0';
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline uint32_t skip_blanks(const struct part *part, uint32_t at)
{
	while (is_blank(at_code(part, at)))
		at++;
	return at;
}

/* Of a rule, a code or a verb. */
static inline uint32_t skip_word(const struct part *part, uint32_t at)
{
	while (at_code(part, at) && (isalnum((unsigned char)at_code(part, at)) || strchr("-_", at_code(part, at))))
		at++;
	return at;
}

/* One more word of the directive that is being read, the text from `start` to `end`. */
void part_add_word(struct part *part, struct directive *directive, uint32_t start, uint32_t end);
/* What stands behind the word: fills the directive from there on. false: it is nothing for us. */
bool read_noqa(struct part *part, uint32_t at, struct directive *directive);
bool read_file_noqa(struct part *part, uint32_t at, struct directive *directive);

#endif

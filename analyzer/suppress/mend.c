#include "suppress/mend.h"

#include "base/buffer.h"

bool word_is_needless(const struct word *word)
{
	return word->known && word->spoken && !word->used;
}

static bool stays(const struct word *word)
{
	return word->foreign || (word->known && !word_is_needless(word));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A line with its end, or with the one before it: the last line of a notebook's cell has none of its own. */
static struct span whole_line(const struct source *source, uint32_t line, struct span text)
{
	struct edit with_end = {{text.start, text.end}, SLICE("")}, with_one_before = {{text.start, text.end}, SLICE("")};

	if (line + 1 < source->code_lines.count)
		with_end.span.end = source->code_lines.at[line + 1];
	if (edits_fit(source, &with_end, 1))
		return with_end.span;
	if (text.start && source->code.at[text.start - 1] == '\n')
		with_one_before.span.start--;
	return edits_fit(source, &with_one_before, 1) ? with_one_before.span : text;
}

/* The whole directive with the blanks around it, or with its line. */
static struct span whole(const struct tree *tree, const struct directive *directive)
{
	const struct source *source = tree->source;
	struct slice code = source->code, line = source_line_text(source, directive->line);
	uint32_t begin = source->code_lines.at[directive->line], end = begin + line.length;
	struct span span = directive->span;

	while (span.start > begin && is_blank(code.at[span.start - 1]))
		span.start--;
	while (span.end < end && is_blank(code.at[span.end]))
		span.end++;
	if (span.end < end) /* another comment stands behind it, where this one stood */
		return (struct span){directive->span.start, span.end};
	return span.start == begin ? whole_line(source, directive->line, span) : span;
}

/* What stands behind a noqa stays as a comment: it is not ours. */
static bool has_tail(const struct tree *tree, const struct directive *directive)
{
	struct slice line = source_line_text(tree->source, directive->line);
	uint32_t end = tree->source->code_lines.at[directive->line] + line.length, at = directive->span.end;

	while (at < end && is_blank(tree->source->code.at[at]))
		at++;
	return !directive->ours && at < end && tree->source->code.at[at] != '#';
}

static void add_kept(struct buffer *out, const struct directives *directives, const struct directive *directive)
{
	const char *comma = "";

	for (uint32_t i = directive->first_word; i < directive->first_word + directive->word_count; i++) {
		const struct word *word = &directives->words.at[i];

		if (!stays(word))
			continue;
		buffer_format(out, "%s%.*s", comma, SLICE_ARGS(word->text));
		comma = ", ";
	}
}

static struct edit removal(const struct tree *tree, const struct directives *directives, const struct directive *directive,
                           struct arena *arena)
{
	struct buffer kept = {0};
	struct edit edit;

	add_kept(&kept, directives, directive);
	if (kept.length) {
		uint32_t first = directives->words.at[directive->first_word].span.start;
		uint32_t last = directives->words.at[directive->first_word + directive->word_count - 1].span.end;

		edit = (struct edit){{first, last}, arena_copy(arena, buffer_slice(&kept))};
	} else if (has_tail(tree, directive)) {
		edit = (struct edit){directive->span, SLICE("#")};
	} else {
		edit = (struct edit){whole(tree, directive), SLICE("")};
	}
	buffer_free(&kept);
	return edit;
}

void mend_add_removal(struct diagnostic *diagnostic, const struct tree *tree, const struct directives *directives, uint32_t directive,
                      struct arena *arena)
{
	struct edit edit = removal(tree, directives, &directives->at[directive], arena);

	diagnostic_add_fix(diagnostic, edit.text.length ? "without it" : "without the comment", FIX_SAFE, edit, arena);
}

/* disable and enable: which words count from where to where. */
#include "suppress/cover_parts.h"

/* Blanks before the comment; two directives belong together when they stand equally deep. */
static uint32_t depth_of(const struct cover *cover, uint32_t directive)
{
	return directive_at(cover, directive)->span.start - line_start(cover, directive_at(cover, directive)->line);
}

/* Words of `disable` that no `enable` has come for yet. */
struct open {
	uint32_t word, depth;
	bool closed;
};

/* Nobody has that many open at once; each enable has to look through them. */
enum { OPEN_MOST = 256 };

struct opens {
	struct open at[OPEN_MOST];
	uint32_t count, deepest;
};

static void close_one(struct cover *cover, struct open *open, uint32_t last)
{
	uint32_t first = directive_at(cover, word_at(cover, open->word)->directive)->line;

	if (!word_at(cover, open->word)->known)
		return;
	*list_push(cover->arena, &cover->regions) = (struct region){first, last, open->word};
}

static void be_lonely(struct cover *cover, uint32_t directive)
{
	if (!cover->lonely.count || cover->lonely.at[cover->lonely.count - 1] != directive)
		*list_push(cover->arena, &cover->lonely) = directive;
}

/* Ends those that stand deeper than the line that comes now: their block is over. */
static void end_blocks(struct cover *cover, struct opens *opens, uint32_t depth, uint32_t line)
{
	uint32_t kept = 0;

	if (opens->deepest <= depth)
		return;
	opens->deepest = 0;
	for (uint32_t i = 0; i < opens->count; i++) {
		struct open open = opens->at[i];

		if (open.depth > depth) {
			close_one(cover, &open, line ? line - 1 : 0);
			be_lonely(cover, word_at(cover, open.word)->directive);
			continue;
		}
		opens->deepest = open.depth > opens->deepest ? open.depth : opens->deepest;
		opens->at[kept++] = open;
	}
	opens->count = kept;
}

static struct open *find_open(const struct cover *cover, struct opens *opens, const struct word *word, uint32_t depth)
{
	for (uint32_t i = opens->count; i-- > 0;)
		if (opens->at[i].depth == depth && mean_the_same(word_at(cover, opens->at[i].word), word))
			return &opens->at[i];
	return NULL;
}

static void disable(struct cover *cover, struct opens *opens, uint32_t directive)
{
	const struct directive *row = directive_at(cover, directive);
	uint32_t depth = depth_of(cover, directive);

	for (uint32_t i = row->first_word; i < row->first_word + row->word_count; i++) {
		if (opens->count == OPEN_MOST || find_open(cover, opens, word_at(cover, i), depth)) {
			be_lonely(cover, directive);
			continue;
		}
		opens->at[opens->count++] = (struct open){.word = i, .depth = depth};
		opens->deepest = depth > opens->deepest ? depth : opens->deepest;
	}
}

static void enable(struct cover *cover, struct opens *opens, uint32_t directive)
{
	const struct directive *row = directive_at(cover, directive);

	for (uint32_t i = row->first_word; i < row->first_word + row->word_count; i++) {
		struct open *open = find_open(cover, opens, word_at(cover, i), depth_of(cover, directive));

		if (!open) {
			be_lonely(cover, directive);
			continue;
		}
		close_one(cover, open, row->line);
		memmove(open, open + 1, (size_t)(opens->at + opens->count - open - 1) * sizeof *open);
		opens->count--;
	}
}

/* disable and enable, and the lines between them whose depth tells where a block ends. */
void cover_regions(struct cover *cover)
{
	const struct source *source = cover->tree->source;
	struct opens opens = {.count = 0};
	uint32_t line = 0;

	for (uint32_t i = 0; i < cover->directives->count; i++) {
		const struct directive *directive = directive_at(cover, i);

		if (directive->problem.at || (directive->verb != VERB_DISABLE && directive->verb != VERB_ENABLE))
			continue;
		for (; line < cover->lines->count && cover->lines->at[line].first < directive->line; line++)
			end_blocks(cover, &opens, source_column(source, cover->lines->at[line].span.start, COLUMN_UTF8), cover->lines->at[line].first);
		(directive->verb == VERB_DISABLE ? disable : enable)(cover, &opens, i);
	}
	for (; opens.count && line < cover->lines->count; line++)
		end_blocks(cover, &opens, source_column(source, cover->lines->at[line].span.start, COLUMN_UTF8), cover->lines->at[line].first);
	for (uint32_t i = 0; i < opens.count; i++) {
		close_one(cover, &opens.at[i], line_count(cover));
		be_lonely(cover, word_at(cover, opens.at[i].word)->directive);
	}
}
